#include "server/hub/canary.h"
#include "tests/security/hub_under_test.h"
#include "tests/support/test_case.h"

using namespace std::chrono_literals;
using namespace opsroom;

/// The watch over the wall between tenants: it passes where the wall stands, shows where it does not, and nobody sees it.
class CanaryTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void passesWhereTheWallStands();
    void showsALeak();
    void showsWhatDoesNotArrive();
    void operatorsAreTold();
    void nobodySeesIt();
    void doesNotRunWhenItIsOff();

private:
    /// What a canary works on, with a sink that it sits in front of.
    struct Parts
    {
        test::FakeClock clock;
        hub::HubSettings settings = test::HubUnderTest::unlimited();
        hub::Policy policy = *hub::Policy::of(*config::readPolicy(node::defaultPolicyText(), "default"));
        hub::TenantDirectory tenants{10};
        hub::HubCounters counters;
        test::RecordingSink sessions;
        hub::ProbeSink sink{sessions};
        hub::HubContext context{settings, clock, policy, tenants, sink, counters};
        store::MemoryStores stores{store::StoreBounds{}};
        hub::Roster roster{context};
        hub::OfflineDesk offline{context, stores.ports().offline, roster};
        hub::Publisher publisher{context, roster, stores.ports().history, offline};
        hub::History history{context, stores.ports().history, roster, publisher, offline};
    };
    [[nodiscard]] static hub::HubSettings watched()
    {
        hub::HubSettings settings = test::HubUnderTest::unlimited();
        settings.canary = 30s;
        return settings;
    }
};

void CanaryTest::passesWhereTheWallStands()
{
    test::HubUnderTest world(watched());
    for (std::uint64_t round = 1; round <= 3; ++round) {
        world.clock.advance(30s);
        std::ignore = world.hub.onTimer(world.clock.steadyNow());
        QCOMPARE(world.hub.canary()->rounds, round);
        QVERIFY(world.hub.canary()->isWhole);
        QCOMPARE(world.hub.canary()->crossed, 0U);
        QCOMPARE(world.hub.canary()->missed, 0U);
    }
}

/// Two tenants under one name are one: everything crosses.
void CanaryTest::showsALeak()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("isolation-broken")));
    Parts parts;
    hub::Canary canary(parts.context, parts.sink, parts.roster, parts.publisher, parts.history, {"~same", "~same"});
    canary.round();
    QVERIFY(!canary.result().isWhole);
    QVERIFY(canary.result().crossed > 2 * 7 * 3);
    QCOMPARE(parts.roster.size(), 0U);
    // What has leaked once is not forgiven by a round that passes.
    canary.round();
    QVERIFY(!canary.result().isWhole);
}

/// A hub in which nobody can get in proves nothing.
void CanaryTest::showsWhatDoesNotArrive()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("isolation-broken")));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("isolation-whole")));
    Parts parts;
    parts.settings.connectionsPerTenant = 0;
    hub::Canary canary(parts.context, parts.sink, parts.roster, parts.publisher, parts.history);
    canary.round();
    QVERIFY(!canary.result().isWhole);
    QCOMPARE(canary.result().crossed, 0U);
    parts.settings.connectionsPerTenant = 10;
    canary.round();
    QVERIFY(canary.result().isWhole);
}

/// At once, and not with the next push.
void CanaryTest::operatorsAreTold()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("isolation-broken")));
    test::HubUnderTest world(watched());
    hub::Claims everywhere = world.claims("root", "", "admin");
    everywhere.tenantId.clear();
    everywhere.tenants.clear();
    everywhere.allTenants = true;
    world.enter(1, everywhere);
    world.clock.advance(30s);
    std::ignore = world.hub.onTimer(world.clock.steadyNow());
    QVERIFY(world.sink.received[1].empty());
    world.settings.connectionsPerTenant = 0; // its probes cannot get in, and it proves nothing any more
    world.clock.advance(30s);
    std::ignore = world.hub.onTimer(world.clock.steadyNow());
    QCOMPARE(world.sink.received[1].size(), 1U);
    const std::string &told = world.sink.received[1].front().json;
    QVERIFY2(told.find(R"("isolation":{"isWhole":false,"crossed":0,"missed":0})") != std::string::npos, told.c_str());
}

void CanaryTest::nobodySeesIt()
{
    test::HubUnderTest world(watched());
    hub::Claims everywhere = world.claims("root", "", "admin");
    everywhere.tenantId.clear();
    everywhere.tenants.clear();
    everywhere.allTenants = true;
    const hub::MemberId root = world.enter(1, everywhere);
    world.enter(2, world.claims("ann", "acme", "admin"));
    const auto before = world.hub.getConnectionStats();
    world.clock.advance(30s);
    std::ignore = world.hub.onTimer(world.clock.steadyNow());
    QCOMPARE(world.hub.canary()->rounds, 1U);
    QVERIFY(world.sink.received[1].empty());
    QVERIFY(world.sink.received[2].empty());
    const auto after = world.hub.getConnectionStats();
    QCOMPARE(after.totalConnections, before.totalConnections);
    QCOMPARE(after.uniqueUsers, before.uniqueUsers);
    QCOMPARE(after.activeTenants, before.activeTenants);
    QCOMPARE(after.tenantDetails.size(), before.tenantDetails.size());
    world.hub.welcome(root, everywhere, {.socketId = "sid"});
    for (const auto &received : world.sink.received[1])
        QVERIFY2(received.json.find("canary") == std::string::npos, received.json.c_str());
    // Nor may anybody name its tenants.
    QVERIFY(world.ask(root, 1, "join-tenant", "\"~canary-a\"").find("\"code\"") != std::string::npos);
}

void CanaryTest::doesNotRunWhenItIsOff()
{
    test::HubUnderTest world;
    world.clock.advance(30s);
    std::ignore = world.hub.onTimer(world.clock.steadyNow());
    QVERIFY(world.hub.canary() == nullptr);
    QCOMPARE(world.tenants.size(), 0U);
}

OPSROOM_TEST(CanaryTest)
#include "tst_canary.moc"
