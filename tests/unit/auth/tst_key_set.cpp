#include "server/auth/hmac_key.h"
#include "server/auth/jwt_verifier.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"
#include "tests/unit/auth/test_keys.h"

using namespace opsroom::auth;
using opsroom::test::handmadeToken;
using opsroom::test::hmacKey;
using opsroom::test::pemPair;
using opsroom::test::verifyingKey;

/// Which key a token is checked with, and that no token can choose how.
class TestKeySet : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    // accepts
    void tokenFindsItsKey_data();
    void tokenFindsItsKey();

    // rejects
    void publicKey_neverServesAsASecret_data();
    void publicKey_neverServesAsASecret();
    void set_isRefused_data();
    void set_isRefused();
    void emptySet_refusesEverything();

private:
    opsroom::test::FakeClock m_clock;
};

namespace {

constexpr const char *kPayload = R"({"exp":1700000600,"sub":"u","tenantId":"a"})";

std::shared_ptr<const KeySet> setOf(std::vector<KeyPtr> keys)
{
    auto set = KeySet::make(std::move(keys));
    if (!set)
        qFatal("%s", set.error().detail.c_str());
    return set.value();
}

std::string headerOf(const QString &alg, const QString &kid)
{
    std::string text = R"({"alg":")" + alg.toStdString() + '"';
    if (!kid.isNull())
        text += R"(,"kid":")" + kid.toStdString() + '"';
    return text + '}';
}

} // namespace

void TestKeySet::tokenFindsItsKey_data()
{
    QTest::addColumn<QString>("alg");
    QTest::addColumn<QString>("kid");
    QTest::addColumn<char>("secret");
    QTest::addColumn<QString>("outcome");
    const QString none;
    QTest::newRow("kid of its key") << "HS256"
                                    << "a" << 'a' << "key a";
    QTest::newRow("kid of another key") << "HS256"
                                        << "b" << 'a' << "bad-signature";
    QTest::newRow("unknown kid, though a key without kid would fit") << "HS256"
                                                                     << "z" << '1' << "unknown-key";
    QTest::newRow("kid of a key with another algorithm") << "HS384"
                                                         << "a" << 'a' << "unknown-key";
    QTest::newRow("no kid, first key without one") << "HS256" << none << '1' << "key ";
    QTest::newRow("no kid, second key without one") << "HS256" << none << '2' << "key ";
    QTest::newRow("no kid, and keys without one go before those with one") << "HS256" << none << 'a' << "bad-signature";
    QTest::newRow("no kid, the only key of its algorithm") << "HS384" << none << 'c' << "key c";
    QTest::newRow("no kid, several named keys of the algorithm") << "HS512" << none << 'd' << "unknown-key";
    QTest::newRow("kid decides among several named keys") << "HS512"
                                                          << "e" << 'e' << "key e";
}

void TestKeySet::tokenFindsItsKey()
{
    QFETCH(QString, alg);
    QFETCH(QString, kid);
    QFETCH(char, secret);
    QFETCH(QString, outcome);
    const JwtVerifier verifier(setOf({hmacKey("a", Algorithm::HS256, 'a'), hmacKey("b", Algorithm::HS256, 'b'),
                                      hmacKey("", Algorithm::HS256, '1'), hmacKey("", Algorithm::HS256, '2'),
                                      hmacKey("c", Algorithm::HS384, 'c'), hmacKey("d", Algorithm::HS512, 'd'),
                                      hmacKey("e", Algorithm::HS512, 'e')}),
                               {});
    const auto key = hmacKey("", *algorithmNamed(alg.toStdString()), secret);
    const auto claims = verifier.verify(handmadeToken(*key, headerOf(alg, kid), kPayload), m_clock.wallNow());
    const std::string got = claims ? "key " + claims->keyId : std::string(nameOf(claims.error().kind));
    QCOMPARE(QString::fromStdString(got), outcome);
}

void TestKeySet::publicKey_neverServesAsASecret_data()
{
    QTest::addColumn<QString>("alg");
    QTest::addColumn<QString>("kid");
    for (const QString &alg : {QStringLiteral("HS256"), QStringLiteral("HS384"), QStringLiteral("HS512")}) {
        QTest::addRow("%s without kid", qPrintable(alg)) << alg << QString();
        for (const QString &kid :
             {QStringLiteral("rsa"), QStringLiteral("ec"), QStringLiteral("ed"), QStringLiteral("hmac")})
            QTest::addRow("%s with kid %s", qPrintable(alg), qPrintable(kid)) << alg << kid;
    }
}

void TestKeySet::publicKey_neverServesAsASecret()
{
    QFETCH(QString, alg);
    QFETCH(QString, kid);
    const JwtVerifier verifier(setOf({verifyingKey("rsa", Algorithm::RS256), verifyingKey("ec", Algorithm::ES256),
                                      verifyingKey("ed", Algorithm::EdDSA), hmacKey("hmac", Algorithm::HS256)}),
                               {});
    const Algorithm forged = *algorithmNamed(alg.toStdString());
    for (const Algorithm published : {Algorithm::RS256, Algorithm::ES256, Algorithm::EdDSA}) {
        // keyFromSecret() refuses PEM text; the attacker's own tool does not.
        const auto secret = HmacKey::make("", forged, opsroom::test::secretOf(pemPair(published).publicPem));
        QVERIFY(secret.has_value());
        const std::string token = handmadeToken(*secret.value(), headerOf(alg, kid), kPayload);
        QVERIFY(!verifier.verify(token, m_clock.wallNow()).has_value());
    }
}

void TestKeySet::set_isRefused_data()
{
    QTest::addColumn<int>("named");
    QTest::addColumn<int>("unnamed");
    QTest::addColumn<bool>("repeatsId");
    QTest::addColumn<QString>("rule");
    QTest::newRow("an id used twice") << 2 << 0 << true << "kid k0 is used twice";
    QTest::newRow("five keys without id for one algorithm")
        << 0 << 5 << false << "more than 4 keys without kid for HS256";
    QTest::newRow("65 keys") << 65 << 0 << false << "more than 64 keys";
    QTest::newRow("64 keys and 4 of them without id are not too many") << 60 << 4 << false << QString();
}

void TestKeySet::set_isRefused()
{
    QFETCH(int, named);
    QFETCH(int, unnamed);
    QFETCH(bool, repeatsId);
    QFETCH(QString, rule);
    std::vector<KeyPtr> keys;
    for (int i = 0; i < named; ++i)
        keys.push_back(hmacKey('k' + std::to_string(repeatsId ? 0 : i), Algorithm::HS256));
    for (int i = 0; i < unnamed; ++i)
        keys.push_back(hmacKey("", Algorithm::HS256));
    const auto set = KeySet::make(keys);
    QCOMPARE(set.has_value(), rule.isNull());
    QCOMPARE(set ? QString() : QString::fromStdString(set.error().detail), rule);
}

void TestKeySet::emptySet_refusesEverything()
{
    const JwtVerifier verifier(setOf({}), {});
    const std::string token = handmadeToken(*hmacKey("", Algorithm::HS256), R"({"alg":"HS256"})", kPayload);
    const auto claims = verifier.verify(token, m_clock.wallNow());
    QVERIFY(!claims.has_value());
    QCOMPARE(claims.error().kind, opsroom::hub::TokenRefusal::Kind::UnknownKey);
}

OPSROOM_TEST(TestKeySet)
#include "tst_key_set.moc"
