#include "client/bench/bench_report.h"

#include "tests/support/test_case.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using opsroom::bench::BenchReport;

class TestBenchReport : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void figures_areRatios();
    void figuresOfAnUnseenServer_areZero();
    void drift_comparesTheFirstQuarterWithTheLast();
    void drift_needsEnoughSamples();
    void json_isOneObjectWithTheFigures();
};

void TestBenchReport::figures_areRatios()
{
    BenchReport report;
    report.options.connections = 1000;
    report.connectSeconds = 0.5;
    report.seconds = 4;
    report.delivered = 8000;
    report.acknowledged = 400;
    report.serverCpuSeconds = 2;
    report.pssBefore = 1'000'000;
    report.pssIdle = 1'900'000;
    QCOMPARE(report.connectsPerSecond(), 2000.0);
    QCOMPARE(report.deliveredPerSecond(), 2000.0);
    QCOMPARE(report.deliveredPerCpuSecond(), 4000.0);
    QCOMPARE(report.acknowledgedPerCpuSecond(), 200.0);
    QCOMPARE(report.serverCpuShare(), 0.5);
    QCOMPARE(report.bytesPerConnection(report.pssIdle), 900.0);
}

void TestBenchReport::figuresOfAnUnseenServer_areZero()
{
    BenchReport report;
    report.delivered = 100;
    QCOMPARE(report.deliveredPerCpuSecond(), 0.0);
    QCOMPARE(report.deliveredPerSecond(), 0.0);
}

void TestBenchReport::drift_comparesTheFirstQuarterWithTheLast()
{
    BenchReport report;
    for (std::uint64_t i = 0; i < 8; ++i)
        report.samples.push_back({.p99 = i < 4 ? 100U : 150U, .serverPss = 1000 + 10 * i});
    QCOMPARE(report.latencyDrift(), 1.5);
    QCOMPARE(report.memoryDrift(), 60.0);
}

void TestBenchReport::drift_needsEnoughSamples()
{
    BenchReport report;
    report.samples.resize(7);
    QCOMPARE(report.latencyDrift(), 0.0);
    QCOMPARE(report.memoryDrift(), 0.0);
}

void TestBenchReport::json_isOneObjectWithTheFigures()
{
    BenchReport report;
    report.options.benchCase = opsroom::bench::Case::FanOut;
    report.seconds = 2;
    report.delivered = 4;
    report.latency.record(1500, 4);
    report.samples.resize(2);
    const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(jsonOf(report))).object();
    QCOMPARE(json[QStringLiteral("case")].toString(), QStringLiteral("fan-out"));
    QCOMPARE(json[QStringLiteral("deliveredPerSecond")].toDouble(), 2.0);
    QCOMPARE(json[QStringLiteral("latencyMs")].toObject()[QStringLiteral("count")].toInt(), 4);
    // The upper edge of a bucket that is at most one part in 32 wide.
    const double p50 = json[QStringLiteral("latencyMs")].toObject()[QStringLiteral("p50")].toDouble();
    QVERIFY(p50 >= 1.5 && p50 < 1.55);
    QCOMPARE(json[QStringLiteral("samples")].toArray().size(), 2);
}

OPSROOM_TEST(TestBenchReport)
#include "tst_bench_report.moc"
