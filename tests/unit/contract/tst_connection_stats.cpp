#include "core/contract/payload/connection_stats.h"
#include "tests/unit/contract/payload_verdict.h"

using namespace opsroom;
using namespace opsroom::contract;
using namespace opsroom::test;

class TestConnectionStats : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void stats_areWrittenInTheShapeOfTheOldService();
    void tenants_standInOrderOfTheirConnections();
    void noTenants_areAnEmptyArray();
    void stats_readBack();
    void shortForm_isRead();
    void brokenStats_areRefusedWithTheirRule_data();
    void brokenStats_areRefusedWithTheirRule();
};

void TestConnectionStats::stats_areWrittenInTheShapeOfTheOldService()
{
    const ConnectionStats stats{145, 89, 12, 3, {{"tenant-1", 15}, {"tenant-2", 8}}};
    QCOMPARE(toJson(stats),
             std::string(R"({"totalConnections":145,"uniqueUsers":89,"activeTenants":12,"queuedTransactions":3,)"
                         R"("tenantDetails":[{"tenantId":"tenant-1","activeConnections":15},)"
                         R"({"tenantId":"tenant-2","activeConnections":8}]})"));
}

void TestConnectionStats::tenants_standInOrderOfTheirConnections()
{
    const ConnectionStats stats{0, 0, 0, 0, {{"b", 1}, {"c", 2}, {"a", 1}}};
    const std::string text = toJson(stats);
    QVERIFY(text.ends_with(R"("tenantDetails":[{"tenantId":"c","activeConnections":2},)"
                           R"({"tenantId":"a","activeConnections":1},{"tenantId":"b","activeConnections":1}]})"));
}

void TestConnectionStats::noTenants_areAnEmptyArray()
{
    QVERIFY(toJson({}).ends_with(R"("tenantDetails":[]})"));
}

void TestConnectionStats::stats_readBack()
{
    const std::string text = toJson({145, 89, 12, 3, {{"tenant-1", 15}, {"tenant-2", 8}}});
    json::Document document;
    const auto stats = readConnectionStats(*document.parse(text));
    QVERIFY(stats);
    QCOMPARE(stats->totalConnections, std::uint64_t(145));
    QCOMPARE(stats->uniqueUsers, std::uint64_t(89));
    QCOMPARE(stats->activeTenants, std::uint64_t(12));
    QCOMPARE(stats->queuedTransactions, std::uint64_t(3));
    QCOMPARE(stats->tenantDetails.size(), std::size_t(2));
    QCOMPARE(toJson(*stats), text);
}

void TestConnectionStats::shortForm_isRead()
{
    const std::string text =
        R"({"activeConnections":145,"activeTenants":12,"queuedTransactions":3,"timestamp":"2026-11-22T18:00:00.123Z",)"
        R"("latencyMs":{"publishToWrite":{"p50":0.4,"p95":2.1,"p99":6.0,"count":1000}},"windowSeconds":30})";
    json::Document document;
    const auto stats = readConnectionStats(*document.parse(text));
    QVERIFY(stats);
    QCOMPARE(stats->totalConnections, std::uint64_t(145));
    QCOMPARE(stats->uniqueUsers, std::uint64_t(0));
    QVERIFY(stats->tenantDetails.empty());
}

void TestConnectionStats::brokenStats_areRefusedWithTheirRule_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("verdict");
    const auto row = [](const char *name, const char *text, const char *verdict) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(verdict);
    };
    row("no connections at all", R"({"activeTenants":1,"queuedTransactions":0})",
        "totalConnections or activeConnections is required");
    row("a negative count", R"({"totalConnections":-1,"activeTenants":1,"queuedTransactions":0})",
        "totalConnections must be an integer from 0 to 9223372036854775807");
    row("no tenants", R"({"totalConnections":1,"queuedTransactions":0})", "activeTenants is required");
    row("no queue", R"({"totalConnections":1,"activeTenants":0})", "queuedTransactions is required");
    row("a tenant without its id",
        R"({"totalConnections":1,"activeTenants":1,"queuedTransactions":0,"tenantDetails":[{"activeConnections":1}]})",
        "tenantDetails[0].tenantId is required");
    row("a tenant without its connections",
        R"({"totalConnections":1,"activeTenants":1,"queuedTransactions":0,"tenantDetails":[{"tenantId":"a"}]})",
        "tenantDetails[0].activeConnections is required");
    row("tenants that are no array",
        R"({"totalConnections":1,"activeTenants":1,"queuedTransactions":0,"tenantDetails":{}})",
        "tenantDetails must be an array");
    row("an array", "[]", "the payload must be an object");
}

void TestConnectionStats::brokenStats_areRefusedWithTheirRule()
{
    QFETCH(QByteArray, text);
    QTEST(verdictOf(readConnectionStats, text), "verdict");
}

OPSROOM_TEST(TestConnectionStats)
#include "tst_connection_stats.moc"
