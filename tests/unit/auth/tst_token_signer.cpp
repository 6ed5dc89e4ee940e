#include "server/auth/development_key.h"
#include "server/auth/jwt_verifier.h"
#include "server/auth/token_signer.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"
#include "tests/unit/auth/test_keys.h"

using namespace opsroom::auth;
using opsroom::test::signingKey;
using opsroom::test::verifyingKey;

class TestTokenSigner : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    // accepts
    void issuedToken_verifiesWithEveryAlgorithm_data();
    void issuedToken_verifiesWithEveryAlgorithm();
    void request_isReadBackAsAsked_data();
    void request_isReadBackAsAsked();
    void configuredNames_areUsed();
    void tokenIds_differ();
    void developmentKey_signsAndVerifies();

    // rejects
    void publicKey_cannotSign();
    void request_isRefused_data();
    void request_isRefused();
    void switchedOffClaim_refusesTheRequestThatNeedsIt_data();
    void switchedOffClaim_refusesTheRequestThatNeedsIt();

private:
    opsroom::Result<opsroom::hub::Claims, opsroom::hub::TokenRefusal> verify(const KeyPtr &key,
                                                                             const std::string &token,
                                                                             const TokenPolicy &policy = {}) const
    {
        return JwtVerifier(*KeySet::make({key}), policy).verify(token, m_clock.wallNow());
    }

    opsroom::test::FakeClock m_clock;
};

namespace {

TokenRequest requestOf(const std::string &user, const std::string &tenant)
{
    TokenRequest request;
    request.user = user;
    request.tenant = tenant;
    return request;
}

TokenSigner signerOf(const KeyPtr &key, const ClaimNames &names = {})
{
    auto signer = TokenSigner::make(key, names);
    if (!signer)
        qFatal("%s", signer.error().detail.c_str());
    return signer.value();
}

} // namespace

Q_DECLARE_METATYPE(TokenRequest)

void TestTokenSigner::issuedToken_verifiesWithEveryAlgorithm_data()
{
    QTest::addColumn<Algorithm>("algorithm");
    QTest::addColumn<QString>("kid");
    for (const Algorithm algorithm : opsroom::test::kAllAlgorithms) {
        QTest::addRow("%s with kid", nameOf(algorithm).data()) << algorithm << "k1";
        QTest::addRow("%s without kid", nameOf(algorithm).data()) << algorithm << "";
    }
}

void TestTokenSigner::issuedToken_verifiesWithEveryAlgorithm()
{
    QFETCH(Algorithm, algorithm);
    QFETCH(QString, kid);
    TokenRequest request = requestOf("u", "acme");
    request.issuer = "https://auth.example";
    request.audience = "hub";
    const auto token = signerOf(signingKey(kid.toStdString(), algorithm)).issue(request, m_clock.wallNow());
    QVERIFY2(token.has_value(), token ? "" : token.error().detail.c_str());

    TokenPolicy policy;
    policy.issuer = request.issuer;
    policy.audience = request.audience;
    const auto claims = verify(verifyingKey(kid.toStdString(), algorithm), *token, policy);
    QVERIFY2(claims.has_value(), claims ? "" : claims.error().reason.data());
    QCOMPARE(claims->userId, request.user);
    QCOMPARE(claims->keyId, kid.toStdString());
    QCOMPARE(claims->expiresAt, opsroom::WallTime(std::chrono::seconds(1700003600)));
}

void TestTokenSigner::request_isReadBackAsAsked_data()
{
    QTest::addColumn<TokenRequest>("request");
    QTest::addColumn<std::vector<std::string>>("tenants");
    using List = std::vector<std::string>;

    TokenRequest request = requestOf("u", "a");
    request.roles = {"admin"};
    QTest::newRow("one tenant and one role") << request << List{"a"};
    request.roles = {"admin", "audit"};
    request.tenants = {"b", "c"};
    QTest::newRow("a home tenant and others") << request << List{"a", "b", "c"};
    request.tenants = {"b", "a"};
    QTest::newRow("the home tenant listed again") << request << List{"a", "b"};
    request.tenants.clear();
    request.allTenants = true;
    QTest::newRow("an operator at home in a tenant") << request << List{"a"};
    request.tenant.clear();
    QTest::newRow("an operator") << request << List{};
    request = requestOf("Zoë \"quoted\" \\", "");
    request.tenants = {"b"};
    QTest::newRow("only a list of tenants") << request << List{"b"};
}

void TestTokenSigner::request_isReadBackAsAsked()
{
    QFETCH(TokenRequest, request);
    QFETCH(std::vector<std::string>, tenants);
    const KeyPtr key = signingKey("", Algorithm::HS256);
    const auto token = signerOf(key).issue(request, m_clock.wallNow());
    QVERIFY2(token.has_value(), token ? "" : token.error().detail.c_str());
    const auto claims = verify(key, *token);
    QVERIFY2(claims.has_value(), claims ? "" : claims.error().reason.data());
    QCOMPARE(claims->userId, request.user);
    QCOMPARE(claims->tenantId, tenants.empty() ? std::string() : tenants.front());
    QCOMPARE(claims->tenants, tenants);
    QCOMPARE(claims->allTenants, request.allTenants);
    QCOMPARE(claims->roles, request.roles);
}

void TestTokenSigner::configuredNames_areUsed()
{
    const KeyPtr key = signingKey("", Algorithm::HS256);
    TokenPolicy policy;
    policy.names = {{"sub"}, "org", "orgs", "group", "groups"};
    TokenRequest request = requestOf("u", "a");
    request.roles = {"x"};
    const auto token = signerOf(key, policy.names).issue(request, m_clock.wallNow());
    QVERIFY(token.has_value());
    const auto claims = verify(key, *token, policy);
    QVERIFY(claims.has_value());
    QCOMPARE(claims->roles, request.roles);
    QVERIFY(!verify(key, *token).has_value()); // the usual names find no tenant
}

void TestTokenSigner::tokenIds_differ()
{
    const KeyPtr key = signingKey("", Algorithm::HS256);
    const TokenSigner signer = signerOf(key);
    const auto first = verify(key, *signer.issue(requestOf("u", "a"), m_clock.wallNow()));
    const auto second = verify(key, *signer.issue(requestOf("u", "a"), m_clock.wallNow()));
    QVERIFY(!first->tokenId.empty());
    QVERIFY(first->tokenId != second->tokenId);
}

void TestTokenSigner::developmentKey_signsAndVerifies()
{
    const auto key = developmentKey();
    QVERIFY(key.has_value());
    QCOMPARE(nameOf(key.value()->algorithm()), std::string_view("HS256"));
    const auto token = signerOf(key.value()).issue(requestOf("u", "a"), m_clock.wallNow());
    QVERIFY(token.has_value());
    const auto claims = verify(key.value(), *token);
    QVERIFY(claims.has_value());
    QCOMPARE(claims->keyId, std::string("development"));
}

void TestTokenSigner::publicKey_cannotSign()
{
    const KeyPtr key = verifyingKey("", Algorithm::ES256);
    QVERIFY(!key->canSign());
    QVERIFY(!key->sign("text").has_value());
    const auto signer = TokenSigner::make(key);
    QVERIFY(!signer.has_value());
    QCOMPARE(signer.error().code, opsroom::ErrorCode::NotAvailable);
}

void TestTokenSigner::request_isRefused_data()
{
    QTest::addColumn<TokenRequest>("request");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *name, const char *rule, auto change) {
        TokenRequest request = requestOf("u", "a");
        change(request);
        QTest::newRow(name) << request << QString::fromLatin1(rule);
    };
    const char *lifetimeRule = "lifetime is not between one second and ten years";
    row("no user", "user id breaks the rule for user ids", [](auto &r) { r.user.clear(); });
    row("user with a line feed", "user id breaks the rule for user ids", [](auto &r) { r.user = "a\nb"; });
    row("user that is not UTF-8", "user id is not UTF-8", [](auto &r) { r.user = "a\xff"; });
    row("no tenant", "tenant is missing", [](auto &r) { r.tenant.clear(); });
    row("star as the tenant", "tenant id breaks the rule for tenant ids", [](auto &r) { r.tenant = "*"; });
    row("upper case in the list", "tenant id breaks the rule for tenant ids", [](auto &r) { r.tenants = {"B"}; });
    row("a list for an operator", "tenant id breaks the rule for tenant ids", [](auto &r) {
        r.allTenants = true;
        r.tenants = {"b"};
    });
    row("role with a space", "role breaks the rule for role names", [](auto &r) { r.roles = {"a b"}; });
    row("no lifetime", lifetimeRule, [](auto &r) { r.lifetime = {}; });
    row("lifetime without end", lifetimeRule, [](auto &r) { r.lifetime = std::chrono::seconds::max(); });
    row("issuer that makes the token too long", "token is longer than 8192 bytes",
        [](auto &r) { r.issuer.assign(8000, 'i'); });
}

void TestTokenSigner::request_isRefused()
{
    QFETCH(TokenRequest, request);
    QFETCH(QString, rule);
    const auto token = signerOf(signingKey("", Algorithm::HS256)).issue(request, m_clock.wallNow());
    QVERIFY(!token.has_value());
    QCOMPARE(QString::fromStdString(token.error().detail), rule);
}

void TestTokenSigner::switchedOffClaim_refusesTheRequestThatNeedsIt_data()
{
    QTest::addColumn<ClaimNames>("names");
    QTest::addColumn<QString>("what");
    QTest::newRow("user") << ClaimNames{{}, "tenantId", "tenants", "role", "roles"} << "the user";
    QTest::newRow("tenant") << ClaimNames{{"sub"}, "", "tenants", "role", "roles"} << "the tenant";
    QTest::newRow("tenants") << ClaimNames{{"sub"}, "tenantId", "", "role", "roles"} << "a list of tenants";
    QTest::newRow("roles") << ClaimNames{{"sub"}, "tenantId", "tenants", "role", ""} << "a list of roles";
}

void TestTokenSigner::switchedOffClaim_refusesTheRequestThatNeedsIt()
{
    QFETCH(ClaimNames, names);
    QFETCH(QString, what);
    TokenRequest request = requestOf("u", "a");
    request.tenants = {"b"};
    request.roles = {"x", "y"};
    const auto token = signerOf(signingKey("", Algorithm::HS256), names).issue(request, m_clock.wallNow());
    QVERIFY(!token.has_value());
    QCOMPARE(QString::fromStdString(token.error().detail), QStringLiteral("no claim name is configured for ") + what);
}

OPSROOM_TEST(TestTokenSigner)
#include "tst_token_signer.moc"
