#include "core/contract/event_names.h"
#include "tests/security/hub_under_test.h"
#include "tests/support/test_case.h"

using namespace opsroom;
using namespace std::chrono_literals;

/// A hub ends the sessions that a revocation means, those only, and says why; and a new token takes away what it no
/// longer grants.
class HubRevocationTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_hub.emplace();
        hub::Claims ann = m_hub->claims("ann", "acme");
        ann.tokenId = "jti-ann";
        ann.keyMark = 1;
        hub::Claims bob = m_hub->claims("bob", "acme");
        bob.keyMark = 2;
        hub::Claims eve = m_hub->claims("ann", "other");
        eve.keyMark = 1;
        m_ann = m_hub->enter(1, ann);
        m_hub->enter(2, bob);
        m_hub->enter(3, eve);
    }
    void endsWhomItMeans_data();
    void endsWhomItMeans();
    void refreshedTokenCountsAsIssued();
    void removedKeyEndsItsSessions();
    void refreshDropsChannelsOfLostRoles();
    void refreshDropsTenantsNoLongerNamed();
    void refreshOfAnotherUser();
    void refreshWithATokenThatHasJustEnded();

private:
    using Codes = QMap<int, int>;
    [[nodiscard]] Codes closed() const
    {
        Codes codes;
        for (const auto &[session, code] : m_hub->sink.closed)
            codes[static_cast<int>(session)] = static_cast<int>(code);
        return codes;
    }

    std::optional<test::HubUnderTest> m_hub;
    hub::MemberId m_ann;
};

void HubRevocationTest::endsWhomItMeans_data()
{
    QTest::addColumn<QString>("tenant");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QMap<int, int>>("expected");
    QTest::newRow("a token") << ""
                             << ""
                             << "jti-ann" << Codes{{1, 3500}};
    QTest::newRow("a user of one tenant") << "acme"
                                          << "ann"
                                          << "" << Codes{{1, 3503}};
    QTest::newRow("a user everywhere") << ""
                                       << "ann"
                                       << "" << Codes{{1, 3503}, {3, 3503}};
    QTest::newRow("a tenant") << "acme"
                              << ""
                              << "" << Codes{{1, 3520}, {2, 3520}};
    QTest::newRow("a tenant nobody knows") << "nobody"
                                           << ""
                                           << "" << Codes{};
    QTest::newRow("a user nobody knows") << ""
                                         << "zoe"
                                         << "" << Codes{};
}

void HubRevocationTest::endsWhomItMeans()
{
    QFETCH(QString, tenant);
    QFETCH(QString, user);
    QFETCH(QString, token);
    const std::size_t ended = m_hub->hub.endRevoked(
        {tenant.toStdString(), user.toStdString(), token.toStdString(), m_hub->clock.wallNow()});
    QTEST(closed(), "expected");
    QCOMPARE(ended, m_hub->sink.closed.size());
    QCOMPARE(m_hub->counters.revoked.load(), ended);
    for (const auto &[session, code] : m_hub->sink.closed) {
        const auto &last = m_hub->sink.received[session].back();
        QCOMPARE(last.name, std::string(contract::event::kDisconnected));
        QVERIFY(last.json.find(std::to_string(static_cast<unsigned>(code))) != std::string::npos);
    }
}

void HubRevocationTest::refreshedTokenCountsAsIssued()
{
    const WallTime revokedAt = m_hub->clock.wallNow();
    m_hub->clock.advance(5s);
    hub::Claims fresh = m_hub->claims("ann", "acme");
    fresh.tokenId = "jti-new";
    m_hub->tokens.claims["fresh"] = fresh;
    QVERIFY(m_hub->ask(m_ann, 1, "refresh-token", R"({"token":"fresh"})").starts_with(R"({"ok":true)"));
    m_hub->hub.endRevoked({"acme", "ann", {}, revokedAt});
    QVERIFY2(closed().isEmpty(), "the session lives on a token issued after the revocation");
    m_hub->hub.endRevoked({{}, {}, "jti-ann", m_hub->clock.wallNow()});
    QVERIFY2(closed().isEmpty(), "the old token is no longer the session's");
    m_hub->hub.endRevoked({{}, {}, "jti-new", m_hub->clock.wallNow()});
    QCOMPARE(closed(), (Codes{{1, 3500}}));
}

void HubRevocationTest::removedKeyEndsItsSessions()
{
    const std::uint64_t kept = 2;
    QCOMPARE(m_hub->hub.endWithoutKey({&kept, 1}), std::size_t{2});
    QCOMPARE(closed(), (Codes{{1, 3500}, {3, 3500}}));
}

void HubRevocationTest::refreshDropsChannelsOfLostRoles()
{
    const hub::MemberId member = m_hub->enter(4, m_hub->claims("cora", "acme", "compliance"));
    QVERIFY(m_hub->ask(member, 4, "subscribe", R"(["compliance:alerts","wallet:w1"])").starts_with(R"({"ok":true)"));
    m_hub->tokens.claims["plain"] = m_hub->claims("cora", "acme", "user");
    QVERIFY(m_hub->ask(member, 4, "refresh-token", R"("plain")").starts_with(R"({"ok":true)"));
    m_hub->sink.received.clear();
    json::Document document;
    const auto data = document.parse("{}");
    QCOMPARE(m_hub->hub.emitToChannel("acme", "compliance:alerts", "case-note", *data, {"svc"})->deliveries,
             std::size_t{0});
    QCOMPARE(m_hub->hub.emitToChannel("acme", "wallet:w1", "wallet-note", *data, {"svc"})->deliveries, std::size_t{1});
}

void HubRevocationTest::refreshDropsTenantsNoLongerNamed()
{
    hub::Claims both = m_hub->claims("dan", "acme");
    both.tenants = {"acme", "other"};
    const hub::MemberId member = m_hub->enter(4, both);
    QVERIFY(m_hub->ask(member, 4, "join-tenant", R"("other")").starts_with(R"({"ok":true)"));
    m_hub->tokens.claims["one"] = m_hub->claims("dan", "acme");
    QVERIFY(m_hub->ask(member, 4, "refresh-token", R"("one")").starts_with(R"({"ok":true)"));

    m_hub->sink.received.clear();
    json::Document document;
    const auto data = document.parse("{}");
    QVERIFY(m_hub->hub.emitToTenant("other", "note", *data, {"svc"}));
    QVERIFY(m_hub->hub.emitToUser("other", "dan", "note", *data, {"svc"}));
    QCOMPARE(m_hub->sink.received[4].size(), std::size_t{0});
    QVERIFY(m_hub->ask(member, 4, "join-tenant", R"("other")").find("103") != std::string::npos);
    m_hub->hub.leave(member, false);
    QCOMPARE(m_hub->tenants.figures(*m_hub->tenants.find("other")).connections.load(), 1U);
}

void HubRevocationTest::refreshOfAnotherUser()
{
    m_hub->tokens.claims["bobs"] = m_hub->claims("bob", "acme");
    m_hub->tokens.claims["elsewhere"] = m_hub->claims("ann", "other");
    QVERIFY(m_hub->ask(m_ann, 1, "refresh-token", R"("bobs")").find("103") != std::string::npos);
    QVERIFY(m_hub->ask(m_ann, 1, "refresh-token", R"("elsewhere")").find("103") != std::string::npos);
}

/// A verifier that tolerates a clock that is off accepts it; the session must not end for it.
void HubRevocationTest::refreshWithATokenThatHasJustEnded()
{
    m_hub->tokens.claims["ended"] = m_hub->claims("ann", "acme");
    m_hub->tokens.claims["ended"].expiresAt = m_hub->clock.wallNow();
    QVERIFY(m_hub->ask(m_ann, 1, "refresh-token", R"("ended")").find("109") != std::string::npos);
    m_hub->clock.advance(std::chrono::minutes(1));
    std::ignore = m_hub->hub.onTimer(m_hub->clock.steadyNow());
    QVERIFY(m_hub->sink.closed.empty());
}

OPSROOM_TEST(HubRevocationTest)
#include "tst_hub_revocation.moc"
