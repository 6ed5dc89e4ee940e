#include "core/contract/payload/common_members.h"
#include "core/contract/payload/transaction_update.h"
#include "tests/unit/contract/payload_verdict.h"

using namespace opsroom;
using namespace opsroom::contract;
using namespace opsroom::test;

class TestTransactionUpdate : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    // accepts
    void sample_isAccepted_data();
    void sample_isAccepted();
    void member_isAccepted_data();
    void member_isAccepted();
    void status_isRead_data();
    void status_isRead();
    void whatTheHubNeeds_isRead();
    void absentMembers_areEmpty();
    void stampedMembers_areIgnored();
    void idempotencyKey_isUnescaped();
    void emptyIdempotencyKey_asksForNothing();

    // rejects
    void sample_isRefusedWithItsRule_data();
    void sample_isRefusedWithItsRule();
    void member_isRefusedWithItsRule_data();
    void member_isRefusedWithItsRule();
    void refusal_neverRepeatsTheValue();

private:
    static void memberRow(const char *name, const QByteArray &member, const char *verdict = "")
    {
        QTest::newRow(name) << member << QByteArray(verdict);
    }
};

namespace {

const char *const kIdRule = "must be a string of 1 to 128 characters out of A-Z a-z 0-9 . _ : @ -";
const char *const kAmountRule =
    "must be an amount in minor units: an integer within 2^53-1, or a string of at most 78 digits";
const char *const kTimeRule = "must be a time in UTC such as 2026-11-22T18:00:00.123Z";
const char *const kStatusRule = "must be one of queued, screening, pending-authorization, pending, processing, "
                                "broadcasting, confirming, completed, rejected, blocked, failed, cancelled, returned, "
                                "expired";

/// A minimal payload with one member more.
QByteArray payloadWith(const QByteArray &member)
{
    return R"({"transactionId":"tx-1","status":"queued",)" + member + '}';
}

QByteArray rule(const char *member, const char *text)
{
    return QByteArray(member) + ' ' + text;
}

} // namespace

void TestTransactionUpdate::sample_isAccepted_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("the shortest one") << QByteArray(
        R"({"transactionId":"tx-123","status":"completed","amount":10000})");
    QTest::newRow("one with every stamped member") << QByteArray(
        R"({"type":"transaction","eventId":"01JD9Z6Q3VYX0T7M2B4K8N5R1C","schemaVersion":1,"tenantId":"tenant-1","seq":42,)"
        R"("timestamp":"2026-11-22T18:00:00.123Z","occurredAt":"2026-11-22T18:00:00.001Z","broadcastBy":"u-7",)"
        R"("transactionId":"tx-123","walletId":"w-2378","status":"completed","previousStatus":"processing",)"
        R"("isoStatus":"ACSC","amount":70000,"currency":"CZK","scale":2,"amountText":"700.00","direction":"credit",)"
        R"("version":3,"idempotencyKey":"k-1"})");
    QTest::newRow("a crypto transaction")
        << QByteArray(R"({"transactionId":"0xec7cc4df","status":"confirming","asset":"ETH","scale":18,)"
                      R"("amount":"32000000000000000000","amountText":"32.000000000000000000",)"
                      R"("chain":{"network":"ethereum","confirmations":3,"requiredConfirmations":12}})");
    QTest::newRow("a local time in the stamped timestamp, which is replaced")
        << QByteArray(R"({"transactionId":"t","status":"completed","timestamp":"2026-11-22T18:00:00+02:00"})");
    QTest::newRow("a member name written with an escape")
        << QByteArray(R"({"transaction\u0049d":"t","status":"completed"})");
    QTest::newRow("members that nobody knows")
        << QByteArray(R"({"transactionId":"t","status":"completed","note":{"a":[1.5e3,null]},"":0})");
}

void TestTransactionUpdate::sample_isAccepted()
{
    QFETCH(QByteArray, payload);
    QCOMPARE(verdictOf(readTransactionUpdate, payload), QByteArray());
}

void TestTransactionUpdate::member_isAccepted_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("verdict");
    memberRow("a walletId of 128 characters", R"("walletId":)" + quoted(128));
    memberRow("statusReason with a text of 140", R"("statusReason":{"code":"AC04","text":)" + quoted(140) + '}');
    memberRow("a statusReason with unknown members", R"("statusReason":{"code":"AC04","x":1})");
    memberRow("the smallest scale", R"("scale":0)");
    memberRow("the largest scale", R"("scale":30)");
    memberRow("the first version", R"("version":0)");
    memberRow("the largest version", R"("version":9223372036854775807)");
    memberRow("the first schema", R"("schemaVersion":1)");
    memberRow("a fee", R"("fee":"-12")");
    memberRow("minus zero", R"("amount":-0)");
    memberRow("an amount at 2^53-1", R"("amount":9007199254740991)");
    memberRow("an amount of 78 digits", R"("amount":)" + quoted(78, "9"));
    memberRow("a credit", R"("direction":"credit")");
    memberRow("a debit", R"("direction":"debit")");
    memberRow("a kind of 40", R"("kind":)" + quoted(40));
    memberRow("a kind of 40 characters of four bytes", R"("kind":)" + quoted(40, "\xf0\x9f\x98\x80"));
    memberRow("a kind of 40 escapes", R"("kind":)" + quoted(40, "\\u20ac"));
    memberRow("an empty kind", R"("kind":"")");
    memberRow("an asset of 32", R"("asset":)" + quoted(32));
    memberRow("an endToEndId of 35", R"("endToEndId":)" + quoted(35));
    memberRow("an idempotencyKey of 128", R"("idempotencyKey":)" + quoted(128));
    memberRow("a correlationId of 128", R"("correlationId":)" + quoted(128));
    memberRow("an empty counterparty", R"("counterparty":{})");
    memberRow("a counterparty at its limits", R"("counterparty":{"name":)" + quoted(140, "\xc3\xa9") + R"(,"account":)"
                                                  + quoted(90) + R"(,"institution":)" + quoted(35)
                                                  + R"(,"country":"CZ"})");
    memberRow("a UETR", R"("uetr":"eb6305c9-1f7f-49de-aed0-16487c27b42d")");
    memberRow("a chain of zero confirmations", R"("chain":{"confirmations":0,"txHash":"0xab"})");
    for (const char *status : {"not-required", "required", "pending", "sent", "accepted", "rejected", "exempt"})
        memberRow(qPrintable(QStringLiteral("travel rule: %1").arg(QLatin1StringView(status))),
                  QByteArray(R"("travelRule":{"thresholdExceeded":true,"status":")") + status + "\"}");
    memberRow("no alert ids", R"("alertIds":[])");
    memberRow("50 alert ids", R"("alertIds":)" + arrayOf(50, R"("al-9")"));
    memberRow("a time without a fraction", R"("settledAt":"2026-11-22T18:00:00Z")");
    for (const char *iso : {"RCVD", "PDNG", "PATC", "ACTC", "ACCP", "ACFC", "ACWC", "ACWP", "ACSP", "ACSC", "ACCC",
                            "PART", "RJCT", "CANC", "BLCK"})
        memberRow(iso, QByteArray(R"("isoStatus":")") + iso + '"');

    memberRow("amounts that agree by the currency", R"("amount":1234,"amountText":"12.34","currency":"EUR")");
    memberRow("amounts that agree without decimals", R"("amount":1234,"amountText":"1234","currency":"JPY")");
    memberRow("amounts that agree in value only", R"("amount":1230,"amountText":"12.3","currency":"EUR")");
    memberRow("a scale goes before the currency", R"("amount":1234,"amountText":"1.234","currency":"EUR","scale":3)");
    memberRow("members in any order", R"("amountText":"1.234","scale":3,"amount":1234)");
    memberRow("amounts of an unknown unit cannot be compared", R"("amount":1234,"amountText":"9")");
    memberRow("nor those of a currency without minor unit", R"("amount":1234,"amountText":"9","currency":"XAU")");
    memberRow("negative zero agrees with zero", R"("amount":0,"amountText":"-0.00","currency":"EUR")");
}

void TestTransactionUpdate::member_isAccepted()
{
    QFETCH(QByteArray, member);
    QTEST(verdictOf(readTransactionUpdate, payloadWith(member)), "verdict");
}

void TestTransactionUpdate::status_isRead_data()
{
    QTest::addColumn<std::string>("name");
    for (const std::string_view name : kTransactionStatusNames)
        QTest::newRow(name.data()) << std::string(name);
}

void TestTransactionUpdate::status_isRead()
{
    QFETCH(std::string, name);
    const std::string text = R"({"status":")" + name + R"(","previousStatus":")" + name + R"(","transactionId":"t"})";
    json::Document document;
    const auto update = readTransactionUpdate(*document.parse(text));
    QVERIFY(update);
    QTEST(std::string(textOf(update->status)), "name");
}

void TestTransactionUpdate::whatTheHubNeeds_isRead()
{
    const std::string text =
        R"({"version":7,"walletId":"w-2","idempotencyKey":"k 1","status":"failed","transactionId":"tx:9"})";
    json::Document document;
    const auto update = readTransactionUpdate(*document.parse(text));
    QVERIFY(update);
    QVERIFY(update->transactionId == "tx:9");
    QVERIFY(update->walletId == "w-2");
    QVERIFY(update->status == TransactionStatus::Failed);
    QVERIFY(update->version == 7);
    QVERIFY(update->idempotencyKey.view() == "k 1");
    QVERIFY2(update->transactionId.data() > text.data() && update->transactionId.data() < text.data() + text.size(),
             "ids are views of the payload");
}

void TestTransactionUpdate::absentMembers_areEmpty()
{
    json::Document document;
    const auto update = readTransactionUpdate(*document.parse(R"({"transactionId":"t","status":"queued"})"));
    QVERIFY(update);
    QVERIFY(update->walletId.empty());
    QVERIFY(!update->version);
    QVERIFY(update->idempotencyKey.isEmpty());
}

void TestTransactionUpdate::stampedMembers_areIgnored()
{
    for (const std::string_view name : kStampedMembers) {
        for (const char *value : {"null", "-1.5", R"("\u0000")", "[{}]", "true"}) {
            const QByteArray member = '"' + QByteArray(name.data(), qsizetype(name.size())) + "\":" + value;
            QCOMPARE(verdictOf(readTransactionUpdate, payloadWith(member)), QByteArray());
        }
    }
}

void TestTransactionUpdate::idempotencyKey_isUnescaped()
{
    const std::string text = R"({"transactionId":"t","status":"queued","idempotencyKey":"a\/b\u00e9"})";
    json::Document document;
    const auto update = readTransactionUpdate(*document.parse(text));
    QVERIFY(update);
    QVERIFY(update->idempotencyKey.view() == "a/b\xc3\xa9");
}

void TestTransactionUpdate::emptyIdempotencyKey_asksForNothing()
{
    const std::string text = R"({"transactionId":"t","status":"queued","idempotencyKey":""})";
    json::Document document;
    const auto update = readTransactionUpdate(*document.parse(text));
    QVERIFY(update);
    QVERIFY(update->idempotencyKey.isEmpty());
}

void TestTransactionUpdate::sample_isRefusedWithItsRule_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("verdict");
    const auto row = [](const char *name, const char *payload, const QByteArray &verdict) {
        QTest::newRow(name) << QByteArray(payload) << verdict;
    };
    row("an amount with a fraction", R"({"transactionId":"tx-1","status":"completed","amount":100.5})",
        rule("amount", kAmountRule));
    row("an unknown status", R"({"transactionId":"tx-1","status":"DONE"})", rule("status", kStatusRule));
    row("no transactionId", R"({"status":"completed"})", "transactionId is required");
    row("no status", R"({"transactionId":"tx-1"})", "status is required");
    row("an amount beyond 2^53", R"({"transactionId":"tx-1","status":"completed","amount":9007199254740993})",
        rule("amount", kAmountRule));
    row("a blank in the id", R"({"transactionId":"tx 1","status":"completed"})", rule("transactionId", kIdRule));
    row("an exponent in an amount", R"({"transactionId":"t","status":"completed","amount":"1e3"})",
        rule("amount", kAmountRule));
    row("a currency in lower case", R"({"transactionId":"t","status":"completed","currency":"usd"})",
        "currency must be three capital letters");
    row("an array", "[]", "the payload must be an object");
    row("a string", R"("transactionId")", "the payload must be an object");
    row("null", "null", "the payload must be an object");
    row("an empty object", "{}", "status is required");
    row("a broken member behind an escaped name", R"({"transactionId":"t","status":"queued","am\u006funt":1.5})",
        rule("amount", kAmountRule));
}

void TestTransactionUpdate::sample_isRefusedWithItsRule()
{
    QFETCH(QByteArray, payload);
    QTEST(verdictOf(readTransactionUpdate, payload), "verdict");
}

void TestTransactionUpdate::member_isRefusedWithItsRule_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("verdict");
    const auto row = [](const char *name, const QByteArray &member, const QByteArray &verdict) {
        QTest::newRow(name) << member << verdict;
    };
    row("a walletId of 129", R"("walletId":)" + quoted(129), rule("walletId", kIdRule));
    row("an empty walletId", R"("walletId":"")", rule("walletId", kIdRule));
    row("a walletId written with an escape", R"("walletId":"w\u002d1")", rule("walletId", kIdRule));
    row("a walletId that is null", R"("walletId":null)", rule("walletId", kIdRule));
    row("an unknown previousStatus", R"("previousStatus":"new")", rule("previousStatus", kStatusRule));
    row("a reason without a code", R"("statusReason":{"text":"x"})", "statusReason.code is required");
    row("a reason code of five", R"("statusReason":{"code":"AC041"})",
        "statusReason.code must be four capital letters or digits");
    row("a reason text of 141", R"("statusReason":{"code":"AC04","text":)" + quoted(141) + '}',
        "statusReason.text must be a string of 0 to 140 characters without control characters");
    row("a reason that is a string", R"("statusReason":"AC04")", "statusReason must be an object");
    row("an unknown isoStatus", R"("isoStatus":"ACSX")",
        "isoStatus must be one of RCVD, PDNG, PATC, ACTC, ACCP, ACFC, ACWC, ACWP, ACSP, ACSC, ACCC, PART, RJCT, CANC, "
        "BLCK");
    row("an amountText of another spelling", R"("amountText":"1,00")",
        "amountText must be a decimal number as a string, at most 38 digits before and 30 behind the point");
    row("an amountText that is a number", R"("amountText":1.5)",
        "amountText must be a decimal number as a string, at most 38 digits before and 30 behind the point");
    row("a fee of 79 digits", R"("fee":)" + quoted(79, "9"), rule("fee", kAmountRule));
    row("an unknown direction", R"("direction":"in")", "direction must be one of credit, debit");
    row("a kind of 41", R"("kind":)" + quoted(41),
        "kind must be a string of 0 to 40 characters without control characters");
    row("a kind with a line feed", R"("kind":"a\nb")",
        "kind must be a string of 0 to 40 characters without control characters");
    row("a kind with an escaped NUL", R"("kind":"a\u0000")",
        "kind must be a string of 0 to 40 characters without control characters");
    row("an asset of 33", R"("asset":)" + quoted(33),
        "asset must be a string of 0 to 32 characters without control characters");
    row("a scale of -1", R"("scale":-1)", "scale must be an integer from 0 to 30");
    row("a scale of 31", R"("scale":31)", "scale must be an integer from 0 to 30");
    row("a scale with a fraction", R"("scale":2.0)", "scale must be an integer from 0 to 30");
    row("a scale in a string", R"("scale":"2")", "scale must be an integer from 0 to 30");
    row("a version of -1", R"("version":-1)", "version must be an integer from 0 to 9223372036854775807");
    row("a version beyond 64 bits", R"("version":9223372036854775808)",
        "version must be an integer from 0 to 9223372036854775807");
    row("schema zero", R"("schemaVersion":0)", "schemaVersion must be an integer from 1 to 9223372036854775807");
    row("an endToEndId of 36", R"("endToEndId":)" + quoted(36),
        "endToEndId must be a string of 0 to 35 characters without control characters");
    row("an idempotencyKey of 129", R"("idempotencyKey":)" + quoted(129),
        "idempotencyKey must be a string of 0 to 128 characters without control characters");
    row("a correlationId of 129", R"("correlationId":)" + quoted(129),
        "correlationId must be a string of 0 to 128 characters without control characters");
    row("a name of 141", R"("counterparty":{"name":)" + quoted(141) + '}',
        "counterparty.name must be a string of 0 to 140 characters without control characters");
    row("an account of 91", R"("counterparty":{"account":)" + quoted(91) + '}',
        "counterparty.account must be a string of 0 to 90 characters without control characters");
    row("an institution of 36", R"("counterparty":{"institution":)" + quoted(36) + '}',
        "counterparty.institution must be a string of 0 to 35 characters without control characters");
    row("a country of three letters", R"("counterparty":{"country":"CZE"})",
        "counterparty.country must be two capital letters");
    row("a UETR of another version", R"("uetr":"eb6305c9-1f7f-19de-aed0-16487c27b42d")",
        "uetr must be a UUID of version 4 in lower case");
    row("a UETR of another variant", R"("uetr":"eb6305c9-1f7f-49de-ced0-16487c27b42d")",
        "uetr must be a UUID of version 4 in lower case");
    row("a UETR in capitals", R"("uetr":"EB6305C9-1F7F-49DE-AED0-16487C27B42D")",
        "uetr must be a UUID of version 4 in lower case");
    row("a UETR with a digit too many", R"("uetr":"eb6305c9-1f7f-49de-aed0-16487c27b42d0")",
        "uetr must be a UUID of version 4 in lower case");
    row("confirmations below zero", R"("chain":{"confirmations":-1})",
        "chain.confirmations must be an integer from 0 to 9223372036854775807");
    row("a network that is a number", R"("chain":{"network":1})",
        "chain.network must be a string without control characters");
    row("an unknown travel rule status", R"("travelRule":{"status":"done"})",
        "travelRule.status must be one of not-required, required, pending, sent, accepted, rejected, exempt");
    row("a threshold that is no boolean", R"("travelRule":{"thresholdExceeded":1})",
        "travelRule.thresholdExceeded must be a boolean");
    row("51 alert ids", R"("alertIds":)" + arrayOf(51, R"("al-9")"),
        "alertIds must be an array of at most 50 elements");
    row("a bad alert id", R"("alertIds":["a","b b"])",
        "alertIds[1] must be a string of 1 to 128 characters out of "
        "A-Z a-z 0-9 . _ : @ -");
    row("alert ids that are no array", R"("alertIds":"al-9")", "alertIds must be an array");
    row("a local time", R"("occurredAt":"2026-11-22T18:00:00+02:00")", rule("occurredAt", kTimeRule));
    row("a day that does not exist", R"("settledAt":"2026-02-30T18:00:00Z")", rule("settledAt", kTimeRule));
    row("amounts that differ", R"("amount":1234,"amountText":"12.35","currency":"EUR")",
        "amount must be the same as amountText");
    row("amounts that differ in sign", R"("amount":-1234,"amountText":"12.34","scale":2)",
        "amount must be the same as amountText");
    row("an amountText with more digits than the scale", R"("amount":1234,"amountText":"12.345","currency":"EUR")",
        "amount must be the same as amountText");
}

void TestTransactionUpdate::member_isRefusedWithItsRule()
{
    QFETCH(QByteArray, member);
    QTEST(verdictOf(readTransactionUpdate, payloadWith(member)), "verdict");
}

void TestTransactionUpdate::refusal_neverRepeatsTheValue()
{
    const QByteArray secret = "s3cret";
    for (const char *member : {"walletId", "previousStatus", "amount", "amountText", "version", "scale", "currency",
                               "occurredAt", "uetr", "direction", "chain", "alertIds"})
    {
        const QByteArray verdict = verdictOf(readTransactionUpdate,
                                             payloadWith('"' + QByteArray(member) + "\":\"" + secret + " \""));
        QVERIFY2(verdict.startsWith(member), verdict.constData());
        QVERIFY(!verdict.contains(secret));
    }
}

OPSROOM_TEST(TestTransactionUpdate)
#include "tst_transaction_update.moc"
