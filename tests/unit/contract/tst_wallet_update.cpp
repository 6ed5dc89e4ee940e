#include "core/contract/payload/wallet_update.h"
#include "tests/unit/contract/payload_verdict.h"

using namespace opsroom;
using namespace opsroom::contract;
using namespace opsroom::test;

class TestWalletUpdate : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    // accepts
    void sample_isAccepted_data();
    void sample_isAccepted();
    void member_isAccepted_data();
    void member_isAccepted();
    void whatTheHubNeeds_isRead();
    void absentMembers_areEmpty();

    // rejects
    void sample_isRefusedWithItsRule_data();
    void sample_isRefusedWithItsRule();
    void member_isRefusedWithItsRule_data();
    void member_isRefusedWithItsRule();
};

namespace {

const char *const kAmountRule =
    " must be an amount in minor units: an integer within 2^53-1, or a string of at most 78 digits";
const char *const kIdRule = " must be a string of 1 to 128 characters out of A-Z a-z 0-9 . _ : @ -";

QByteArray payloadWith(const QByteArray &member)
{
    return R"({"walletId":"w-1",)" + member + '}';
}

QByteArray oneBalance(const QByteArray &member)
{
    return R"("balances":[{"available":0,)" + member + "}]";
}

} // namespace

void TestWalletUpdate::sample_isAccepted_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("the shortest one") << QByteArray(R"({"walletId":"w-1"})");
    QTest::newRow("one with balances") << QByteArray(
        R"({"type":"wallet","eventId":"01JD9Z6Q3VYX0T7M2B4K8N5R1D","tenantId":"tenant-1",)"
        R"("timestamp":"2026-11-22T18:00:00.123Z","walletId":"w-2378","status":"active",)"
        R"("balances":[{"currency":"CZK","scale":2,"available":70000,"pending":0,"held":0,"ledger":70000}],)"
        R"("delta":70000,"cause":{"transactionId":"tx-123","reason":"credit"},"version":3})");
}

void TestWalletUpdate::sample_isAccepted()
{
    QFETCH(QByteArray, payload);
    QCOMPARE(verdictOf(readWalletUpdate, payload), QByteArray());
}

void TestWalletUpdate::member_isAccepted_data()
{
    QTest::addColumn<QByteArray>("member");
    const auto row = [](const char *name, const QByteArray &member) { QTest::newRow(name) << member; };
    for (const char *status : {"active", "pending", "restricted", "frozen", "closed"})
        row(status, QByteArray(R"("status":")") + status + '"');
    for (const char *reason : {"credit", "debit", "hold", "release", "fee", "adjustment", "freeze", "unfreeze"})
        row(reason, QByteArray(R"("cause":{"reason":")") + reason + "\"}");
    for (const char *rating : {"low", "medium", "high"})
        row(rating, QByteArray(R"("riskRating":")") + rating + '"');
    row("a statusReason of 140", R"("statusReason":)" + quoted(140));
    row("an ownerId of 128", R"("ownerId":)" + quoted(128));
    row("no balances", R"("balances":[])");
    row("200 balances", R"("balances":)" + arrayOf(200, R"({"available":0})"));
    row("a balance in an asset of 32", oneBalance(R"("asset":)" + quoted(32) + R"(,"scale":30)"));
    row("a balance that nobody knows", R"("balance":"-99999999999999999999")");
    row("a balance with unknown members", oneBalance(R"("note":1.5)"));
    row("a negative delta", R"("delta":-70000)");
    row("a common member", R"("occurredAt":"2026-11-22T18:00:00Z","correlationId":"c")");
}

void TestWalletUpdate::member_isAccepted()
{
    QFETCH(QByteArray, member);
    QCOMPARE(verdictOf(readWalletUpdate, payloadWith(member)), QByteArray());
}

void TestWalletUpdate::whatTheHubNeeds_isRead()
{
    const std::string text = R"({"walletId":"w-2","ownerId":"u-7","version":12,"idempotencyKey":"k-1"})";
    json::Document document;
    const auto update = readWalletUpdate(*document.parse(text));
    QVERIFY(update);
    QVERIFY(update->walletId == "w-2");
    QVERIFY(update->ownerId == "u-7");
    QVERIFY(update->version == 12);
    QVERIFY(update->idempotencyKey.view() == "k-1");
}

void TestWalletUpdate::absentMembers_areEmpty()
{
    json::Document document;
    const auto update = readWalletUpdate(*document.parse(R"({"walletId":"w-2"})"));
    QVERIFY(update);
    QVERIFY(update->ownerId.empty());
    QVERIFY(!update->version);
    QVERIFY(update->idempotencyKey.isEmpty());
}

void TestWalletUpdate::sample_isRefusedWithItsRule_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("verdict");
    QTest::newRow("an empty object") << QByteArray("{}") << QByteArray("walletId is required");
    QTest::newRow("a status in capitals") << QByteArray(R"({"walletId":"w","status":"FROZEN"})")
                                          << QByteArray("status must be one of active, pending, restricted, frozen, "
                                                        "closed");
    QTest::newRow("an array") << QByteArray(R"(["walletId"])") << QByteArray("the payload must be an object");
    QTest::newRow("a walletId that is a number") << QByteArray(R"({"walletId":1})") << QByteArray("walletId") + kIdRule;
}

void TestWalletUpdate::sample_isRefusedWithItsRule()
{
    QFETCH(QByteArray, payload);
    QTEST(verdictOf(readWalletUpdate, payload), "verdict");
}

void TestWalletUpdate::member_isRefusedWithItsRule_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("verdict");
    const auto row = [](const char *name, const QByteArray &member, const QByteArray &verdict) {
        QTest::newRow(name) << member << verdict;
    };
    row("an ownerId of 129", R"("ownerId":)" + quoted(129), QByteArray("ownerId") + kIdRule);
    row("a statusReason of 141", R"("statusReason":)" + quoted(141),
        "statusReason must be a string of 0 to 140 characters without control characters");
    row("201 balances", R"("balances":)" + arrayOf(201, R"({"available":0})"),
        "balances must be an array of at most 200 elements");
    row("a balance without its figure", R"("balances":[{"available":1},{"held":1}])",
        "balances[1].available is required");
    row("a balance that is a number", R"("balances":[70000])", "balances[0] must be an object");
    row("an available with a fraction", R"("balances":[{"available":1.5}])",
        QByteArray("balances[0].available") + kAmountRule);
    row("a pending with an exponent", oneBalance(R"("pending":1e3)"), QByteArray("balances[0].pending") + kAmountRule);
    row("a held that is null", oneBalance(R"("held":null)"), QByteArray("balances[0].held") + kAmountRule);
    row("a ledger beyond 2^53", oneBalance(R"("ledger":9007199254740992)"),
        QByteArray("balances[0].ledger") + kAmountRule);
    row("a balance of a bad currency", oneBalance(R"("currency":"cz")"),
        "balances[0].currency must be three capital letters");
    row("a balance with an asset of 33", oneBalance(R"("asset":)" + quoted(33)),
        "balances[0].asset must be a string of 0 to 32 characters without control characters");
    row("a balance with a scale of 31", oneBalance(R"("scale":31)"),
        "balances[0].scale must be an integer from 0 to 30");
    row("a balance with a fraction", R"("balance":0.5)", QByteArray("balance") + kAmountRule);
    row("a delta in words", R"("delta":"ten")", QByteArray("delta") + kAmountRule);
    row("a cause with a bad id", R"("cause":{"transactionId":""})", QByteArray("cause.transactionId") + kIdRule);
    row("an unknown cause", R"("cause":{"reason":"theft"})",
        "cause.reason must be one of credit, debit, hold, release, fee, adjustment, freeze, unfreeze");
    row("a negative version", R"("version":-1)", "version must be an integer from 0 to 9223372036854775807");
    row("an unknown rating", R"("riskRating":"none")", "riskRating must be one of low, medium, high");
    row("a broken common member", R"("schemaVersion":"1")",
        "schemaVersion must be an integer from 1 to 9223372036854775807");
}

void TestWalletUpdate::member_isRefusedWithItsRule()
{
    QFETCH(QByteArray, member);
    QTEST(verdictOf(readWalletUpdate, payloadWith(member)), "verdict");
}

OPSROOM_TEST(TestWalletUpdate)
#include "tst_wallet_update.moc"
