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
    void heatMap_holdsEverySampleAndLeavesGaps();
    void aTenant_isLookedAtAlone();
    void tenants_standWithTheSlowestFirst();
    void tenantsBeyondTheLimit_countInTheWhole();

private:
    static opsroom::client::Stamped delivery(const QString &tenant, qint64 stampedMs, qint64 receivedMs);

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

opsroom::client::Stamped TestLatency::delivery(const QString &tenant, qint64 stampedMs, qint64 receivedMs)
{
    opsroom::client::Stamped event;
    event.tenantId = tenant;
    event.timestampMs = stampedMs;
    event.receivedAtMs = receivedMs;
    return event;
}

void TestLatency::heatMap_holdsEverySampleAndLeavesGaps()
{
    LatencyViewModel latency(m_clock, m_settings);
    latency.setRange(LatencyViewModel::OneMinute);
    for (int i = 0; i < 5; ++i)
        latency.addRoundTrip(3);
    m_clock.advance(2s);
    latency.addRoundTrip(300);
    latency.tick();
    const LatencyTrack &track = *latency.roundTrip();
    const QList<double> heat = track.heat();
    const int columns = static_cast<int>(heat.size()) / track.heatRows();
    QCOMPARE(columns, 60);
    const auto at = [&](int column, double milliseconds) {
        const auto row = static_cast<int>(HistogramModel::barOf(static_cast<std::uint64_t>(milliseconds * 1000)));
        return heat[row * columns + column];
    };
    QCOMPARE(at(57, 3), 5.0);
    QVERIFY(std::isnan(at(58, 3)));
    QCOMPARE(at(59, 300), 1.0);
    QCOMPARE(at(59, 3), 0.0);
    double all = 0;
    for (const double cell : heat)
        all += std::isnan(cell) ? 0 : cell;
    QCOMPARE(all, 6.0);
}

void TestLatency::aTenant_isLookedAtAlone()
{
    LatencyViewModel latency(m_clock, m_settings);
    const qint64 now = m_clock.wallNow().time_since_epoch().count();
    for (int i = 0; i < 10; ++i)
        latency.addDelivery(delivery(QStringLiteral("acme"), now - 5, now));
    latency.addDelivery(delivery(QStringLiteral("beta"), now - 900, now));
    latency.tick();
    LatencyTrack &track = *latency.delivery();
    QCOMPARE(track.sampleCount(), 11);
    track.setTenant(QStringLiteral("beta"));
    QCOMPARE(track.sampleCount(), 1);
    track.setTenant({});
    QCOMPARE(track.sampleCount(), 11);
}

void TestLatency::tenants_standWithTheSlowestFirst()
{
    LatencyViewModel latency(m_clock, m_settings);
    const QAbstractItemModelTester tester(latency.tenants());
    const qint64 now = m_clock.wallNow().time_since_epoch().count();
    latency.setHasTenants(true);
    for (int i = 0; i < 100; ++i)
        latency.addDelivery(delivery(QStringLiteral("acme"), now - 5, now));
    latency.tick();
    QCOMPARE(latency.tenants()->count(), 1);
    latency.addDelivery(delivery(QStringLiteral("beta"), now - 900, now));
    latency.tick();
    QCOMPARE(latency.tenants()->count(), 2);
    const auto text = [&latency](int row, int role) { return latency.tenants()->index(row).data(role).toString(); };
    QCOMPARE(text(0, LatencyTenantModel::TenantIdRole), QStringLiteral("beta"));
    QCOMPARE(text(0, LatencyTenantModel::P99TextRole), QStringLiteral("–"));
    QCOMPARE(text(1, LatencyTenantModel::TenantIdRole), QStringLiteral("acme"));
    QVERIFY(text(1, LatencyTenantModel::P99TextRole) != QStringLiteral("–"));
    m_clock.advance(10min);
    latency.tick();
    QCOMPARE(latency.tenants()->count(), 0);
}

void TestLatency::tenantsBeyondTheLimit_countInTheWhole()
{
    LatencyViewModel latency(m_clock, m_settings);
    const qint64 now = m_clock.wallNow().time_since_epoch().count();
    for (int i = 0; i <= LatencyTrack::kMostTenants; ++i)
        latency.addDelivery(delivery(QStringLiteral("t-%1").arg(i), now - 5, now));
    latency.setHasTenants(true);
    latency.tick();
    QCOMPARE(latency.tenants()->count(), static_cast<int>(LatencyTrack::kMostTenants));
    QCOMPARE(latency.delivery()->sampleCount(), static_cast<int>(LatencyTrack::kMostTenants) + 1);
}

OPSROOM_TEST(TestLatency)
#include "tst_latency.moc"
