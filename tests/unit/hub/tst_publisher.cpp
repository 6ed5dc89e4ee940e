#include "core/protocol/json/document.h"
#include "server/config/toml_reader.h"
#include "server/hub/publisher.h"
#include "server/node/materials.h"
#include "tests/security/hub_under_test.h"
#include "tests/support/test_case.h"

using namespace opsroom;

/// One order for each tenant; everybody whom a publication is for gets it once, and nobody else gets it.
class PublisherTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_parts.emplace();
    }
    void numbersByTenant();
    void reaches_data();
    void reaches();
    void onceHoweverManyRooms();
    void stampsReplaceWhatTheSenderWrote();
    void sameKeySameBody();
    void sameKeyOtherBody();
    void keysBelongToATenant();
    void keysAreForgotten();
    void announcementsHaveNoNumber();

private:
    static constexpr hub::RoleMask kEverybody = ~hub::RoleMask{0};

    struct Parts
    {
        test::FakeClock clock;
        hub::HubSettings settings = test::HubUnderTest::unlimited();
        hub::Policy policy = *hub::Policy::of(*config::readPolicy(node::defaultPolicyText(), "default"));
        hub::TenantDirectory tenants{10};
        hub::HubCounters counters;
        test::RecordingSink sink;
        hub::HubContext context{settings, clock, policy, tenants, sink, counters};
        hub::Roster roster{context};
        store::MemoryStores stores{store::StoreBounds{}};
        hub::OfflineDesk offline{context, stores.ports().offline, roster};
        hub::Publisher publisher{context, roster, stores.ports().history, offline};
    };

    hub::MemberId enter(std::uint64_t session, const std::string &user, const std::string &tenant,
                        const std::string &role = "operator")
    {
        hub::Claims made;
        made.userId = user;
        made.allTenants = tenant == "*";
        if (!made.allTenants) {
            made.tenantId = tenant;
            made.tenants = {tenant};
        }
        made.roles = {role};
        return *m_parts->roster.enter(hub::SessionKey{session}, 0, made);
    }
    Result<hub::Published> publish(hub::Outgoing outgoing, const std::string &tenant, std::string_view body = "{}")
    {
        const auto parsed = m_document.parse(body);
        outgoing.tenant = *m_parts->tenants.intern(tenant);
        outgoing.event = "price-changed";
        outgoing.body = *parsed;
        if (outgoing.receivers == 0)
            outgoing.receivers = kEverybody;
        return m_parts->publisher.publish(outgoing);
    }
    [[nodiscard]] std::size_t countOf(std::uint64_t session) { return m_parts->sink.received[session].size(); }

    std::optional<Parts> m_parts;
    json::Document m_document;
};

void PublisherTest::numbersByTenant()
{
    for (std::uint64_t seq = 1; seq <= 3; ++seq)
        QCOMPARE(publish({.toTenant = true}, "acme")->seq, seq);
    QCOMPARE(publish({.toTenant = true}, "beta")->seq, 1U);
    const auto acme = m_parts->publisher.position(*m_parts->tenants.find("acme"));
    const auto beta = m_parts->publisher.position(*m_parts->tenants.find("beta"));
    QCOMPARE(acme.seq, 3U);
    QVERIFY(acme.epoch != beta.epoch);
}

void PublisherTest::reaches_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("who");

    QTest::newRow("a tenant: its members and the operators of all") << "tenant"
                                                                    << "ann,bob,root";
    QTest::newRow("a user: his sessions of that tenant") << "user:ann"
                                                         << "ann";
    QTest::newRow("a channel: who subscribed in that tenant, and operators who did") << "channel"
                                                                                     << "bob,root";
    QTest::newRow("a tenant without the role: nobody") << "no role"
                                                       << "";
    QTest::newRow("a tenant but for the subject: everybody else") << "hidden:ann"
                                                                  << "bob,root";
}

void PublisherTest::reaches()
{
    QFETCH(QString, to);
    QFETCH(QString, who);
    const std::vector<std::pair<std::string, std::string>> people{
        {"ann", "acme"}, {"bob", "acme"}, {"root", "*"}, {"ann of beta", "beta"}, {"eve", "beta"}};
    std::uint64_t session = 0;
    for (const auto &[name, tenant] : people) {
        const auto member = enter(++session, name.substr(0, name.find(' ')), tenant);
        if (name == "bob" || name == "root" || name == "eve")
            QVERIFY(m_parts->roster.subscribe(member, "wallet:1").has_value());
    }
    const std::vector<std::string> channel{"wallet:1"};
    hub::Outgoing outgoing;
    const std::string target = to.toStdString();
    outgoing.toTenant = target == "tenant" || target == "no role" || target == "hidden:ann";
    if (target == "user:ann")
        outgoing.toUser = "ann";
    if (target == "hidden:ann")
        outgoing.hiddenFrom = "ann";
    if (target == "channel")
        outgoing.toChannels = channel;
    if (target == "no role")
        outgoing.receivers = m_parts->policy.maskOf("compliance");

    const auto published = publish(outgoing, "acme");
    std::string got;
    std::size_t count = 0;
    session = 0;
    for (const auto &[name, tenant] : people) {
        if (countOf(++session) == 0)
            continue;
        got += (got.empty() ? "" : ",") + name;
        ++count;
    }
    QCOMPARE(got, who.toStdString());
    QCOMPARE(published->deliveries, count);
}

void PublisherTest::onceHoweverManyRooms()
{
    const auto ann = enter(1, "ann", "acme");
    const std::vector<std::string> channels{"wallet:1", "wallet:2"};
    for (const std::string &channel : channels)
        QVERIFY(m_parts->roster.subscribe(ann, channel).has_value());
    const auto published = publish({.toTenant = true, .toUser = "ann", .toChannels = channels}, "acme");
    QCOMPARE(published->deliveries, 1U);
    QCOMPARE(countOf(1), 1U);
}

void PublisherTest::stampsReplaceWhatTheSenderWrote()
{
    enter(1, "ann", "acme");
    const auto published = publish({.type = "price", .broadcastBy = "svc", .toTenant = true}, "acme",
                                   R"({"price":1.50,"tenantId":"beta","seq":99,"broadcastBy":"root","eventId":"x"})");
    const std::string json = m_parts->sink.received[1].front().json;
    json::Document document;
    const json::Value event = *document.parse(json);
    QCOMPARE(event.find("tenantId").string(), std::string_view("acme"));
    QCOMPARE(event.find("broadcastBy").string(), std::string_view("svc"));
    QCOMPARE(event.find("type").string(), std::string_view("price"));
    QCOMPARE(event.find("eventId").string(), std::string_view(published->eventId));
    QCOMPARE(event.find("seq").raw(), std::string_view("1"));
    QCOMPARE(event.find("price").raw(), std::string_view("1.50"));
    QCOMPARE(QByteArray::fromStdString(json).count("\"seq\""), 1);
}

void PublisherTest::sameKeySameBody()
{
    enter(1, "ann", "acme");
    const hub::Outgoing outgoing{.idempotencyKey = "k", .toTenant = true};
    const auto first = publish(outgoing, "acme", R"({"a":1})");
    const auto second = publish(outgoing, "acme", R"({"a":1})");
    QVERIFY(second->isDuplicate);
    QCOMPARE(second->eventId, first->eventId);
    QCOMPARE(second->seq, first->seq);
    QCOMPARE(countOf(1), 1U);
}

void PublisherTest::sameKeyOtherBody()
{
    const hub::Outgoing outgoing{.idempotencyKey = "k", .toTenant = true};
    QVERIFY(publish(outgoing, "acme", R"({"a":1})").has_value());
    const auto other = publish(outgoing, "acme", R"({"a":2})");
    QCOMPARE(other.error().code, ErrorCode::BadRequest);
    QCOMPARE(publish({.toTenant = true}, "acme")->seq, 2U);
}

void PublisherTest::keysBelongToATenant()
{
    const hub::Outgoing outgoing{.idempotencyKey = "k", .toTenant = true};
    QVERIFY(publish(outgoing, "acme", R"({"a":1})").has_value());
    QVERIFY(!publish(outgoing, "beta", R"({"a":2})")->isDuplicate);
}

void PublisherTest::keysAreForgotten()
{
    const hub::Outgoing outgoing{.idempotencyKey = "k", .toTenant = true};
    QVERIFY(publish(outgoing, "acme").has_value());
    m_parts->clock.advance(m_parts->settings.idempotencyWindow - Milliseconds(1));
    QVERIFY(publish(outgoing, "acme")->isDuplicate);
    m_parts->clock.advance(Milliseconds(2));
    QVERIFY(!publish(outgoing, "acme")->isDuplicate);
}

void PublisherTest::announcementsHaveNoNumber()
{
    enter(1, "ann", "acme");
    const hub::TenantId acme = *m_parts->tenants.find("acme");
    m_parts->publisher.announce(0, acme, "metrics-update", R"({"n":1})", kEverybody);
    QCOMPARE(m_parts->sink.received[1].front().json, std::string(R"({"n":1})"));
    QCOMPARE(m_parts->publisher.position(acme).seq, 0U);
}

OPSROOM_TEST(PublisherTest)
#include "tst_publisher.moc"
