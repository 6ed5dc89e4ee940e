#include "qml/viewmodels/latency_view_model.h"
#include "qml/viewmodels/settings_view_model.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"

#include <QtTest/QAbstractItemModelTester>

#include <cmath>

#include <QtCore/QTemporaryDir>

using namespace opsroom::viewmodels;
using namespace opsroom::test;
using namespace std::chrono_literals;

class TestLatency : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void silence_isAGap();
    void percentiles_areOfAllSamplesTogether();
    void p99_isHiddenBelowAHundredSamples();
    void range_choosesTheResolution_data();
    void range_choosesTheResolution();
    void samples_leaveWithTheRange();
    void whilePaused_thePictureStandsStill();
    void arrivalBeforeItsStamp_countsAsNothingAndIsSaid();
    void distribution_countsEverySample();

private:
    const QTemporaryDir m_dir;
    opsroom::viewmodels::SettingsViewModel m_settings{m_dir.filePath(QStringLiteral("settings.ini"))};
    FakeClock m_clock;
};

void TestLatency::silence_isAGap()
{
    LatencyViewModel latency(m_clock, m_settings);
    latency.setRange(LatencyViewModel::OneMinute);
    latency.addRoundTrip(4);
    m_clock.advance(2s);
    latency.addRoundTrip(8);
    latency.tick();
    const QList<double> line = latency.roundTrip()->p50()->values();
    QCOMPARE(line.size(), 60);
    QVERIFY(std::isnan(line[0]));
    QVERIFY(qAbs(line[57] - 4) < 0.2);
    QVERIFY(std::isnan(line[58]));
    QVERIFY(qAbs(line[59] - 8) < 0.4);
}

void TestLatency::percentiles_areOfAllSamplesTogether()
{
    LatencyViewModel latency(m_clock, m_settings);
    // A busy second of fast ones and a quiet second of slow ones: an average of medians would say 50 ms.
    for (int i = 0; i < 990; ++i)
        latency.addRoundTrip(1);
    m_clock.advance(1s);
    for (int i = 0; i < 10; ++i)
        latency.addRoundTrip(99);
    latency.tick();
    QCOMPARE(latency.roundTrip()->sampleCount(), 1000);
    QCOMPARE(latency.roundTrip()->p50Text(), QStringLiteral("1.0 ms"));
    QCOMPARE(latency.roundTrip()->p99Text(), QStringLiteral("1.0 ms"));
    QCOMPARE(latency.roundTrip()->sampleCountText(), QStringLiteral("1,000 samples"));
    latency.addRoundTrip(99);
    latency.tick();
    QCOMPARE(latency.roundTrip()->p99Text(), QStringLiteral("100 ms"));
}

void TestLatency::p99_isHiddenBelowAHundredSamples()
{
    LatencyViewModel latency(m_clock, m_settings);
    for (int i = 0; i < 99; ++i)
        latency.addRoundTrip(2);
    latency.tick();
    QVERIFY(!latency.roundTrip()->hasP99());
    QCOMPARE(latency.roundTrip()->p99Text(), QStringLiteral("–"));
    QVERIFY(std::isnan(latency.roundTrip()->p99()->last()));
    QCOMPARE(latency.roundTrip()->p95Text(), QStringLiteral("2.0 ms"));
    latency.addRoundTrip(2);
    latency.tick();
    QVERIFY(latency.roundTrip()->hasP99());
    QVERIFY(!std::isnan(latency.roundTrip()->p99()->last()));
}

void TestLatency::range_choosesTheResolution_data()
{
    QTest::addColumn<LatencyViewModel::Range>("range");
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("step");
    QTest::newRow("a minute by seconds") << LatencyViewModel::OneMinute << 60 << 1.0;
    QTest::newRow("five minutes by seconds") << LatencyViewModel::FiveMinutes << 300 << 1.0;
    QTest::newRow("a quarter of an hour by ten seconds") << LatencyViewModel::FifteenMinutes << 90 << 10.0;
    QTest::newRow("an hour by ten seconds") << LatencyViewModel::OneHour << 360 << 10.0;
    QTest::newRow("six hours by four minutes") << LatencyViewModel::SixHours << 90 << 240.0;
    QTest::newRow("a day by four minutes") << LatencyViewModel::OneDay << 360 << 240.0;
}

void TestLatency::range_choosesTheResolution()
{
    QFETCH(LatencyViewModel::Range, range);
    QFETCH(int, count);
    QFETCH(double, step);
    LatencyViewModel latency(m_clock, m_settings);
    latency.addRoundTrip(3);
    latency.setRange(range);
    latency.tick();
    QCOMPARE(latency.roundTrip()->p50()->count(), count);
    QCOMPARE(latency.roundTrip()->p50()->stepSeconds(), step);
    QVERIFY(!std::isnan(latency.roundTrip()->p50()->last()));
    QCOMPARE(latency.roundTrip()->sampleCount(), 1);
}

void TestLatency::samples_leaveWithTheRange()
{
    LatencyViewModel latency(m_clock, m_settings);
    latency.setRange(LatencyViewModel::OneMinute);
    latency.addRoundTrip(3);
    m_clock.advance(61s);
    latency.tick();
    QCOMPARE(latency.roundTrip()->sampleCount(), 0);
    latency.setRange(LatencyViewModel::FiveMinutes);
    QCOMPARE(latency.roundTrip()->sampleCount(), 1);
    m_clock.advance(24h);
    latency.addRoundTrip(5);
    latency.setRange(LatencyViewModel::OneDay);
    QCOMPARE(latency.roundTrip()->sampleCount(), 1);
}

void TestLatency::whilePaused_thePictureStandsStill()
{
    LatencyViewModel latency(m_clock, m_settings);
    latency.setIsPaused(true);
    latency.addRoundTrip(3);
    latency.tick();
    QCOMPARE(latency.roundTrip()->sampleCount(), 0);
    latency.setIsPaused(false);
    QCOMPARE(latency.roundTrip()->sampleCount(), 1);
}

void TestLatency::arrivalBeforeItsStamp_countsAsNothingAndIsSaid()
{
    LatencyViewModel latency(m_clock, m_settings);
    opsroom::client::Stamped event;
    const qint64 now = m_clock.wallNow().time_since_epoch().count();
    event.receivedAtMs = now;
    event.timestampMs = now - 5;
    latency.addDelivery(event);
    QVERIFY(!latency.isClockSkewed());
    event.timestampMs = now + 500;
    latency.addDelivery(event);
    QVERIFY(latency.isClockSkewed());
    event.timestampMs = 0;
    latency.addDelivery(event);
    latency.tick();
    QCOMPARE(latency.delivery()->sampleCount(), 2);
}

void TestLatency::distribution_countsEverySample()
{
    LatencyViewModel latency(m_clock, m_settings);
    HistogramModel *bars = latency.roundTrip()->distribution();
    const QAbstractItemModelTester tester(bars);
    for (const double sample : {0.1, 0.2, 3.0, 90'000.0})
        latency.addRoundTrip(sample);
    latency.tick();
    int sum = 0;
    for (int row = 0; row < bars->rowCount(); ++row)
        sum += bars->index(row).data(HistogramModel::CountRole).toInt();
    QCOMPARE(sum, 4);
    QCOMPARE(bars->index(0).data(HistogramModel::CountRole).toInt(), 2);
    QCOMPARE(bars->index(0).data(HistogramModel::ShareRole).toDouble(), 1.0);
    QCOMPARE(bars->index(bars->rowCount() - 1).data(HistogramModel::CountRole).toInt(), 1);
}

OPSROOM_TEST(TestLatency)
#include "tst_latency.moc"
