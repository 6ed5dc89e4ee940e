#include "core/contract/payload/compliance_alert.h"
#include "tests/unit/contract/payload_verdict.h"

using namespace opsroom;
using namespace opsroom::contract;
using namespace opsroom::test;

class TestComplianceAlert : public TestCase
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
    void absentSeverity_isInfo();
    void message_isUnescaped();

    // rejects
    void sample_isRefusedWithItsRule_data();
    void sample_isRefusedWithItsRule();
    void member_isRefusedWithItsRule_data();
    void member_isRefusedWithItsRule();
};

namespace {

const char *const kIdRule = " must be a string of 1 to 128 characters out of A-Z a-z 0-9 . _ : @ -";
const char *const kTimeRule = " must be a time in UTC such as 2026-11-22T18:00:00.123Z";
const char *const kMessageRule =
    "message must be a string of 1 to 500 characters without control characters but line feed and tab";
const char *const kRoleRule = " must be a role name: a-z, then up to 31 of a-z 0-9 _ -";

QByteArray payloadWith(const QByteArray &member)
{
    return R"({"severity":"high","message":"m",)" + member + '}';
}

} // namespace

void TestComplianceAlert::sample_isAccepted_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("the shortest one") << QByteArray(R"({"severity":"critical","message":"Sanctions match"})");
    QTest::newRow("one with a match") << QByteArray(
        R"({"type":"compliance","eventId":"01JD9Z6Q3VYX0T7M2B4K8N5R1E","tenantId":"tenant-1",)"
        R"("timestamp":"2026-11-22T18:00:00.123Z","alertId":"al-9","severity":"high",)"
        R"("message":"Withdrawal to listed address","category":"sanctions",)"
        R"("match":{"list":"OFAC SDN","entryId":"25308","method":"exact","score":1.0},)"
        R"("subject":{"transactionId":"tx-123","walletId":"w-2378"},"alarmState":"unacked","caseStatus":"open",)"
        R"("assignee":null,"ackBy":null,"ackAt":null,"occurrences":1,"dedupKey":"sanctions:w-2378",)"
        R"("allowedRoles":["compliance","admin"]})");
    QTest::newRow("a message alone, as the old service takes it") << QByteArray(R"({"message":"x"})");
    for (const char *severity : {"info", "low", "medium", "high", "critical"})
        QTest::newRow(severity) << R"({"message":"x","severity":")" + QByteArray(severity) + "\"}";
    QTest::newRow("a message of 500") << R"({"message":)" + quoted(500) + '}';
    QTest::newRow("a message of 500 characters of three bytes") << R"({"message":)" + quoted(500, "\xe2\x82\xac") + '}';
    QTest::newRow("a message with lines and tabs") << QByteArray(R"({"message":"a\n\tb"})");
}

void TestComplianceAlert::sample_isAccepted()
{
    QFETCH(QByteArray, payload);
    QCOMPARE(verdictOf(readComplianceAlert, payload), QByteArray());
}

void TestComplianceAlert::member_isAccepted_data()
{
    QTest::addColumn<QByteArray>("member");
    const auto row = [](const char *name, const QByteArray &member) { QTest::newRow(name) << member; };
    const auto words = [&row](const char *member, std::initializer_list<const char *> list) {
        for (const char *word : list)
            row(word, '"' + QByteArray(member) + "\":\"" + word + '"');
    };
    words("category",
          {"sanctions", "aml-rule", "velocity", "structuring", "travel-rule", "kyc", "fraud", "limit", "system"});
    words("alarmState", {"unacked", "acked", "cleared-unacked", "normal", "shelved", "suppressed", "out-of-service"});
    words("caseStatus",
          {"open", "investigating", "awaiting-user", "pending-sar", "sar-filed", "resolved", "dismissed"});
    words("disposition", {"true-positive", "false-positive", "inconclusive", "duplicate", "escalated"});
    for (const char *method : {"exact", "alias", "fuzzy"})
        row(method, QByteArray(R"("match":{"method":")") + method + "\"}");
    row("an alertId of 128", R"("alertId":)" + quoted(128));
    row("a dedupKey of 128", R"("dedupKey":)" + quoted(128));
    row("guidance of 1000 with lines", R"("guidance":")" + QByteArray("x").repeated(999) + "\\n\"");
    row("a note of 500", R"("ackNote":)" + quoted(500));
    row("16 roles", R"("allowedRoles":)" + arrayOf(16, R"("auditor")"));
    row("no roles", R"("allowedRoles":[])");
    row("scores at their limits", R"("rule":{"score":0},"match":{"score":0})");
    row("scores at their other limits", R"("rule":{"score":1000,"threshold":-5},"match":{"score":1})");
    row("a score between", R"("match":{"score":0.97})");
    row("a score with an exponent", R"("match":{"score":9.7e-1})");
    row("somebody assigned", R"("assignee":"u-7","ackBy":"u-8","ackAt":"2026-11-22T18:00:00Z")");
    row("shelved until a time", R"("shelvedUntil":"2026-11-22T18:00:00Z","alarmState":"shelved")");
    row("not shelved", R"("shelvedUntil":null)");
    row("its times", R"("dueAt":"2026-11-22T18:00:00Z","firstSeenAt":"2026-11-22T18:00:00Z",)"
                     R"("lastSeenAt":"2026-11-22T18:00:00Z")");
    row("an amount", R"("amount":"32000000000000000000","asset":"ETH","scale":18)");
    row("an address as the subject", R"("subject":{"address":"0x00"})");
}

void TestComplianceAlert::member_isAccepted()
{
    QFETCH(QByteArray, member);
    QCOMPARE(verdictOf(readComplianceAlert, payloadWith(member)), QByteArray());
}

void TestComplianceAlert::whatTheHubNeeds_isRead()
{
    const std::string text =
        R"({"severity":"critical","message":"Listed","alertId":"al-9","dedupKey":"k","category":"travel-rule",)"
        R"("subject":{"userId":"u-7","walletId":"w-1","transactionId":"tx-2"},"idempotencyKey":"i-1",)"
        R"("allowedRoles":["compliance","auditor"]})";
    json::Document document;
    const auto alert = readComplianceAlert(*document.parse(text));
    QVERIFY(alert);
    QVERIFY(alert->severity == Severity::Critical);
    QVERIFY(alert->message.view() == "Listed");
    QVERIFY(alert->alertId == "al-9");
    QVERIFY(alert->dedupKey.view() == "k");
    QVERIFY(alert->category == AlertCategory::TravelRule);
    QVERIFY(alert->subject.userId.view() == "u-7");
    QVERIFY(alert->subject.walletId == "w-1");
    QVERIFY(alert->subject.transactionId == "tx-2");
    QVERIFY(alert->idempotencyKey.view() == "i-1");
    QVERIFY((alert->allowedRoles == std::vector<std::string_view>{"compliance", "auditor"}));
}

void TestComplianceAlert::absentMembers_areEmpty()
{
    json::Document document;
    const auto alert = readComplianceAlert(*document.parse(R"({"severity":"low","message":"m"})"));
    QVERIFY(alert);
    QVERIFY(alert->alertId.empty());
    QVERIFY(alert->dedupKey.isEmpty());
    QVERIFY(!alert->category);
    QVERIFY(alert->subject.userId.isEmpty());
    QVERIFY(alert->subject.walletId.empty());
    QVERIFY(alert->subject.transactionId.empty());
    QVERIFY(alert->allowedRoles.empty());
    QVERIFY(alert->idempotencyKey.isEmpty());
}

void TestComplianceAlert::absentSeverity_isInfo()
{
    json::Document document;
    const auto alert = readComplianceAlert(*document.parse(R"({"message":"m"})"));
    QVERIFY(alert);
    QVERIFY(alert->severity == Severity::Info);
}

void TestComplianceAlert::message_isUnescaped()
{
    const std::string text = R"({"message":"two\nlines \ud83d\ude00"})";
    json::Document document;
    const auto alert = readComplianceAlert(*document.parse(text));
    QVERIFY(alert);
    QVERIFY(alert->message.view() == "two\nlines \xf0\x9f\x98\x80");
}

void TestComplianceAlert::sample_isRefusedWithItsRule_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("verdict");
    const auto row = [](const char *name, const QByteArray &payload, const char *verdict) {
        QTest::newRow(name) << payload << QByteArray(verdict);
    };
    row("an unknown severity", R"({"severity":"urgent","message":"x"})",
        "severity must be one of info, low, medium, high, critical");
    row("a severity that is null", R"({"severity":null,"message":"x"})",
        "severity must be one of info, low, medium, high, critical");
    row("an empty message", R"({"severity":"high","message":""})", kMessageRule);
    row("no message", R"({"severity":"high"})", "message is required");
    row("a message of 501", R"({"message":)" + quoted(501) + '}', kMessageRule);
    row("a message of 501 escapes", R"({"message":)" + quoted(501, "\\u20ac") + '}', kMessageRule);
    row("a message with a carriage return", R"({"message":"a\r"})", kMessageRule);
    row("a message with an escape sequence of a terminal", R"({"message":"\u001b[2J"})", kMessageRule);
    row("a message with a control character of C1", R"({"message":"\u009b2J"})", kMessageRule);
    row("a message with DEL", "{\"message\":\"\x7f\"}", kMessageRule);
    row("a message that is a number", R"({"message":5})", kMessageRule);
    row("a string", R"("fire")", "the payload must be an object");
}

void TestComplianceAlert::sample_isRefusedWithItsRule()
{
    QFETCH(QByteArray, payload);
    QTEST(verdictOf(readComplianceAlert, payload), "verdict");
}

void TestComplianceAlert::member_isRefusedWithItsRule_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("verdict");
    const auto row = [](const char *name, const QByteArray &member, const QByteArray &verdict) {
        QTest::newRow(name) << member << verdict;
    };
    row("an alertId of 129", R"("alertId":)" + quoted(129), QByteArray("alertId") + kIdRule);
    row("a dedupKey of 129", R"("dedupKey":)" + quoted(129),
        "dedupKey must be a string of 0 to 128 characters without control characters");
    row("an unknown category", R"("category":"other")",
        "category must be one of sanctions, aml-rule, velocity, structuring, travel-rule, kyc, fraud, limit, system");
    row("an unknown alarm state", R"("alarmState":"loud")",
        "alarmState must be one of unacked, acked, cleared-unacked, normal, shelved, suppressed, out-of-service");
    row("an unknown case status", R"("caseStatus":"closed")",
        "caseStatus must be one of open, investigating, awaiting-user, pending-sar, sar-filed, resolved, dismissed");
    row("an unknown disposition", R"("disposition":"maybe")",
        "disposition must be one of true-positive, false-positive, inconclusive, duplicate, escalated");
    row("a rule with a bad id", R"("rule":{"id":"a b"})", QByteArray("rule.id") + kIdRule);
    row("a score of 1001", R"("rule":{"score":1001})", "rule.score must be an integer from 0 to 1000");
    row("a threshold with a fraction", R"("rule":{"threshold":0.5})",
        "rule.threshold must be an integer from -9223372036854775807 to 9223372036854775807");
    row("an unknown method", R"("match":{"method":"guess"})", "match.method must be one of exact, alias, fuzzy");
    row("a match above one", R"("match":{"score":1.01})", "match.score must be a number from 0 to 1");
    row("a match below zero", R"("match":{"score":-0.01})", "match.score must be a number from 0 to 1");
    row("a match beyond every number", R"("match":{"score":1e999})", "match.score must be a number from 0 to 1");
    row("a match score in a string", R"("match":{"score":"1"})", "match.score must be a number from 0 to 1");
    row("a subject with a bad user", R"("subject":{"userId":"u\n7"})",
        "subject.userId must be a string of 1 to 255 bytes without control characters");
    row("a subject with a bad wallet", R"("subject":{"walletId":""})", QByteArray("subject.walletId") + kIdRule);
    row("a subject that is a string", R"("subject":"u-7")", "subject must be an object");
    row("17 roles", R"("allowedRoles":)" + arrayOf(17, R"("auditor")"),
        "allowedRoles must be an array of at most 16 elements");
    row("a role with a star", R"("allowedRoles":["admin","*"])", QByteArray("allowedRoles[1]") + kRoleRule);
    row("a role of 33", R"("allowedRoles":[)" + quoted(33) + ']', QByteArray("allowedRoles[0]") + kRoleRule);
    row("an assignee that is a number", R"("assignee":7)", "assignee must be a string without control characters");
    row("an ackAt that is no time", R"("ackAt":"now")", QByteArray("ackAt") + kTimeRule);
    row("a shelvedUntil that is a number", R"("shelvedUntil":1700000000)", QByteArray("shelvedUntil") + kTimeRule);
    row("a dueAt that is null", R"("dueAt":null)", QByteArray("dueAt") + kTimeRule);
    row("zero occurrences", R"("occurrences":0)", "occurrences must be an integer from 1 to 9223372036854775807");
    row("guidance of 1001", R"("guidance":)" + quoted(1001),
        "guidance must be a string of 0 to 1000 characters without control characters but line feed and tab");
    row("a note of 501", R"("ackNote":)" + quoted(501),
        "ackNote must be a string of 0 to 500 characters without control characters but line feed and tab");
    row("an amount with a fraction", R"("amount":1.5)",
        "amount must be an amount in minor units: an integer within 2^53-1, or a string of at most 78 digits");
    row("a broken common member", R"("currency":"EURO")", "currency must be three capital letters");
}

void TestComplianceAlert::member_isRefusedWithItsRule()
{
    QFETCH(QByteArray, member);
    QTEST(verdictOf(readComplianceAlert, payloadWith(member)), "verdict");
}

OPSROOM_TEST(TestComplianceAlert)
#include "tst_compliance_alert.moc"
