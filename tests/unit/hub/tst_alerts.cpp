#include "core/contract/event_names.h"
#include "tests/security/hub_under_test.h"
#include "tests/support/test_case.h"

using namespace opsroom;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t kService = 1;
constexpr std::uint64_t kOfficer = 2;
constexpr std::uint64_t kSubject = 3; ///< of the role compliance, and the user whom alerts are about
constexpr std::uint64_t kUser = 4;
constexpr std::uint64_t kAuditor = 5;
constexpr std::uint64_t kStranger = 6; ///< officer of another tenant

constexpr std::string_view kAlert =
    R"({"alertId":"a-1","message":"limit","severity":"medium","subject":{"userId":"sam"},"rule":{"id":"r-1"}})";

bool has(const std::string &json, std::string_view part)
{
    return json.find(part) != std::string::npos;
}

} // namespace

/// Alerts are records: work on them is answered, told to who may see them and to nobody else, and survives its session.
class AlertsTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_hub.emplace();
        const std::array<std::tuple<std::uint64_t, const char *, const char *, const char *>, 6> people{{
            {kService, "svc", "acme", "service"},
            {kOfficer, "olga", "acme", "compliance"},
            {kSubject, "sam", "acme", "compliance"},
            {kUser, "ute", "acme", "user"},
            {kAuditor, "axel", "acme", "auditor"},
            {kStranger, "otto", "other", "compliance"},
        }};
        for (const auto &[session, user, tenant, role] : people)
            m_members[session] = m_hub->enter(session, m_hub->claims(user, tenant, role));
    }
    void workIsToldToTheAudienceOnly();
    void answers_data();
    void answers();
    void hiddenAlertDoesNotExist();
    void anySubjectThatCanSignInIsKeptOut_data();
    void anySubjectThatCanSignInIsKeptOut();
    void welcomeBringsTheOpenOnes();
    void pagesGoBack();
    void shelfTimeEnds();
    void severityLatchesAndAlarmsAgain();
    void clearedAndAcknowledgedInEitherOrder();
    void dedupKeyIsOneAlert();
    void trailKeepsEveryChange();
    void resolvedAlertReopensWhenItOccursAgain();
    void backEndsMayNotForgeUpdates();

private:
    std::string ask(std::uint64_t session, std::string_view event, std::string_view json)
    {
        return m_hub->ask(m_members[session], session, event, json);
    }
    [[nodiscard]] std::size_t count(std::uint64_t session, std::string_view event)
    {
        const auto &got = m_hub->sink.received[session];
        return static_cast<std::size_t>(
            std::count_if(got.begin(), got.end(), [event](const auto &one) { return one.name == event; }));
    }
    [[nodiscard]] std::string last(std::uint64_t session, std::string_view event)
    {
        const auto &got = m_hub->sink.received[session];
        const auto found = std::find_if(got.rbegin(), got.rend(),
                                        [event](const auto &one) { return one.name == event; });
        return found == got.rend() ? std::string() : found->json;
    }

    std::optional<test::HubUnderTest> m_hub;
    std::map<std::uint64_t, hub::MemberId> m_members;
};

void AlertsTest::workIsToldToTheAudienceOnly()
{
    QVERIFY(has(ask(kService, "compliance-alert", kAlert), R"("ok":true)"));
    const std::string ack = ask(kOfficer, "alert-acknowledge", R"({"alertId":"a-1","note":"seen"})");
    QVERIFY2(has(ack, R"("alarmState":"acked")") && has(ack, R"("ackBy":"olga")") && has(ack, R"("ackNote":"seen")")
                 && has(ack, R"("durable":false)"),
             ack.c_str());
    for (const std::uint64_t session : {kOfficer, kAuditor}) {
        QCOMPARE(count(session, "compliance-alert"), 1U);
        QCOMPARE(count(session, "compliance-alert-updated"), 1U);
    }
    const std::string told = last(kAuditor, "compliance-alert-updated");
    QVERIFY2(has(told, R"("rule":{"id":"r-1"})") && has(told, R"("broadcastBy":"olga")")
                 && has(told, R"("lastChange":{"action":"acknowledge","by":"olga")"),
             told.c_str());
    for (const std::uint64_t session : {kService, kSubject, kUser, kStranger}) {
        QCOMPARE(count(session, "compliance-alert"), 0U);
        QCOMPARE(count(session, "compliance-alert-updated"), 0U);
    }
}

void AlertsTest::answers_data()
{
    QTest::addColumn<quint64>("session");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, std::uint64_t session, const char *command, const char *argument,
                        const char *expected) {
        QTest::newRow(name) << quint64(session) << command << argument << expected;
    };
    row("a user may not work on alerts", kUser, "alert-acknowledge", R"({"alertId":"a-1"})", R"("code":103)");
    row("an auditor changes nothing", kAuditor, "alert-note", R"({"alertId":"a-1","note":"x"})", R"("code":103)");
    row("an auditor may list", kAuditor, "list-alerts", "{}", R"("alertId":"a-1")");
    row("a user may not list", kUser, "list-alerts", "{}", R"("code":103)");
    row("an unknown alert", kOfficer, "alert-acknowledge", R"({"alertId":"a-2"})", R"("code":108)");
    row("another tenant's alert", kStranger, "alert-acknowledge", R"({"alertId":"a-1"})", R"("code":108)");
    row("no alertId", kOfficer, "alert-acknowledge", "{}", R"("code":107)");
    row("no object", kOfficer, "alert-acknowledge", "1", R"("code":107)");
    row("a shelf without reason", kOfficer, "alert-shelve", R"({"alertId":"a-1"})", R"("code":107)");
    row("a shelf for more than 30 days", kOfficer, "alert-shelve",
        R"({"alertId":"a-1","reason":"r","forMs":2592000001})", R"("code":107)");
    row("a shelf into the past", kOfficer, "alert-shelve",
        R"({"alertId":"a-1","reason":"r","until":"2023-11-14T22:13:20Z"})", R"("code":107)");
    row("a shelf for an hour", kOfficer, "alert-shelve", R"({"alertId":"a-1","reason":"r","forMs":3600000})",
        R"("shelvedUntil":"2023-11-14T23:13:20.000Z")");
    row("return of what is not shelved", kOfficer, "alert-unshelve", R"({"alertId":"a-1"})", R"("code":107)");
    row("an assignee", kOfficer, "alert-assign", R"({"alertId":"a-1","assignee":"axel"})", R"("assignee":"axel")");
    row("nobody", kOfficer, "alert-assign", R"({"alertId":"a-1","assignee":null})", R"("assignee":null)");
    row("an assignee that is no user id", kOfficer, "alert-assign", R"({"alertId":"a-1","assignee":7})",
        R"("code":107)");
    row("an empty note", kOfficer, "alert-note", R"({"alertId":"a-1","note":""})", R"("code":107)");
    row("an investigation begins", kOfficer, "alert-case", R"({"alertId":"a-1","caseStatus":"investigating"})",
        R"("caseStatus":"investigating")");
    row("a case does not jump", kOfficer, "alert-case", R"({"alertId":"a-1","caseStatus":"sar-filed"})",
        R"("code":107)");
    row("an unknown case status", kOfficer, "alert-case", R"({"alertId":"a-1","caseStatus":"done"})", R"("code":107)");
    row("dismissed", kOfficer, "alert-resolve",
        R"({"alertId":"a-1","caseStatus":"dismissed","disposition":"false-positive"})",
        R"("caseStatus":"dismissed","disposition":"false-positive")");
    row("resolved into an open case", kOfficer, "alert-resolve", R"({"alertId":"a-1","caseStatus":"open"})",
        R"("code":107)");
    row("an old version", kOfficer, "alert-acknowledge", R"({"alertId":"a-1","version":0})", R"("code":107)");
    row("the present version", kOfficer, "alert-acknowledge", R"({"alertId":"a-1","version":1})", R"("version":2)");
}

void AlertsTest::answers()
{
    QFETCH(quint64, session);
    QFETCH(QString, command);
    QFETCH(QString, argument);
    QFETCH(QString, expected);
    ask(kService, "compliance-alert", kAlert);
    const std::string answer = ask(session, command.toStdString(), argument.toStdString());
    QVERIFY2(has(answer, expected.toStdString()), answer.c_str());
}

void AlertsTest::hiddenAlertDoesNotExist()
{
    ask(kService, "compliance-alert", kAlert);
    QVERIFY(has(ask(kSubject, "list-alerts", "{}"), R"("alerts":[],)"));
    const std::string hidden = ask(kSubject, "alert-acknowledge", R"({"alertId":"a-1"})");
    const std::string unknown = ask(kSubject, "alert-acknowledge", R"({"alertId":"none"})");
    QCOMPARE(hidden, unknown);
    QVERIFY(has(ask(kSubject, "list-alerts", R"({"alertId":"a-1"})"), R"("code":108)"));
    // Raised again without its subject: still not for that user.
    ask(kService, "compliance-alert", R"({"alertId":"a-1","message":"limit"})");
    QCOMPARE(count(kSubject, "compliance-alert"), 0U);
    QCOMPARE(count(kSubject, "compliance-alert-updated"), 0U);
    QVERIFY(has(ask(kService, "compliance-alert", R"({"alertId":"a-1","message":"m","subject":{"userId":"eve"}})"),
                R"("code":107)"));
}

void AlertsTest::anySubjectThatCanSignInIsKeptOut_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("an address") << QByteArray("eve+x@example.com") << QByteArray("eve+x@example.com");
    QTest::newRow("a name of an identity provider") << QByteArray("auth0|5f7c8ec7") << QByteArray("auth0|5f7c8ec7");
    QTest::newRow("with a space") << QByteArray("Eve Adams") << QByteArray("Eve Adams");
    QTest::newRow("in another script") << QByteArray("\xd0\x95\xd0\xb2\xd0\xb0")
                                       << QByteArray("\xd0\x95\xd0\xb2\xd0\xb0");
    QTest::newRow("written with escapes") << QByteArray("\xd0\x95va/1") << QByteArray("\\u0415va\\/1");
}

void AlertsTest::anySubjectThatCanSignInIsKeptOut()
{
    QFETCH(QByteArray, user);
    QFETCH(QByteArray, written);
    constexpr std::uint64_t kOdd = 77;
    const hub::MemberId odd = m_hub->enter(kOdd, m_hub->claims(user.toStdString(), "acme", "compliance"));
    const std::string alert = "{\"alertId\":\"odd\",\"message\":\"m\",\"subject\":{\"userId\":\""
                              + written.toStdString() + "\"}}";
    QVERIFY(has(ask(kService, "compliance-alert", alert.c_str()), "\"ok\":true"));
    QCOMPARE(count(kOfficer, "compliance-alert"), 1U);
    QCOMPARE(count(kOdd, "compliance-alert"), 0U);
    QVERIFY(has(m_hub->ask(odd, kOdd, "list-alerts", "{}"), "\"alerts\":[],"));
}

void AlertsTest::welcomeBringsTheOpenOnes()
{
    ask(kService, "compliance-alert", kAlert);
    ask(kService, "compliance-alert", R"({"alertId":"a-2","message":"m","allowedRoles":["admin"]})");
    m_hub->hub.welcome(m_members[kOfficer], m_hub->claims("olga", "acme", "compliance"), {.socketId = "sid"});
    const std::string open = last(kOfficer, "open-alerts");
    QVERIFY2(has(open, R"("alertId":"a-1")") && has(open, R"("tenantId":"acme")") && !has(open, "a-2")
                 && has(open, R"("before":null)"),
             open.c_str());
    m_hub->hub.welcome(m_members[kUser], m_hub->claims("ute", "acme", "user"), {.socketId = "sid"});
    QCOMPARE(count(kUser, "open-alerts"), 0U);

    hub::Claims operatorClaims = m_hub->claims("pia", "acme", "admin");
    operatorClaims.tenantId.clear();
    operatorClaims.tenants = {};
    operatorClaims.allTenants = true;
    const hub::MemberId platform = m_hub->enter(7, operatorClaims);
    m_hub->hub.welcome(platform, operatorClaims, {.socketId = "sid"});
    QVERIFY(has(last(7, "open-alerts"), R"("alertId":"a-2")") && has(last(7, "open-alerts"), R"("alertId":"a-1")"));
}

void AlertsTest::pagesGoBack()
{
    for (int i = 0; i < 5; ++i)
        ask(kService, "compliance-alert", R"({"alertId":"p-)" + std::to_string(i) + R"(","message":"m"})");
    const std::string first = ask(kOfficer, "list-alerts", R"({"limit":2})");
    QVERIFY2(has(first, "p-4") && has(first, "p-3") && !has(first, "p-2") && has(first, R"("before":4)"),
             first.c_str());
    const std::string second = ask(kOfficer, "list-alerts", R"({"limit":3,"before":4})");
    QVERIFY2(has(second, "p-2") && has(second, "p-0") && !has(second, "p-3"), second.c_str());
    QVERIFY(has(ask(kOfficer, "list-alerts", R"({"before":1})"), R"("alerts":[],"before":null)"));
}

void AlertsTest::shelfTimeEnds()
{
    ask(kService, "compliance-alert", kAlert);
    ask(kOfficer, "alert-shelve", R"({"alertId":"a-1","reason":"maintenance"})");
    QVERIFY(m_hub->hub.dueAt() <= m_hub->clock.steadyNow() + 2h);
    m_hub->clock.advance(2h - 1ms);
    QVERIFY(m_hub->hub.onTimer(m_hub->clock.steadyNow()) > m_hub->clock.steadyNow());
    QVERIFY(has(last(kOfficer, "compliance-alert-updated"), R"("alarmState":"shelved")"));
    m_hub->clock.advance(1ms);
    QVERIFY(m_hub->hub.onTimer(m_hub->clock.steadyNow()) > m_hub->clock.steadyNow());
    const std::string back = last(kOfficer, "compliance-alert-updated");
    QVERIFY2(has(back, R"("alarmState":"unacked")") && has(back, R"("action":"shelf-time-up","by":null)")
                 && has(back, R"("shelvedUntil":null)"),
             back.c_str());
}

void AlertsTest::severityLatchesAndAlarmsAgain()
{
    ask(kService, "compliance-alert", kAlert);
    ask(kOfficer, "alert-acknowledge", R"({"alertId":"a-1"})");
    ask(kService, "compliance-alert", R"({"alertId":"a-1","message":"again","severity":"low"})");
    std::string told = last(kOfficer, "compliance-alert-updated");
    QVERIFY2(has(told, R"("severity":"medium","alarmState":"acked")") && has(told, R"("occurrences":2)"), told.c_str());
    ask(kService, "compliance-alert", R"({"alertId":"a-1","message":"worse","severity":"critical"})");
    told = last(kOfficer, "compliance-alert-updated");
    QVERIFY2(has(told, R"("severity":"critical","alarmState":"unacked")") && has(told, R"("ackBy":null)"),
             told.c_str());
}

void AlertsTest::clearedAndAcknowledgedInEitherOrder()
{
    constexpr std::string_view kClear = R"({"alertId":"a-1","message":"limit","alarmState":"normal"})";
    ask(kService, "compliance-alert", kAlert);
    ask(kService, "compliance-alert", kClear);
    QVERIFY(has(last(kOfficer, "compliance-alert-updated"), R"("alarmState":"cleared-unacked")"));
    QVERIFY(has(ask(kOfficer, "alert-acknowledge", R"({"alertId":"a-1"})"), R"("alarmState":"normal")"));

    ask(kService, "compliance-alert", kAlert);
    ask(kOfficer, "alert-acknowledge", R"({"alertId":"a-1"})");
    ask(kService, "compliance-alert", kClear);
    QVERIFY(has(last(kOfficer, "compliance-alert-updated"), R"("alarmState":"normal")"));
}

void AlertsTest::dedupKeyIsOneAlert()
{
    for (int i = 0; i < 3; ++i)
        ask(kService, "compliance-alert", R"({"message":"m","dedupKey":"k"})");
    const std::string listed = ask(kOfficer, "list-alerts", "{}");
    QVERIFY2(has(listed, R"("occurrences":3)"), listed.c_str());
    // The id that the hub gave is in every event of the alert.
    const std::string event = last(kOfficer, "compliance-alert");
    const std::string id = event.substr(event.find(R"("alertId":")"), 38);
    QVERIFY2(has(listed, id), event.c_str());
}

void AlertsTest::trailKeepsEveryChange()
{
    ask(kService, "compliance-alert", kAlert);
    ask(kOfficer, "alert-assign", R"({"alertId":"a-1","assignee":"axel"})");
    ask(kOfficer, "alert-note", R"({"alertId":"a-1","note":"called the bank"})");
    ask(kOfficer, "alert-acknowledge", R"({"alertId":"a-1"})");
    const std::size_t before = count(kOfficer, "compliance-alert-updated");
    QVERIFY(has(ask(kOfficer, "alert-acknowledge", R"({"alertId":"a-1"})"), R"("ok":true)"));
    QCOMPARE(count(kOfficer, "compliance-alert-updated"), before); // nothing new
    const std::string alert = ask(kAuditor, "list-alerts", R"({"alertId":"a-1"})");
    QVERIFY2(has(alert, R"("trail":[{"action":"raise","by":"svc")")
                 && has(alert, R"({"action":"assign","by":"olga","at":"2023-11-14T22:13:20.000Z","text":"axel"})")
                 && has(alert, R"("text":"called the bank"},{"action":"acknowledge")"),
             alert.c_str());
}

void AlertsTest::resolvedAlertReopensWhenItOccursAgain()
{
    ask(kService, "compliance-alert", kAlert);
    ask(kOfficer, "alert-resolve", R"({"alertId":"a-1","note":"paid"})");
    QVERIFY(has(ask(kOfficer, "list-alerts", "{}"), R"("alerts":[])"));
    QVERIFY(has(ask(kOfficer, "alert-case", R"({"alertId":"a-1","caseStatus":"investigating"})"), R"("code":107)"));
    ask(kService, "compliance-alert", kAlert);
    QVERIFY(has(ask(kOfficer, "list-alerts", "{}"), R"("alarmState":"unacked","isActive":true,"caseStatus":"open")"));
}

void AlertsTest::backEndsMayNotForgeUpdates()
{
    json::Document document;
    const auto data = document.parse(R"({"alertId":"a-1"})");
    const auto published = m_hub->hub.emitToTenant("acme", "compliance-alert-updated", *data, {"svc"});
    QVERIFY(!published && published.error().code == ErrorCode::BadRequest);
}

OPSROOM_TEST(AlertsTest)
#include "tst_alerts.moc"
