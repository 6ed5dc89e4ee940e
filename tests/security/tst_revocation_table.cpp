#include "server/hub/revocation_table.h"
#include "server/hub/revoking_verifier.h"
#include "tests/security/hub_under_test.h"
#include "tests/support/test_case.h"

using namespace opsroom;
using namespace std::chrono_literals;

namespace {
const WallTime kNow(1'700'000'000s);
}

/// What a revocation means, and that the table neither grows without limit nor forgets too early.
class RevocationTableTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void covers_data();
    void covers();
    void newerTokenIsGoodAgain();
    void fullTableRefuses();
    void forgetsWhatHasEndedWhenFull();
    void nothingNamed();
    void sameNamesTakeOneEntry();
    void verifierRefusesRevoked();
};

void RevocationTableTest::covers_data()
{
    QTest::addColumn<QString>("tenant");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("token");
    QTest::addColumn<bool>("isRevoked");
    QTest::newRow("its jti") << ""
                             << ""
                             << "t1" << true;
    QTest::newRow("another jti") << ""
                                 << ""
                                 << "t2" << false;
    QTest::newRow("its user in any tenant") << ""
                                            << "ann"
                                            << "" << true;
    QTest::newRow("its user in its tenant") << "acme"
                                            << "ann"
                                            << "" << true;
    QTest::newRow("a user of that name in another tenant") << "other"
                                                           << "ann"
                                                           << "" << false;
    QTest::newRow("its tenant") << "acme"
                                << ""
                                << "" << true;
    QTest::newRow("a tenant whose name begins alike") << "acm"
                                                      << ""
                                                      << "" << false;
    QTest::newRow("its jti, but in another tenant") << "other"
                                                    << ""
                                                    << "t1" << false;
    QTest::newRow("another user of the tenant") << "acme"
                                                << "bob"
                                                << "" << false;
}

void RevocationTableTest::covers()
{
    QFETCH(QString, tenant);
    QFETCH(QString, user);
    QFETCH(QString, token);
    QFETCH(bool, isRevoked);
    hub::RevocationTable table(10, 1h);
    QVERIFY(table.add({tenant.toStdString(), user.toStdString(), token.toStdString(), kNow}));
    hub::Claims claims;
    claims.userId = "ann";
    claims.tenantId = "acme";
    claims.tenants = {"acme", "second"};
    claims.tokenId = "t1";
    claims.issuedAt = kNow - 1min;
    QCOMPARE(table.isRevoked(claims), isRevoked);
}

void RevocationTableTest::newerTokenIsGoodAgain()
{
    hub::RevocationTable table(10, 1h);
    QVERIFY(table.add({{}, "ann", {}, kNow}));
    hub::Claims claims;
    claims.userId = "ann";
    claims.issuedAt = kNow;
    QVERIFY2(table.isRevoked(claims), "issued in the very moment");
    claims.issuedAt = kNow + 1s;
    QVERIFY2(!table.isRevoked(claims), "issued later");
    claims.issuedAt = {};
    QVERIFY2(table.isRevoked(claims), "does not say when");
}

void RevocationTableTest::fullTableRefuses()
{
    hub::RevocationTable table(2, 1h);
    QVERIFY(table.add({{}, {}, "a", kNow}));
    QVERIFY(table.add({{}, {}, "b", kNow}));
    const auto third = table.add({{}, {}, "c", kNow + 1min});
    QVERIFY(!third);
    QCOMPARE(third.error().code, ErrorCode::LimitExceeded);
    QCOMPARE(table.size(), std::size_t{2});
}

void RevocationTableTest::forgetsWhatHasEndedWhenFull()
{
    hub::RevocationTable table(2, 1h);
    QVERIFY(table.add({{}, {}, "old", kNow - 2h}));
    QVERIFY(table.add({{}, {}, "young", kNow}));
    QVERIFY(table.add({{}, {}, "new", kNow}));
    QCOMPARE(table.size(), std::size_t{2});
    hub::Claims claims;
    claims.tokenId = "young";
    QVERIFY(table.isRevoked(claims));
}

void RevocationTableTest::nothingNamed()
{
    hub::RevocationTable table(2, 1h);
    const auto added = table.add({{}, {}, {}, kNow});
    QVERIFY(!added);
    QCOMPARE(added.error().code, ErrorCode::BadRequest);
}

void RevocationTableTest::sameNamesTakeOneEntry()
{
    hub::RevocationTable table(2, 1h);
    for (int i = 0; i < 10; ++i)
        QVERIFY(table.add({{}, "ann", {}, kNow + std::chrono::seconds(i)}));
    QCOMPARE(table.size(), std::size_t{1});
    QCOMPARE(table.entries().front().at, kNow + 9s);
}

void RevocationTableTest::verifierRefusesRevoked()
{
    test::TokenBook book;
    book.claims["good"].userId = "ann";
    hub::RevocationTable table(10, 1h);
    const hub::RevokingVerifier verifier(book, table);
    QVERIFY(verifier.verify("good", kNow));
    QVERIFY(table.add({{}, "ann", {}, kNow}));
    const auto refused = verifier.verify("good", kNow);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, hub::TokenRefusal::Kind::Revoked);
}

OPSROOM_TEST(RevocationTableTest)
#include "tst_revocation_table.moc"
