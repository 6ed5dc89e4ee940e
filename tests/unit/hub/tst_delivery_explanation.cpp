#include "tests/security/hub_under_test.h"
#include "tests/support/test_case.h"

using namespace opsroom;

/// Why a client got an event, or did not.
class DeliveryExplanationTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void says_data();
    void says();
    void refuses_data();
    void refuses();

private:
    static constexpr std::uint64_t kAsker = 1;

    hub::MemberId arrive(std::uint64_t session, const std::string &user, const std::string &tenant,
                         const std::string &role)
    {
        const auto claims = m_world->claims(user, tenant, role);
        const hub::MemberId id = m_world->enter(session, claims);
        std::ignore = m_world->hub.receive(id, {}, sid(session));
        return id;
    }
    [[nodiscard]] static std::string sid(std::uint64_t session) { return "socket-" + std::to_string(session); }
    json::Value parse(const char *text)
    {
        m_text = text;
        return *m_document.parse(m_text);
    }
    void fill();

    std::optional<test::HubUnderTest> m_world;
    hub::MemberId m_asker;
    std::string m_text;
    json::Document m_document;
    std::string m_eventId;
};

void DeliveryExplanationTest::fill()
{
    m_world.emplace();
    m_asker = arrive(kAsker, "olga", "acme", "admin");
    arrive(2, "ann", "acme", "operator");
    const hub::MemberId subscribed = arrive(3, "sub", "acme", "operator");
    const hub::MemberId away = arrive(4, "bob", "acme", "operator");
    arrive(5, "eve", "acme", "compliance");
    const hub::MemberId gone = arrive(6, "gone", "acme", "operator");
    arrive(7, "stranger", "beta", "admin");
    m_world->ask(subscribed, 3, "subscribe", "\"wallet:1\"");
    m_world->ask(away, 4, "leave-tenant", "\"acme\"");
    m_world->hub.leave(gone, false);

    const hub::Caller caller{"back-end"};
    QVERIFY(m_world->hub.emitToTenant("acme", "notice", parse("{}"), caller).has_value());
    QVERIFY(m_world->hub.emitToUser("acme", "ann", "notice", parse("{}"), caller).has_value());
    QVERIFY(m_world->hub.emitToChannel("acme", "wallet:1", "notice", parse("{}"), caller).has_value());
    const auto alert = m_world->hub.emitToTenant(
        "acme", "compliance-alert", parse("{\"alertId\":\"a\",\"message\":\"m\",\"subject\":{\"userId\":\"eve\"}}"),
        caller);
    QVERIFY(alert.has_value());
    m_eventId = alert->eventId;
    arrive(8, "late", "acme", "operator");
}

void DeliveryExplanationTest::says_data()
{
    QTest::addColumn<int>("seq");
    QTest::addColumn<int>("session");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, int seq, int session, const char *expected) {
        QTest::newRow(name) << seq << session << QString::fromLatin1(expected);
    };
    row("to the tenant, who is there", 1, 2, R"("isDelivered":true,"reason":"delivered","event":"notice","seq":1)");
    row("to the tenant, who left it", 1, 4, R"("isDelivered":false,"reason":"not-joined")");
    row("to the tenant, who came later", 1, 8, R"("reason":"connected-later")");
    row("to the tenant, who is gone", 1, 6, R"("reason":"gone")");
    row("to the tenant, a session that never was", 1, 99, R"("reason":"gone")");
    row("to the tenant, a stranger's session", 1, 7, R"("reason":"gone")");
    row("to a user, himself", 2, 2, R"("reason":"delivered")");
    row("to a user, another one", 2, 3, R"("reason":"other-user")");
    row("to a channel, who subscribed", 3, 3, R"("reason":"delivered")");
    row("to a channel, who did not", 3, 2, R"("reason":"not-subscribed")");
    row("an alert, without the role", 4, 2, R"("reason":"role")");
    row("an alert, its subject", 4, 5, R"("reason":"subject")");
    row("an alert, with the role", 4, 1, R"("reason":"delivered","event":"compliance-alert")");
}

void DeliveryExplanationTest::says()
{
    QFETCH(int, seq);
    QFETCH(int, session);
    QFETCH(QString, expected);
    fill();
    const std::string question = "{\"seq\":" + std::to_string(seq) + ",\"sid\":\"" + sid(std::uint64_t(session))
                                 + "\"}";
    const std::string answer = m_world->ask(m_asker, kAsker, "explain-delivery", question);
    QVERIFY2(answer.find(expected.toStdString()) != std::string::npos, answer.c_str());
    if (seq == 4) {
        const std::string byId = "{\"eventId\":\"" + m_eventId + "\",\"sid\":\"" + sid(std::uint64_t(session)) + "\"}";
        QCOMPARE(m_world->ask(m_asker, kAsker, "explain-delivery", byId), answer);
    }
}

void DeliveryExplanationTest::refuses_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("question");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *role, const char *question, int code) {
        QTest::newRow(name) << QString::fromLatin1(role) << QString::fromLatin1(question) << code;
    };
    row("who may not ask", "user", R"({"seq":1,"sid":"x"})", 103);
    row("a publication that is not there", "admin", R"({"seq":77,"sid":"x"})", 108);
    row("an event id that is not there", "admin", R"({"eventId":"01X","sid":"x"})", 108);
    row("neither seq nor event id", "admin", R"({"sid":"x"})", 107);
    row("both", "admin", R"({"seq":1,"eventId":"01X","sid":"x"})", 107);
    row("no session", "admin", R"({"seq":1})", 107);
    row("no object", "admin", R"("x")", 107);
}

void DeliveryExplanationTest::refuses()
{
    QFETCH(QString, role);
    QFETCH(QString, question);
    QFETCH(int, code);
    fill();
    const hub::MemberId asker = arrive(20, "asker", "acme", role.toStdString());
    const std::string answer = m_world->ask(asker, 20, "explain-delivery", question.toStdString());
    QVERIFY2(answer.find("\"code\":" + std::to_string(code)) != std::string::npos, answer.c_str());
}

OPSROOM_TEST(DeliveryExplanationTest)
#include "tst_delivery_explanation.moc"
