#include "server/hub/operator_desk.h"
#include "tests/security/hub_under_test.h"
#include "tests/support/test_case.h"

using namespace opsroom;

/// Who is connected, and what operators do about it.
class OperatorDeskTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whoIsListed_data();
    void whoIsListed();
    void aPageNeitherRepeatsNorLeavesOut();
    void whatIsSaidOfAConnection();
    void roomsHaveTheirMembers();
    void whoIsSentAway_data();
    void whoIsSentAway();
    void othersClientsAreLikeNone();
    void aChannelIsTaken();
    void whoIsMuted_receivesAndChangesNothing();
    void theMuteTable_isBounded();
    void revocationKeepsToTheOwnTenants_data();
    void revocationKeepsToTheOwnTenants();
    void whoGoesWithinHisOwnCommand_data();
    void whoGoesWithinHisOwnCommand();
    void badOrders_data();
    void badOrders();

private:
    enum Session : std::uint64_t { Ann = 1, Bob, Oleg, Foreign, Root };

    hub::MemberId arrive(Session session, const hub::Claims &claims)
    {
        const hub::MemberId id = m_world->enter(session, claims);
        m_world->hub.welcome(id, claims, m_world->hub.receive(id, {}, "sid-" + std::to_string(session)));
        return id;
    }
    [[nodiscard]] hub::Claims platformOperator() const
    {
        hub::Claims root = m_world->claims("root", "", "admin");
        root.tenants.clear();
        root.allTenants = true;
        return root;
    }
    std::string ask(Session by, std::string_view command, std::string_view order)
    {
        return m_world->ask(m_members[by], by, command, order);
    }
    [[nodiscard]] static bool has(const std::string &text, std::string_view part)
    {
        return text.find(part) != std::string::npos;
    }

    std::unique_ptr<test::HubUnderTest> m_world;
    std::map<Session, hub::MemberId> m_members;
};

void OperatorDeskTest::init()
{
    m_world = std::make_unique<test::HubUnderTest>();
    m_members[Ann] = arrive(Ann, m_world->claims("ann", "acme", "user"));
    m_members[Bob] = arrive(Bob, m_world->claims("bob", "acme", "user"));
    m_members[Oleg] = arrive(Oleg, m_world->claims("oleg", "acme", "admin"));
    m_members[Foreign] = arrive(Foreign, m_world->claims("fay", "beta", "operator"));
    m_members[Root] = arrive(Root, platformOperator());
}

void OperatorDeskTest::whoIsListed_data()
{
    QTest::addColumn<int>("by");
    QTest::addColumn<QByteArray>("order");
    QTest::addColumn<QByteArray>("listed");
    QTest::newRow("a tenant's admin: those of the tenant")
        << int(Oleg) << QByteArray("{}") << QByteArray("ann bob oleg");
    QTest::newRow("another tenant's") << int(Foreign) << QByteArray("{}") << QByteArray("fay");
    QTest::newRow("a platform operator: everybody")
        << int(Root) << QByteArray("{}") << QByteArray("ann bob oleg fay root");
    QTest::newRow("of one tenant") << int(Root) << QByteArray(R"({"tenantId":"beta"})") << QByteArray("fay");
    QTest::newRow("of one user") << int(Root) << QByteArray(R"({"userId":"bob"})") << QByteArray("bob");
    QTest::newRow("in a tenant's room") << int(Root) << QByteArray(R"({"room":{"kind":"tenant","tenantId":"acme"}})")
                                        << QByteArray("ann bob oleg");
    QTest::newRow("in a user's room") << int(Oleg)
                                      << QByteArray(R"({"room":{"kind":"user","tenantId":"acme","name":"ann"}})")
                                      << QByteArray("ann");
}

void OperatorDeskTest::whoIsListed()
{
    QFETCH(int, by);
    QFETCH(QByteArray, order);
    QFETCH(QByteArray, listed);
    const std::string answer = ask(static_cast<Session>(by), "list-connections", order.toStdString());
    const QList<QByteArray> expected = listed.split(' ');
    QVERIFY2(has(answer, "\"total\":" + std::to_string(expected.size())), answer.c_str());
    for (const char *user : {"ann", "bob", "oleg", "fay", "root"})
        QCOMPARE(has(answer, "\"userId\":\"" + std::string(user) + "\""), expected.contains(user));
}

void OperatorDeskTest::aPageNeitherRepeatsNorLeavesOut()
{
    QStringList seen;
    std::string after = "0";
    for (int pages = 0; pages < 5 && (pages == 0 || after != "0"); ++pages) {
        const std::string answer = ask(Root, "list-connections", R"({"limit":2,"after":)" + after + '}');
        const std::size_t next = answer.find(R"("next":)") + 7;
        after = answer.substr(next, answer.find(',', next) - next);
        for (std::size_t at = answer.find(R"("sid":)"); at != std::string::npos; at = answer.find(R"("sid":)", at + 1))
            seen.append(QString::fromStdString(answer.substr(at + 7, 5)));
    }
    QCOMPARE(seen.join(u' '), QStringLiteral("sid-1 sid-2 sid-3 sid-4 sid-5"));
}

void OperatorDeskTest::whatIsSaidOfAConnection()
{
    ask(Ann, "subscribe", R"("transaction:t-9")");
    const std::string answer = ask(Oleg, "list-connections", R"({"userId":"ann"})");
    for (const char *part : {R"("tenantId":"acme")", R"("roles":"user")", R"("channels":["transaction:t-9"])",
                             R"("channelCount":1)", R"("seesAllTenants":false)", "\"since\":\"20"})
        QVERIFY2(has(answer, part), (part + (" is not in " + answer)).c_str());
}

void OperatorDeskTest::roomsHaveTheirMembers()
{
    ask(Ann, "subscribe", R"("transaction:t-9")");
    ask(Bob, "subscribe", R"("transaction:t-9")");
    const std::string own = ask(Oleg, "list-rooms", "{}");
    QVERIFY2(has(own, R"({"tenantId":"acme","kind":"channel","name":"transaction:t-9","members":2})"), own.c_str());
    QVERIFY2(has(own, R"({"tenantId":"acme","kind":"tenant","name":"","members":3})"), own.c_str());
    QVERIFY2(!has(own, "beta"), own.c_str());
    QVERIFY2(!has(own, R"("kind":"user")"), "rooms of users are left out unless they are asked for");
    QVERIFY(has(ask(Oleg, "list-rooms", R"({"users":true})"), R"("kind":"user","name":"ann")"));
    QVERIFY(has(ask(Root, "list-rooms", "{}"), R"("tenantId":"beta")"));
}

void OperatorDeskTest::whoIsSentAway_data()
{
    QTest::addColumn<QByteArray>("order");
    QTest::addColumn<int>("code");
    QTest::newRow("for good") << QByteArray(R"({"sid":"sid-1","reason":"shares a password"})") << 3523;
    QTest::newRow("to come back") << QByteArray(R"({"sid":"sid-1","reason":"shares a password","reconnect":true})")
                                  << 3011;
    QTest::newRow("with a code of one's own")
        << QByteArray(R"({"sid":"sid-1","reason":"shares a password","code":3520})") << 3520;
    QTest::newRow("with a code that lets it come back, which is said as well")
        << QByteArray(R"({"sid":"sid-1","reason":"shares a password","code":3008,"reconnect":true})") << 3008;
}

void OperatorDeskTest::whoIsSentAway()
{
    QFETCH(QByteArray, order);
    QFETCH(int, code);
    QCOMPARE(ask(Oleg, "disconnect-client", order.toStdString()), std::string(R"({"ok":true})"));
    QCOMPARE(static_cast<int>(m_world->sink.closed[Ann]), code);
    const auto &last = m_world->sink.received[Ann].back();
    QCOMPARE(last.name, std::string("disconnected"));
    QVERIFY2(has(last.json, R"("message":"shares a password")"), last.json.c_str());
    QVERIFY(!m_world->sink.closed.contains(Bob));
}

void OperatorDeskTest::othersClientsAreLikeNone()
{
    const std::string foreign = ask(Oleg, "disconnect-client", R"({"sid":"sid-4"})");
    QCOMPARE(foreign, ask(Oleg, "disconnect-client", R"({"sid":"sid-none"})"));
    QCOMPARE(foreign, ask(Oleg, "disconnect-client", R"({"sid":"sid-5"})"));
    QVERIFY(m_world->sink.closed.empty());
}

void OperatorDeskTest::aChannelIsTaken()
{
    ask(Ann, "subscribe", R"("transaction:t-9")");
    const std::string_view order = R"({"sid":"sid-1","channel":"transaction:t-9","reason":"too many"})";
    QCOMPARE(ask(Oleg, "unsubscribe-client", order), std::string(R"({"ok":true})"));
    QCOMPARE(m_world->sink.received[Ann].back().name, std::string("unsubscription-confirmed"));
    QVERIFY(has(ask(Oleg, "list-connections", R"({"userId":"ann"})"), R"("channelCount":0)"));
    QVERIFY(has(ask(Oleg, "unsubscribe-client", order), R"("code":102)"));
}

void OperatorDeskTest::whoIsMuted_receivesAndChangesNothing()
{
    const std::string_view update = R"({"transactionId":"t-1","status":"completed"})";
    QVERIFY(has(ask(Oleg, "transaction-update", update), R"("ok":true)"));
    QCOMPARE(ask(Root, "mute-client", R"({"sid":"sid-3","forMs":60000,"reason":"floods"})"),
             std::string(R"({"ok":true})"));
    const std::string refused = ask(Oleg, "transaction-update", update);
    QVERIFY2(has(refused, R"("code":103)"), refused.c_str());
    QVERIFY(has(ask(Oleg, "ping", "{}"), "timestamp"));
    QVERIFY(has(ask(Root, "list-connections", R"({"userId":"oleg"})"), R"("mutedForMs":60000)"));
    m_world->clock.advance(std::chrono::seconds(60));
    QVERIFY(has(ask(Oleg, "transaction-update", update), R"("ok":true)"));
    QVERIFY(has(ask(Root, "list-connections", R"({"userId":"oleg"})"), R"("mutedForMs":0)"));
    ask(Root, "mute-client", R"({"sid":"sid-3","forMs":86400000})");
    QVERIFY(has(ask(Oleg, "transaction-update", update), R"("code":103)"));
    ask(Root, "mute-client", R"({"sid":"sid-3","forMs":0})");
    QVERIFY(has(ask(Oleg, "transaction-update", update), R"("ok":true)"));
}

void OperatorDeskTest::theMuteTable_isBounded()
{
    hub::MuteTable mutes;
    const SteadyTime now = m_world->clock.steadyNow();
    for (std::uint32_t slot = 0; slot < hub::MuteTable::kMost; ++slot)
        QVERIFY(mutes.mute({slot, 1}, now + std::chrono::seconds(1), now));
    QVERIFY(!mutes.mute({hub::MuteTable::kMost, 1}, now + std::chrono::seconds(1), now));
    QVERIFY(mutes.mute({0, 1}, now + std::chrono::seconds(2), now)); // known already
    QVERIFY(mutes.remaining({7, 2}, now) == Milliseconds(0));        // another one in its place
    // Those whose time is up make room.
    QVERIFY(mutes.mute({hub::MuteTable::kMost, 1}, now + std::chrono::seconds(9), now + std::chrono::seconds(1)));
}

void OperatorDeskTest::revocationKeepsToTheOwnTenants_data()
{
    QTest::addColumn<int>("by");
    QTest::addColumn<QByteArray>("order");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("a user of the own tenant")
        << int(Oleg) << QByteArray(R"({"userId":"ann"})") << QByteArray("acme/ann by oleg");
    QTest::newRow("another tenant") << int(Oleg) << QByteArray(R"({"tenantId":"beta"})") << QByteArray();
    QTest::newRow("a tenant that nobody knows") << int(Oleg) << QByteArray(R"({"tenantId":"none"})") << QByteArray();
    QTest::newRow("a user everywhere, by a platform operator")
        << int(Root) << QByteArray(R"({"userId":"ann"})") << QByteArray("/ann by root");
}

void OperatorDeskTest::revocationKeepsToTheOwnTenants()
{
    QFETCH(int, by);
    QFETCH(QByteArray, order);
    QFETCH(QByteArray, answer);
    m_world = std::make_unique<test::HubUnderTest>();
    std::string revoked;
    m_world->revoke = [&revoked](const hub::Revocation &revocation, std::string_view who) -> Result<std::size_t> {
        revoked = revocation.tenantId + '/' + revocation.userId + " by " + std::string(who);
        return std::size_t{2};
    };
    m_members[Oleg] = arrive(Oleg, m_world->claims("oleg", "acme", "admin"));
    m_members[Foreign] = arrive(Foreign, m_world->claims("fay", "beta", "operator"));
    m_members[Root] = arrive(Root, platformOperator());
    const std::string ack = ask(static_cast<Session>(by), "revoke", order.toStdString());
    QCOMPARE(QByteArray::fromStdString(revoked), answer);
    QVERIFY2(has(ack, answer.isEmpty() ? R"("code":103)" : R"({"ok":true,"ended":2})"), ack.c_str());
}

void OperatorDeskTest::whoGoesWithinHisOwnCommand_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("order");
    QTest::newRow("an operator sends himself away")
        << QByteArray("disconnect-client") << QByteArray(R"({"sid":"sid-3"})");
    QTest::newRow("one who sends too fast") << QByteArray("ping") << QByteArray("{}");
}

/// A transport may report the end of a session from within the very call that closes it.
void OperatorDeskTest::whoGoesWithinHisOwnCommand()
{
    QFETCH(QByteArray, command);
    QFETCH(QByteArray, order);
    hub::HubSettings settings = test::HubUnderTest::unlimited();
    if (command == "ping") {
        settings.commands = {1, 1};
        settings.rateViolations = 2;
    }
    m_world = std::make_unique<test::HubUnderTest>(settings);
    m_members[Oleg] = arrive(Oleg, m_world->claims("oleg", "acme", "admin"));
    m_world->sink.onClose = [this](hub::SessionKey) { m_world->hub.leave(m_members[Oleg], false); };
    for (int second = 0; second < 10 && !m_world->sink.closed.contains(Oleg); ++second) {
        for (int i = 0; i < 5; ++i)
            ask(Oleg, command.toStdString(), order.toStdString());
        m_world->clock.advance(std::chrono::seconds(1));
    }
    QVERIFY(m_world->sink.closed.contains(Oleg));
    QCOMPARE(m_world->hub.size(), std::size_t(0));
}

void OperatorDeskTest::badOrders_data()
{
    QTest::addColumn<int>("by");
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("order");
    QTest::addColumn<int>("code");
    QTest::newRow("a user asks") << int(Ann) << QByteArray("list-connections") << QByteArray("{}") << 103;
    QTest::newRow("a user sends away") << int(Ann) << QByteArray("disconnect-client")
                                       << QByteArray(R"({"sid":"sid-2"})") << 103;
    QTest::newRow("an operator revokes") << int(Foreign) << QByteArray("revoke") << QByteArray(R"({"userId":"fay"})")
                                         << 103;
    QTest::newRow("another tenant's list")
        << int(Oleg) << QByteArray("list-connections") << QByteArray(R"({"tenantId":"beta"})") << 103;
    QTest::newRow("no object") << int(Oleg) << QByteArray("list-rooms") << QByteArray("[]") << 107;
    QTest::newRow("a page that is too long")
        << int(Oleg) << QByteArray("list-connections") << QByteArray(R"({"limit":501})") << 107;
    QTest::newRow("no sid") << int(Oleg) << QByteArray("disconnect-client") << QByteArray("{}") << 107;
    for (const char *code : {"3002", "1006", "0", "-1", "65536", "4294970819", "\"3523\"", "3523.5"}) {
        QTest::addRow("the close code %s", code) << int(Oleg) << QByteArray("disconnect-client")
                                                 << R"({"sid":"sid-1","code":)" + QByteArray(code) + "}" << 107;
    }
    QTest::newRow("a code that does not let it come back, and that it may")
        << int(Oleg) << QByteArray("disconnect-client") << QByteArray(R"({"sid":"sid-1","code":3523,"reconnect":true})")
        << 107;
    QTest::newRow("a reason that is no text")
        << int(Oleg) << QByteArray("disconnect-client") << QByteArray(R"({"sid":"sid-1","reason":7})") << 107;
    QTest::newRow("a reason that is too long")
        << int(Oleg) << QByteArray("disconnect-client")
        << "{\"sid\":\"sid-1\",\"reason\":\"" + QByteArray(201, 'x') + "\"}" << 107;
    QTest::newRow("a user mutes") << int(Ann) << QByteArray("mute-client")
                                  << QByteArray(R"({"sid":"sid-2","forMs":1000})") << 103;
    QTest::newRow("a mute without its time")
        << int(Oleg) << QByteArray("mute-client") << QByteArray(R"({"sid":"sid-1"})") << 107;
    QTest::newRow("a mute of more than a day")
        << int(Oleg) << QByteArray("mute-client") << QByteArray(R"({"sid":"sid-1","forMs":86400001})") << 107;
    QTest::newRow("a mute of somebody else's client")
        << int(Oleg) << QByteArray("mute-client") << QByteArray(R"({"sid":"sid-4","forMs":1000})") << 108;
    QTest::newRow("nobody to revoke") << int(Oleg) << QByteArray("revoke") << QByteArray("{}") << 107;
}

void OperatorDeskTest::badOrders()
{
    QFETCH(int, by);
    QFETCH(QByteArray, command);
    QFETCH(QByteArray, order);
    QFETCH(int, code);
    const std::string ack = ask(static_cast<Session>(by), command.toStdString(), order.toStdString());
    QVERIFY2(has(ack, R"("code":)" + std::to_string(code)), ack.c_str());
    QVERIFY(m_world->sink.closed.empty());
}

OPSROOM_TEST(OperatorDeskTest)
#include "tst_operator_desk.moc"
