#include "server/auth/claim_reader.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"

using namespace opsroom::auth;
using Kind = opsroom::hub::TokenRefusal::Kind;

/// Rules about claims that the vectors do not cover: names, lists of tenants and roles, edges of time.
class TestClaimReader : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    // accepts
    void claims_areReadAsDocumented_data();
    void claims_areReadAsDocumented();
    void absentIssuerAndAudienceInPolicy_areNotLookedAt();
    void configuredNames_replaceTheUsualOnes();
    void fractionOfASecond_isKept();

    // rejects
    void brokenRule_isNamed_data();
    void brokenRule_isNamed();
    void edgeOfTime_isExact_data();
    void edgeOfTime_isExact();

private:
    opsroom::Result<opsroom::hub::Claims, opsroom::hub::TokenRefusal> read(const std::string &payload,
                                                                           const TokenPolicy &policy = {});
    opsroom::json::Document m_document;
    opsroom::test::FakeClock m_clock; // stands at 1700000000
};

namespace {

std::string joined(const std::vector<std::string> &list)
{
    std::string text;
    for (const std::string &item : list)
        text += (text.empty() ? "" : ",") + item;
    return text;
}

QString summary(const opsroom::hub::Claims &claims)
{
    return QStringLiteral("%1 in %2 of [%3]%4 as [%5]")
        .arg(QString::fromStdString(claims.userId), QString::fromStdString(claims.tenantId),
             QString::fromStdString(joined(claims.tenants)), claims.allTenants ? QStringLiteral("*") : QString(),
             QString::fromStdString(joined(claims.roles)));
}

std::string repeated(const std::string &item, int count)
{
    std::vector<std::string> list(static_cast<std::size_t>(count), item);
    for (std::size_t i = 0; i < list.size(); ++i)
        list[i] = '"' + item + std::to_string(i) + '"';
    return '[' + joined(list) + ']';
}

} // namespace

opsroom::Result<opsroom::hub::Claims, opsroom::hub::TokenRefusal> TestClaimReader::read(const std::string &payload,
                                                                                        const TokenPolicy &policy)
{
    const auto parsed = m_document.parse(payload);
    if (!parsed)
        qFatal("%s", parsed.error().detail.c_str());
    return ClaimReader(*parsed, policy, m_clock.wallNow()).read();
}

void TestClaimReader::claims_areReadAsDocumented_data()
{
    QTest::addColumn<QString>("members");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *members, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(members) << QString::fromUtf8(expected);
    };
    row("claims of the service that Opsroom replaces", R"("userId":"u","tenantId":"a","role":"admin")",
        "u in a of [a] as [admin]");
    row("sub stands in for userId", R"("sub":"u","tenantId":"a")", "u in a of [a] as []");
    row("userId goes before sub", R"("sub":"s","userId":"u","tenantId":"a")", "u in a of [a] as []");
    row("first of the tenants is joined", R"("sub":"u","tenants":["b","a"])", "u in b of [b,a] as []");
    row("tenantId comes first", R"("sub":"u","tenantId":"a","tenants":["b","a","c"])", "u in a of [a,b,c] as []");
    row("a tenant named twice counts once", R"("sub":"u","tenants":["a","a"])", "u in a of [a] as []");
    row("platform operator", R"("sub":"u","tenants":["*"])", "u in  of []* as []");
    row("platform operator at home in a tenant", R"("sub":"u","tenantId":"a","tenants":["*"])", "u in a of [a]* as []");
    row("role and roles are one list", R"("sub":"u","tenantId":"a","role":"x","roles":["y","x"])",
        "u in a of [a] as [x,y]");
    row("a role that no policy can name grants nothing",
        R"("sub":"u","tenantId":"a","role":"Admin","roles":["ROLE_USER","x"])", "u in a of [a] as [x]");
    row("no roles", R"("sub":"u","tenantId":"a","roles":[])", "u in a of [a] as []");
    row("a name beyond ASCII", R"("sub":"Жанна \u00e9","tenantId":"a")", "Жанна é in a of [a] as []");
    row("64 tenants", (R"("sub":"u","tenantId":"t0","tenants":)" + repeated("t", 64)).c_str(),
        ("u in t0 of [" +
         [] {
             std::string all = "t0";
             for (int i = 1; i < 64; ++i)
                 all += ",t" + std::to_string(i);
             return all;
         }()
         + "] as []")
            .c_str());
}

void TestClaimReader::claims_areReadAsDocumented()
{
    QFETCH(QString, members);
    QFETCH(QString, expected);
    const auto claims = read("{\"exp\":1700000600," + members.toStdString() + '}');
    QVERIFY2(claims.has_value(), claims ? "" : claims.error().reason.data());
    QCOMPARE(summary(*claims), expected);
}

void TestClaimReader::absentIssuerAndAudienceInPolicy_areNotLookedAt()
{
    QVERIFY(read(R"({"exp":1700000600,"sub":"u","tenantId":"a","iss":7,"aud":{}})"));
}

void TestClaimReader::configuredNames_replaceTheUsualOnes()
{
    TokenPolicy policy;
    policy.names = {{"uid"}, "org", "orgs", "", "groups"};
    const auto claims = read(R"({"exp":1700000600,"uid":"u","sub":"s","org":"a","tenantId":"b","tenants":["*"],)"
                             R"("role":"admin","groups":["g"],"jti":"j"})",
                             policy);
    QVERIFY(claims.has_value());
    QCOMPARE(summary(*claims), QStringLiteral("u in a of [a] as [g]"));
    QCOMPARE(claims->tokenId, std::string("j"));
}

void TestClaimReader::fractionOfASecond_isKept()
{
    const auto claims = read(R"({"exp":1700000010.5,"sub":"u","tenantId":"a"})");
    QVERIFY(claims.has_value());
    QCOMPARE(claims->expiresAt.time_since_epoch().count(), std::int64_t(1700000010500));
}

void TestClaimReader::brokenRule_isNamed_data()
{
    QTest::addColumn<QString>("members");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const std::string &members, const char *reason) {
        QTest::newRow(name) << QString::fromStdString(members) << QString::fromLatin1(reason);
    };
    const char *tenantRule = "tenant id breaks the rule for tenant ids";
    const char *userRule = "user id breaks the rule for user ids";
    const char *roleRule = "role is not 1 to 255 printable bytes";
    row("bad userId does not fall back to sub", R"("userId":7,"sub":"u","tenantId":"a")", userRule);
    row("empty userId does not fall back to sub", R"("userId":"","sub":"u","tenantId":"a")", userRule);
    row("null userId does not fall back to sub", R"("userId":null,"sub":"u","tenantId":"a")", userRule);
    row("bad tenantId does not fall back to tenants", R"("sub":"u","tenantId":null,"tenants":["a"])", tenantRule);
    row("star as a single tenant", R"("sub":"u","tenantId":"*")", tenantRule);
    row("star as a single tenant of an operator", R"("sub":"u","tenantId":"*","tenants":["*"])", tenantRule);
    row("star beside a tenant", R"("sub":"u","tenants":["*","a"])", tenantRule);
    row("star twice", R"("sub":"u","tenants":["*","*"])", tenantRule);
    row("number among the tenants", R"("sub":"u","tenants":["a",1])", tenantRule);
    row("tenant outside the tenants", R"("sub":"u","tenantId":"a","tenants":["b"])", "tenant is not among the tenants");
    row("tenants as text", R"("sub":"u","tenants":"a")", "tenants is not a list of 1 to 64 tenants");
    row("tenants empty", R"("sub":"u","tenantId":"a","tenants":[])", "tenants is not a list of 1 to 64 tenants");
    row("65 tenants", R"("sub":"u","tenants":)" + repeated("t", 65), "tenants is not a list of 1 to 64 tenants");
    row("role as a number", R"("sub":"u","tenantId":"a","role":1)", roleRule);
    row("role empty", R"("sub":"u","tenantId":"a","role":"")", roleRule);
    row("role with a line feed", R"("sub":"u","tenantId":"a","role":"a\nb")", roleRule);
    row("number among the roles", R"("sub":"u","tenantId":"a","roles":["x",1])", roleRule);
    row("roles as text", R"("sub":"u","tenantId":"a","roles":"admin")", "roles is not a list");
    row("17 roles", R"("sub":"u","tenantId":"a","roles":)" + repeated("r", 17), "more than 16 roles");
    row("16 roles and one more", R"("sub":"u","tenantId":"a","role":"x","roles":)" + repeated("r", 16),
        "more than 16 roles");
    row("jti as a number", R"("sub":"u","tenantId":"a","jti":1)", "jti is not 1 to 255 printable bytes");
    row("line separator in a user id", R"("sub":"u\u2028x","tenantId":"a")", userRule);
}

void TestClaimReader::brokenRule_isNamed()
{
    QFETCH(QString, members);
    QFETCH(QString, reason);
    const auto claims = read("{\"exp\":1700000600," + members.toStdString() + '}');
    QVERIFY(!claims.has_value());
    QCOMPARE(claims.error().kind, Kind::BadClaim);
    QCOMPARE(QString::fromUtf8(claims.error().reason), reason);
}

void TestClaimReader::edgeOfTime_isExact_data()
{
    QTest::addColumn<QString>("members");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *name, const char *members, const char *outcome) {
        QTest::newRow(name) << QString::fromLatin1(members) << QString::fromLatin1(outcome);
    };
    row("one second inside the skew", R"("exp":1699999971)", "accepted");
    row("half a second inside the skew", R"("exp":1699999970.5)", "accepted");
    row("at the end of the skew", R"("exp":1699999970)", "expired");
    row("nbf at the end of the skew", R"("exp":1700000600,"nbf":1700000030)", "accepted");
    row("nbf behind the skew", R"("exp":1700000600,"nbf":1700000031)", "not-yet-valid");
    row("iat at the end of the skew", R"("exp":1700000600,"iat":1700000030)", "accepted");
    row("iat behind the skew", R"("exp":1700000600,"iat":1700000031)", "not-yet-valid");
    row("a lifetime of a day", R"("exp":1700086400,"iat":1700000000)", "accepted");
    row("a lifetime of a day and a second", R"("exp":1700086401,"iat":1700000000)", "bad-claim");
    row("without iat the lifetime counts from now", R"("exp":1700086400)", "accepted");
    row("without iat a second too long", R"("exp":1700086401)", "bad-claim");
    row("date with an exponent", R"("exp":17000006e2)", "accepted");
    row("date behind the year 9999", R"("exp":253402300800)", "bad-claim");
}

void TestClaimReader::edgeOfTime_isExact()
{
    QFETCH(QString, members);
    QFETCH(QString, outcome);
    TokenPolicy policy;
    policy.maxLifetime = std::chrono::hours(24);
    const auto claims = read(R"({"sub":"u","tenantId":"a",)" + members.toStdString() + '}', policy);
    const std::string_view got = claims ? "accepted" : nameOf(claims.error().kind);
    QCOMPARE(QString::fromUtf8(got), outcome);
}

OPSROOM_TEST(TestClaimReader)
#include "tst_claim_reader.moc"
