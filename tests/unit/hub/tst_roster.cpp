#include "server/config/toml_reader.h"
#include "server/hub/roster.h"
#include "server/node/materials.h"
#include "tests/security/hub_under_test.h"
#include "tests/support/test_case.h"

using namespace opsroom;

/// Who is where: names of the token decide, limits hold, and who leaves leaves nothing behind.
class RosterTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_parts.emplace();
    }
    void enteringPutsIntoTenantAndUserRooms();
    void leavingLeavesNothing();
    void usersAreCountedByTenant();
    void mayEnterTenant_data();
    void mayEnterTenant();
    void limitsHold_data();
    void limitsHold();
    void channels_data();
    void channels();
    void channelLimit();
    void renewal_data();
    void renewal();
    void aNewRoleLeavesForbiddenChannels();

private:
    struct Parts
    {
        test::FakeClock clock;
        hub::HubSettings settings = test::HubUnderTest::unlimited();
        hub::Policy policy = *hub::Policy::of(*config::readPolicy(node::defaultPolicyText(), "default"));
        hub::TenantDirectory tenants{3};
        hub::HubCounters counters;
        test::RecordingSink sink;
        hub::HubContext context{settings, clock, policy, tenants, sink, counters};
        hub::Roster roster{context};
    };

    [[nodiscard]] hub::Claims claims(const std::string &user, const std::vector<std::string> &tenants,
                                     const std::string &role = "operator") const
    {
        hub::Claims made;
        made.userId = user;
        if (!tenants.empty() && tenants.front() != "*")
            made.tenantId = tenants.front();
        made.allTenants = !tenants.empty() && tenants.front() == "*";
        if (!made.allTenants)
            made.tenants = tenants;
        made.roles = {role};
        made.expiresAt = m_parts->clock.wallNow() + std::chrono::hours(1);
        return made;
    }
    Result<hub::MemberId> enter(const hub::Claims &claims)
    {
        return m_parts->roster.enter(hub::SessionKey{++m_sessions}, 0, claims);
    }
    [[nodiscard]] std::size_t countIn(std::string_view tenant, hub::RoomKind kind, std::string_view name = {})
    {
        const auto id = m_parts->tenants.find(tenant);
        if (!id)
            return 0;
        const auto room = m_parts->roster.rooms().find({0, *id, kind, name});
        return room ? m_parts->roster.rooms().slots(*room).size() : 0;
    }

    std::optional<Parts> m_parts;
    std::uint64_t m_sessions = 0;
};

void RosterTest::enteringPutsIntoTenantAndUserRooms()
{
    QVERIFY(enter(claims("ann", {"acme"})).has_value());
    QCOMPARE(countIn("acme", hub::RoomKind::Tenant), 1U);
    QCOMPARE(countIn("acme", hub::RoomKind::User, "ann"), 1U);
    QCOMPARE(countIn("acme", hub::RoomKind::Channel, "ann"), 0U);
    QCOMPARE(m_parts->tenants.figures(*m_parts->tenants.find("acme")).connections.load(), 1U);
}

void RosterTest::leavingLeavesNothing()
{
    const auto ann = enter(claims("ann", {"acme", "beta"}));
    hub::Roster &roster = m_parts->roster;
    QVERIFY(roster.joinTenant(*ann, *roster.tenantFor(*roster.find(*ann), "beta")));
    QVERIFY(roster.subscribe(*ann, "wallet:1").has_value());
    roster.leave(*ann);

    QCOMPARE(roster.size(), 0U);
    QCOMPARE(roster.uniqueUsers(), 0U);
    QCOMPARE(roster.rooms().size(), 0U);
    QVERIFY(roster.find(*ann) == nullptr);
    m_parts->tenants.forEach([](hub::TenantId, const std::string &, const hub::TenantFigures &figures) {
        QCOMPARE(figures.connections.load(), 0U);
        QCOMPARE(figures.users.load(), 0U);
    });
}

void RosterTest::usersAreCountedByTenant()
{
    const auto first = enter(claims("ann", {"acme"}));
    QVERIFY(enter(claims("ann", {"acme"})).has_value());
    QVERIFY(enter(claims("ann", {"beta"})).has_value());
    QCOMPARE(m_parts->roster.size(), 3U);
    QCOMPARE(m_parts->roster.uniqueUsers(), 2U);
    m_parts->roster.leave(*first);
    QCOMPARE(m_parts->roster.uniqueUsers(), 2U);
}

void RosterTest::mayEnterTenant_data()
{
    QTest::addColumn<QString>("tenants");
    QTest::addColumn<QString>("named");
    QTest::addColumn<bool>("isAllowed");

    QTest::newRow("its own tenant is allowed") << "acme"
                                               << "acme" << true;
    QTest::newRow("another one that the token names is allowed") << "acme,beta"
                                                                 << "beta" << true;
    QTest::newRow("one that exists and is not named is refused") << "acme"
                                                                 << "gamma" << false;
    QTest::newRow("one that does not exist is refused in the same way") << "acme"
                                                                        << "nobody" << false;
    QTest::newRow("a star allows any") << "*"
                                       << "gamma" << true;
}

void RosterTest::mayEnterTenant()
{
    QFETCH(QString, tenants);
    QFETCH(QString, named);
    QFETCH(bool, isAllowed);
    QVERIFY(m_parts->tenants.intern("gamma").has_value());
    std::vector<std::string> names;
    for (const QString &name : tenants.split(QLatin1Char(',')))
        names.push_back(name.toStdString());
    const auto member = enter(claims("ann", names));
    QVERIFY(member.has_value());
    const auto found = m_parts->roster.tenantFor(*m_parts->roster.find(*member), named.toStdString());
    QCOMPARE(found.has_value(), isAllowed);
    if (!isAllowed) {
        QCOMPARE(found.error().code, ErrorCode::PermissionDenied);
        QCOMPARE(QString::fromStdString(found.error().detail), QString());
    }
}

void RosterTest::limitsHold_data()
{
    QTest::addColumn<QString>("limit");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("tenant");
    QTest::addColumn<bool>("isLetIn");

    QTest::newRow("the last connection of a user is let in") << "none"
                                                             << "ann"
                                                             << "acme" << true;
    QTest::newRow("one more than that is not") << "user"
                                               << "ann"
                                               << "acme" << false;
    QTest::newRow("the same user of another tenant is somebody else") << "user"
                                                                      << "ann"
                                                                      << "beta" << true;
    QTest::newRow("one more than a tenant may have is not let in") << "tenant"
                                                                   << "bob"
                                                                   << "acme" << false;
    QTest::newRow("another tenant is not full") << "tenant"
                                                << "bob"
                                                << "beta" << true;
    QTest::newRow("one tenant more than the directory holds is refused") << "directory"
                                                                         << "bob"
                                                                         << "delta" << false;
}

void RosterTest::limitsHold()
{
    QFETCH(QString, limit);
    const std::string which = limit.toStdString();
    QFETCH(QString, user);
    QFETCH(QString, tenant);
    QFETCH(bool, isLetIn);
    m_parts->settings.connectionsPerUser = which == "user" ? 1 : 2;
    m_parts->settings.connectionsPerTenant = which == "tenant" ? 1 : 2;
    if (which == "directory") {
        for (const char *name : {"acme", "beta", "gamma"})
            QVERIFY(m_parts->tenants.intern(name).has_value());
    }
    QVERIFY(enter(claims("ann", {"acme"})).has_value());

    const auto entered = enter(claims(user.toStdString(), {tenant.toStdString()}));
    QCOMPARE(entered.has_value(), isLetIn);
    if (!isLetIn) {
        QCOMPARE(entered.error().code, ErrorCode::LimitExceeded);
        QCOMPARE(m_parts->roster.size(), 1U);
    }
}

void RosterTest::channels_data()
{
    QTest::addColumn<QString>("channel");
    QTest::addColumn<int>("code"); ///< 0: subscribed

    QTest::newRow("a wallet") << "wallet:1" << 0;
    QTest::newRow("a transaction") << "transaction:tx-1" << 0;
    QTest::newRow("alerts need a role that may see them") << "compliance:alerts" << int(ErrorCode::PermissionDenied);
    QTest::newRow("a room is no channel") << "tenant:beta" << int(ErrorCode::UnknownChannel);
    QTest::newRow("a pattern is no channel") << "wallet:*" << int(ErrorCode::BadRequest);
    QTest::newRow("nothing") << "" << int(ErrorCode::BadRequest);
}

void RosterTest::channels()
{
    QFETCH(QString, channel);
    QFETCH(int, code);
    const auto ann = enter(claims("ann", {"acme"}, "user"));
    const auto subscribed = m_parts->roster.subscribe(*ann, channel.toStdString());
    QCOMPARE(subscribed.has_value() ? 0 : int(subscribed.error().code), code);
    QCOMPARE(countIn("acme", hub::RoomKind::Channel, channel.toStdString()), code == 0 ? 1U : 0U);
    if (code != 0)
        return;
    const auto again = m_parts->roster.subscribe(*ann, channel.toStdString());
    QCOMPARE(again.error().code, ErrorCode::AlreadySubscribed);
    QVERIFY(m_parts->roster.unsubscribe(*ann, channel.toStdString()));
    QVERIFY(!m_parts->roster.unsubscribe(*ann, channel.toStdString()));
}

void RosterTest::channelLimit()
{
    m_parts->settings.channelsPerConnection = 2;
    const auto ann = enter(claims("ann", {"acme"}));
    hub::Roster &roster = m_parts->roster;
    QVERIFY(roster.subscribe(*ann, "wallet:1").has_value());
    QVERIFY(roster.subscribe(*ann, "wallet:2").has_value());
    QCOMPARE(roster.subscribe(*ann, "wallet:3").error().code, ErrorCode::LimitExceeded);
    QVERIFY(roster.unsubscribe(*ann, "wallet:1"));
    QVERIFY(roster.subscribe(*ann, "wallet:3").has_value());
}

void RosterTest::renewal_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("tenant");
    QTest::addColumn<bool>("isTaken");

    QTest::newRow("the same user and tenant goes on") << "ann"
                                                      << "acme" << true;
    QTest::newRow("another user does not") << "bob"
                                           << "acme" << false;
    QTest::newRow("another tenant does not") << "ann"
                                             << "beta" << false;
}

void RosterTest::renewal()
{
    QFETCH(QString, user);
    QFETCH(QString, tenant);
    QFETCH(bool, isTaken);
    const auto ann = enter(claims("ann", {"acme"}, "user"));
    const hub::RoleMask before = m_parts->roster.find(*ann)->roles;
    const auto renewed = m_parts->roster.renew(*ann, claims(user.toStdString(), {tenant.toStdString()}, "admin"));
    QCOMPARE(renewed.has_value(), isTaken);
    if (!isTaken)
        QCOMPARE(renewed.error().code, ErrorCode::PermissionDenied);
    QCOMPARE(m_parts->roster.find(*ann)->roles != before, isTaken);
}

void RosterTest::aNewRoleLeavesForbiddenChannels()
{
    const auto ann = enter(claims("ann", {"acme"}, "compliance"));
    hub::Roster &roster = m_parts->roster;
    QVERIFY(roster.subscribe(*ann, "compliance:alerts").has_value());
    QVERIFY(roster.subscribe(*ann, "wallet:1").has_value());
    QVERIFY(roster.renew(*ann, claims("ann", {"acme"}, "user")).has_value());
    QCOMPARE(countIn("acme", hub::RoomKind::Channel, "compliance:alerts"), 0U);
    QCOMPARE(countIn("acme", hub::RoomKind::Channel, "wallet:1"), 1U);
}

OPSROOM_TEST(RosterTest)
#include "tst_roster.moc"
