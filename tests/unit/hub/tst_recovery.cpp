#include "tests/security/hub_under_test.h"
#include "tests/support/test_case.h"

using namespace opsroom;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t kService = 1;
constexpr std::uint64_t kFirst = 10; ///< session that gets lost
constexpr std::uint64_t kNext = 11;  ///< that takes it up
constexpr std::string_view kId = R"("transactionId":")";
constexpr std::string_view kOffset = "},\"";
constexpr char kQuote = '\x22';

hub::HubSettings recovering()
{
    hub::HubSettings settings = test::HubUnderTest::unlimited();
    settings.mayRecover = true;
    settings.recoverySessions = 3;
    return settings;
}

} // namespace

/// Socket.IO's connection state recovery: a session that lost its connection goes on, without a gap and nothing twice,
/// once, for its owner; everything else is an ordinary new session.
class RecoveryTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_hub.emplace(recovering());
        m_service = m_hub->enter(kService, m_hub->claims("svc", "acme", "service"));
        m_first = begin(kFirst, alice(), {});
        m_pid = m_arrival.pid;
        m_offset = lastOffset(kFirst);
    }
    void goesOnWhereItStopped();
    void roomsAreThereAgain();
    void isTakenUpOnce();
    void onlyByItsOwner_data();
    void onlyByItsOwner();
    void notForWhoSaidGoodbye();
    void notForLong();
    void notPastWhatIsForgotten();
    void notBeyondTheNumberRemembered();
    void badOffsetsAreNone_data();
    void badOffsetsAreNone();
    void alertsKeepTheirAudience();
    void sessionThatLooksAlive();
    void costsNothingWhileItIsOff();

private:
    [[nodiscard]] hub::Claims alice() const { return m_hub->claims("alice", "acme", "operator"); }
    hub::MemberId begin(std::uint64_t session, const hub::Claims &claims, hub::Returning returning)
    {
        const hub::MemberId member = m_hub->enter(session, claims);
        m_arrival = m_hub->hub.receive(member, std::move(returning), "socket-" + std::string(11, 'x') + "00");
        m_hub->hub.welcome(member, claims, m_arrival);
        return member;
    }
    /// \returns whether the session was taken up.
    bool comeBack(const hub::Claims &claims)
    {
        m_next = begin(kNext, claims, {.pid = m_pid, .offset = m_offset, .streams = {}, .channels = {}});
        return m_arrival.isRecovered;
    }
    void publish(const std::string &id, std::string_view event = "transaction-update")
    {
        const std::string ack = m_hub->ask(m_service, kService, event,
                                           R"({"transactionId":")" + id + R"(","status":"completed"})");
        QVERIFY2(ack.find(R"("ok":true)") != std::string::npos, ack.c_str());
    }
    [[nodiscard]] std::string lastOffset(std::uint64_t session)
    {
        const auto &got = m_hub->sink.received[session];
        for (auto one = got.rbegin(); one != got.rend(); ++one) {
            const std::size_t at = one->json.rfind(kOffset);
            if (at != std::string::npos && one->json.back() == kQuote)
                return one->json.substr(at + kOffset.size(), one->json.size() - at - kOffset.size() - 1);
        }
        return {};
    }
    /// Transactions that a session was told, in their order.
    [[nodiscard]] std::string ids(std::uint64_t session)
    {
        std::string all;
        for (const auto &one : m_hub->sink.received[session]) {
            const std::size_t at = one.json.find(kId);
            if (one.name.empty() || at == std::string::npos)
                continue;
            const std::size_t begin = at + kId.size();
            all += (all.empty() ? "" : ", ") + one.json.substr(begin, one.json.find(kQuote, begin) - begin);
        }
        return all;
    }

    std::optional<test::HubUnderTest> m_hub;
    hub::Arrival m_arrival;
    hub::MemberId m_service;
    hub::MemberId m_first;
    hub::MemberId m_next;
    std::string m_pid;
    std::string m_offset;
};

void RecoveryTest::goesOnWhereItStopped()
{
    publish("t-1");
    m_offset = lastOffset(kFirst);
    publish("on-the-way");
    m_hub->hub.leave(m_first, true);
    publish("t-3");
    QVERIFY(comeBack(alice()));
    QCOMPARE(m_arrival.pid, m_pid);
    QCOMPARE(ids(kNext), std::string("on-the-way, t-3"));
    const auto &got = m_hub->sink.received[kNext];
    QCOMPARE(got.front().name, std::string("connected"));
    QVERIFY(got.front().json.find(R"("recovered":true)") != std::string::npos);
    QVERIFY2(got.front().json.back() == '}', "a break during the replay must not skip what did not come");
    publish("t-4");
    QCOMPARE(ids(kNext), std::string("on-the-way, t-3, t-4"));
}

void RecoveryTest::roomsAreThereAgain()
{
    m_hub->ask(m_first, kFirst, "subscribe", R"("transaction:t-9")");
    m_hub->ask(m_first, kFirst, "leave-tenant", R"("acme")");
    m_hub->hub.leave(m_first, true);
    publish("t-8");
    publish("t-9");
    QVERIFY(comeBack(alice()));
    QCOMPARE(ids(kNext), std::string("t-9"));
    publish("t-8");
    publish("t-9");
    QCOMPARE(ids(kNext), std::string("t-9, t-9"));
}

void RecoveryTest::isTakenUpOnce()
{
    m_hub->hub.leave(m_first, true);
    QVERIFY(comeBack(alice()));
    m_hub->hub.leave(m_next, false);
    QVERIFY(!comeBack(alice()));
    QVERIFY(m_arrival.pid != m_pid);
    QCOMPARE(ids(kNext), std::string());
}

void RecoveryTest::onlyByItsOwner_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("tenant");
    QTest::newRow("another user") << "bob"
                                  << "acme";
    QTest::newRow("another tenant") << "alice"
                                    << "other";
}

void RecoveryTest::onlyByItsOwner()
{
    QFETCH(QString, user);
    QFETCH(QString, tenant);
    m_hub->hub.leave(m_first, true);
    publish("t-1");
    QVERIFY(!comeBack(m_hub->claims(user.toStdString(), tenant.toStdString())));
    QCOMPARE(ids(kNext), std::string());
    m_hub->hub.leave(m_next, false);
    QVERIFY2(comeBack(alice()), "nobody else's attempt takes it away");
}

void RecoveryTest::notForWhoSaidGoodbye()
{
    m_hub->hub.leave(m_first, false);
    QVERIFY(!comeBack(alice()));
}

void RecoveryTest::notForLong()
{
    m_hub->hub.leave(m_first, true);
    m_hub->clock.advance(2min + 1ms);
    QVERIFY(!comeBack(alice()));
}

void RecoveryTest::notPastWhatIsForgotten()
{
    m_hub->hub.leave(m_first, true);
    for (int i = 0; i < 1001; ++i)
        publish("t");
    QVERIFY(!comeBack(alice()));
    QCOMPARE(ids(kNext), std::string());
    publish("live");
    QCOMPARE(ids(kNext), std::string("live"));
}

void RecoveryTest::notBeyondTheNumberRemembered()
{
    m_hub->hub.leave(m_first, true);
    for (std::uint64_t session = 20; session < 23; ++session)
        m_hub->hub.leave(begin(session, alice(), {}), true);
    QVERIFY(!comeBack(alice()));
}

void RecoveryTest::badOffsetsAreNone_data()
{
    QTest::addColumn<QString>("offset");
    QTest::newRow("none") << "";
    QTest::newRow("no number") << "1.x";
    QTest::newRow("of the future") << "zzzz";
    QTest::newRow("more than fits") << "zzzzzzzzzzzzzzzz";
}

void RecoveryTest::badOffsetsAreNone()
{
    QFETCH(QString, offset);
    m_hub->hub.leave(m_first, true);
    m_offset = offset.toStdString();
    QVERIFY(!comeBack(alice()));
}

void RecoveryTest::alertsKeepTheirAudience()
{
    const auto officer = m_hub->claims("olga", "acme", "compliance");
    const hub::MemberId session = begin(30, officer, {});
    m_pid = m_arrival.pid;
    m_hub->hub.leave(session, true);
    m_hub->ask(m_service, kService, "compliance-alert", R"({"message":"m","subject":{"userId":"olga"}})");
    m_hub->ask(m_service, kService, "compliance-alert", R"({"message":"m","subject":{"userId":"sam"}})");
    QVERIFY(comeBack(officer));
    QCOMPARE(m_arrival.missed.size(), std::size_t{1});
}

void RecoveryTest::sessionThatLooksAlive()
{
    publish("t-1");
    QVERIFY2(!comeBack(m_hub->claims("bob", "acme")), "somebody else's");
    QVERIFY(m_hub->sink.closed.empty());
    m_hub->hub.leave(m_next, false);
    QVERIFY(comeBack(alice()));
    QCOMPARE(ids(kNext), std::string("t-1"));
    QCOMPARE(m_hub->sink.closed.at(kFirst), contract::CloseCode::Closed);
    m_hub->hub.leave(m_first, true); // its end shows later
    m_hub->hub.leave(m_next, false);
    QVERIFY(!comeBack(alice()));
}

void RecoveryTest::costsNothingWhileItIsOff()
{
    m_hub.emplace();
    m_service = m_hub->enter(kService, m_hub->claims("svc", "acme", "service"));
    m_first = begin(kFirst, alice(), {});
    QVERIFY(m_arrival.pid.empty());
    publish("t-1");
    QCOMPARE(lastOffset(kFirst), std::string());
    m_hub->hub.leave(m_first, true);
    QVERIFY(!comeBack(alice()));
}

OPSROOM_TEST(RecoveryTest)
#include "tst_recovery.moc"
