#include "qml/viewmodels/settings_view_model.h"
#include "qml/viewmodels/traffic_view_model.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"

#include <QtCore/QTemporaryDir>

#include <cmath>

using namespace opsroom;
using namespace opsroom::viewmodels;
using namespace opsroom::test;
using namespace std::chrono_literals;

class TestTraffic : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void beforeFigures_nothingIsDrawn();
    void aTimeOffline_isAGap();
    void aLateTick_leavesNoSecondOut();
    void aLongSleep_isAGap();
    void coarseSteps_foldAsTheirLineDoes_data();
    void coarseSteps_foldAsTheirLineDoes();
    void endings_areSortedByWhoWantedThem_data();
    void endings_areSortedByWhoWantedThem();
    void aHubThatCountsAnew_countsNothingTwice();
    void endingsWhileOffline_areNoPeak();
    void aTenantsOperator_isToldOfNoEndings();
    void stepText_followsTheRange();

private:
    /// \a seconds ticks, of which each finds the figures that were told last.
    void run(int seconds, qsizetype updates = 0);
    static client::MetricsUpdate figures(quint64 connections, quint64 queued);

    const QTemporaryDir m_dir;
    SettingsViewModel m_settings{m_dir.filePath(QStringLiteral("settings.ini"))};
    FakeClock m_clock;
    std::unique_ptr<TrafficViewModel> m_traffic;
};

void TestTraffic::init()
{
    m_traffic = std::make_unique<TrafficViewModel>(m_clock, m_settings);
    m_traffic->setRange(TimeRangeViewModel::OneMinute);
}

client::MetricsUpdate TestTraffic::figures(quint64 connections, quint64 queued)
{
    client::MetricsUpdate metrics;
    metrics.connections = connections;
    metrics.queued = queued;
    return metrics;
}

void TestTraffic::run(int seconds, qsizetype updates)
{
    for (int i = 0; i < seconds; ++i) {
        m_clock.advance(1s);
        m_traffic->tick(true, updates);
    }
}

void TestTraffic::beforeFigures_nothingIsDrawn()
{
    run(3, 7);
    QVERIFY(!m_traffic->isLoaded());
    for (const double value : m_traffic->updates()->values())
        QVERIFY(std::isnan(value));
}

void TestTraffic::aTimeOffline_isAGap()
{
    m_traffic->apply(figures(10, 0));
    run(2, 5);
    m_clock.advance(1s);
    m_traffic->tick(false, 0);
    run(1, 6);
    const QList<double> line = m_traffic->updates()->values();
    QCOMPARE(line.size(), 60);
    QCOMPARE(line[56], 5.0);
    QCOMPARE(line[57], 5.0);
    QVERIFY(std::isnan(line[58]));
    QCOMPARE(line[59], 6.0);
    QCOMPARE(m_traffic->connections()->last(), 10.0);
}

void TestTraffic::aLateTick_leavesNoSecondOut()
{
    m_traffic->apply(figures(10, 0));
    run(1);
    m_clock.advance(2500ms);
    m_traffic->tick(true, 50); // what arrived in two seconds and a half
    const QList<double> line = m_traffic->connections()->values();
    const QList<double> updates = m_traffic->updates()->values();
    for (qsizetype i = line.size() - 2; i < line.size(); ++i) {
        QCOMPARE(line[i], 10.0);
        QCOMPARE(updates[i], 20.0);
    }
}

void TestTraffic::aLongSleep_isAGap()
{
    m_traffic->apply(figures(10, 0));
    run(1);
    m_clock.advance(5s);
    m_traffic->tick(true, 0);
    const QList<double> line = m_traffic->connections()->values();
    QVERIFY(std::isnan(line[line.size() - 2]));
    QCOMPARE(line.last(), 10.0);
}

void TestTraffic::coarseSteps_foldAsTheirLineDoes_data()
{
    QTest::addColumn<TimeRangeViewModel::Range>("range");
    QTest::addColumn<double>("connections"); // mean
    QTest::addColumn<double>("queued");      // peak
    QTest::addColumn<double>("lost");        // sum
    QTest::newRow("seconds") << TimeRangeViewModel::FiveMinutes << 20.0 << 0.0 << 1.0;
    QTest::newRow("ten seconds") << TimeRangeViewModel::OneHour << 15.0 << 90.0 << 2.0;
    QTest::newRow("four minutes") << TimeRangeViewModel::OneDay << 15.0 << 90.0 << 2.0;
}

void TestTraffic::coarseSteps_foldAsTheirLineDoes()
{
    QFETCH(TimeRangeViewModel::Range, range);
    QFETCH(double, connections);
    QFETCH(double, queued);
    QFETCH(double, lost);
    // All within one step of ten seconds.
    const auto intoStep = m_clock.wallNow().time_since_epoch() % 240s;
    m_clock.advance(240s - std::chrono::duration_cast<Milliseconds>(intoStep));
    auto first = figures(10, 90);
    first.endings = {{QStringLiteral("no-pong"), 5}};
    m_traffic->apply(first);
    m_traffic->tick(true, 0);
    m_clock.advance(1s);
    first.endings[0].total = 6;
    m_traffic->apply(first);
    m_traffic->tick(true, 0);
    auto second = figures(20, 0);
    second.endings = {{QStringLiteral("no-pong"), 6}};
    m_traffic->apply(second);
    run(1);
    second.endings[0].total = 7;
    m_traffic->apply(second);
    run(1);
    m_traffic->setRange(range);
    QCOMPARE(m_traffic->connections()->last(), connections);
    QCOMPARE(m_traffic->queued()->last(), queued);
    QCOMPARE(m_traffic->lost()->last(), lost);
}

void TestTraffic::endings_areSortedByWhoWantedThem_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("left");
    QTest::addColumn<int>("sentAway");
    QTest::addColumn<int>("lost");
    const auto row = [](const char *name, int left, int sentAway, int lost) {
        QTest::newRow(name) << QString::fromLatin1(name) << left << sentAway << lost;
    };
    row("left", 3, 0, 0);
    row("client", 3, 0, 0);
    row("hub", 0, 3, 0);
    row("slow", 0, 3, 0);
    row("protocol-error", 0, 3, 0);
    row("transport-lost", 0, 0, 3);
    row("no-pong", 0, 0, 3);
    row("a way of a later hub", 0, 3, 0);
}

void TestTraffic::endings_areSortedByWhoWantedThem()
{
    QFETCH(QString, name);
    QFETCH(int, left);
    QFETCH(int, sentAway);
    QFETCH(int, lost);
    auto metrics = figures(1, 0);
    metrics.endings = {{name, 40}};
    m_traffic->apply(metrics);
    run(1);
    metrics.endings[0].total = 43;
    m_traffic->apply(metrics);
    run(1);
    QVERIFY(m_traffic->hasEndings());
    QCOMPARE(m_traffic->left()->last(), static_cast<double>(left));
    QCOMPARE(m_traffic->sentAway()->last(), static_cast<double>(sentAway));
    QCOMPARE(m_traffic->lost()->last(), static_cast<double>(lost));
}

void TestTraffic::aHubThatCountsAnew_countsNothingTwice()
{
    auto metrics = figures(1, 0);
    metrics.endings = {{QStringLiteral("left"), 40}};
    m_traffic->apply(metrics);
    run(2);
    metrics.endings[0].total = 2;
    m_traffic->apply(metrics);
    run(1);
    QVERIFY(std::isnan(m_traffic->left()->last()));
    metrics.endings[0].total = 5;
    m_traffic->apply(metrics);
    run(1);
    QCOMPARE(m_traffic->left()->last(), 3.0);
}

void TestTraffic::endingsWhileOffline_areNoPeak()
{
    auto metrics = figures(1, 0);
    metrics.endings = {{QStringLiteral("no-pong"), 40}};
    m_traffic->apply(metrics);
    run(2);
    m_clock.advance(1s);
    m_traffic->tick(false, 0);
    metrics.endings[0].total = 900;
    m_traffic->apply(metrics);
    run(1);
    QVERIFY(std::isnan(m_traffic->lost()->last()));
    run(1);
    QCOMPARE(m_traffic->lost()->last(), 0.0);
}

void TestTraffic::aTenantsOperator_isToldOfNoEndings()
{
    m_traffic->apply(figures(1, 0));
    run(2);
    QVERIFY(m_traffic->isLoaded());
    QVERIFY(!m_traffic->hasEndings());
    QVERIFY(std::isnan(m_traffic->left()->last()));
}

void TestTraffic::stepText_followsTheRange()
{
    m_traffic->apply(figures(1, 0));
    run(1);
    QCOMPARE(m_traffic->stepText(), QStringLiteral("1 s"));
    m_traffic->setRange(TimeRangeViewModel::OneHour);
    QCOMPARE(m_traffic->stepText(), QStringLiteral("10 s"));
    m_traffic->setRange(TimeRangeViewModel::OneDay);
    QCOMPARE(m_traffic->stepText(), QStringLiteral("4 min"));
}

OPSROOM_TEST(TestTraffic)
#include "tst_traffic.moc"
