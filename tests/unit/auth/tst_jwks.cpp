#include "server/auth/key_text.h"
#include "tests/support/test_case.h"
#include "tests/unit/auth/test_keys.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace opsroom::auth;
using opsroom::test::secretOf;

/// Key sets: each row is a public key of the vectors with members changed; null takes a member away.
class TestJwks : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    // accepts
    void goodKey_isLoaded_data();
    void goodKey_isLoaded();

    // rejects
    void j3BadRsaOrSecret_isRefused_data();
    void j3BadRsaOrSecret_isRefused() { keyIsRefused(); }
    void badPointOrCurve_isRefused_data();
    void badPointOrCurve_isRefused() { keyIsRefused(); }
    void badStatement_isRefused_data();
    void badStatement_isRefused() { keyIsRefused(); }
    void badSet_isRefused_data();
    void badSet_isRefused();

private:
    QByteArray changed(const char *key, const std::string &changes) const;
    std::string member(const char *key, const char *name) const;
    void addRefusal(const char *name, const char *key, const std::string &changes, const char *rule) const;
    void keyIsRefused();

    QJsonObject m_keys;
};

namespace {

const std::vector<Algorithm> kEveryAlgorithm(opsroom::test::kAllAlgorithms.begin(),
                                             opsroom::test::kAllAlgorithms.end());

QByteArray setOf(const QByteArrayList &keys)
{
    return "{\"keys\":[" + keys.join(',') + "]}";
}

/// The error's text, or what was loaded instead.
QString refusalOf(const opsroom::Result<std::vector<KeyPtr>> &keys)
{
    return keys ? QStringLiteral("no refusal") : QString::fromStdString(keys.error().detail);
}

} // namespace

void TestJwks::initTestCase()
{
    QFile file(opsroom::test::dataFile(QStringLiteral("jwt/jwt-vectors.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject keys = QJsonDocument::fromJson(file.readAll())[QStringLiteral("keys")].toObject();
    for (auto key = keys.begin(); key != keys.end(); ++key)
        m_keys[key.key()] = key.value()[QStringLiteral("jwk")];
    m_keys[QStringLiteral("oct")] = QJsonObject{{QStringLiteral("kty"), QStringLiteral("oct")},
                                                {QStringLiteral("k"), QStringLiteral("a").repeated(85) + u'Q'}};
}

QByteArray TestJwks::changed(const char *key, const std::string &changes) const
{
    QJsonObject object = m_keys[QLatin1StringView(key)].toObject();
    const QJsonDocument patch = QJsonDocument::fromJson(QByteArray::fromStdString(changes));
    if (object.isEmpty() || !patch.isObject())
        qFatal("bad row: %s %s", key, changes.c_str());
    const QJsonObject members = patch.object();
    for (auto it = members.begin(); it != members.end(); ++it) {
        if (it.value().isNull())
            object.remove(it.key());
        else
            object[it.key()] = it.value();
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::string TestJwks::member(const char *key, const char *name) const
{
    return m_keys[QLatin1StringView(key)][QLatin1StringView(name)].toString().toStdString();
}

void TestJwks::goodKey_isLoaded_data()
{
    QTest::addColumn<QByteArray>("jwk");
    QTest::addColumn<bool>("isUsual");
    const auto row = [this](const char *name, const char *key, const std::string &changes, bool isUsual = true) {
        QTest::newRow(name) << changed(key, changes) << isUsual;
    };
    row("RSA for RS256", "rsa", R"({"alg":"RS256"})");
    row("RSA for PS256", "rsa", R"({"alg":"PS256"})");
    row("RSA with exponent 3", "rsa", R"({"alg":"RS256","e":"Aw"})");
    row("EC P-256", "ec", R"({"alg":"ES256"})");
    row("Ed25519", "ed", R"({"alg":"EdDSA"})");
    row("EC P-521 if its algorithm is allowed", "ec521", R"({"alg":"ES512"})", false);
    row("secret if its algorithm is allowed", "oct", R"({"alg":"HS512"})", false);
    row("use is sig", "ec", R"({"alg":"ES256","use":"sig"})");
    row("key_ops with verify", "ec", R"({"alg":"ES256","key_ops":["sign","verify"]})");
    row("unknown members and certificates", "ec", R"({"alg":"ES256","x5u":"http://127.0.0.1/","x5c":["AA"],"exp":1})");
    row("kid of 128 characters", "ec", R"({"alg":"ES256","kid":")" + std::string(128, 'k') + "\"}");
}

void TestJwks::goodKey_isLoaded()
{
    QFETCH(QByteArray, jwk);
    QFETCH(bool, isUsual);
    const auto keys = keysFromJwks(secretOf(setOf({jwk}).toStdString()), isUsual ? kUsualAlgorithms : kEveryAlgorithm);
    QVERIFY2(keys.has_value(), qPrintable(refusalOf(keys)));
    QCOMPARE(keys->size(), std::size_t(1));
    const QJsonObject stated = QJsonDocument::fromJson(jwk).object();
    QCOMPARE(QString::fromUtf8(nameOf(keys->front()->algorithm())), stated[QStringLiteral("alg")].toString());
    QCOMPARE(QString::fromStdString(keys->front()->id()), stated[QStringLiteral("kid")].toString());
}

void TestJwks::addRefusal(const char *name, const char *key, const std::string &changes, const char *rule) const
{
    QTest::newRow(name) << changed(key, changes) << true << QString::fromLatin1(rule);
}

/// The whole error text is compared, so there is no room in it for key material.
void TestJwks::keyIsRefused()
{
    QFETCH(QByteArray, jwk);
    QFETCH(bool, everyAlgorithm);
    QFETCH(QString, rule);
    const auto keys = keysFromJwks(secretOf(setOf({jwk}).toStdString()),
                                   everyAlgorithm ? kEveryAlgorithm : kUsualAlgorithms);
    QCOMPARE(refusalOf(keys), QStringLiteral("key 1: ") + rule);
}

void TestJwks::j3BadRsaOrSecret_isRefused_data()
{
    QTest::addColumn<QByteArray>("jwk");
    QTest::addColumn<bool>("everyAlgorithm");
    QTest::addColumn<QString>("rule");
    const std::string modulus = member("rsa", "n");
    const auto secret = [](const char *alg, const std::string &k) {
        return R"({"alg":")" + std::string(alg) + R"(","k":)" + k + '}';
    };
    const auto rsa = [](const std::string &changes) { return R"({"alg":"RS256",)" + changes + '}'; };
    const char *form = "n and e are not numbers in base64url";
    const char *tooShort = "secret is shorter than the hash of HS256, 32 bytes";

    addRefusal("secret shorter than the hash", "oct", secret("HS512", '"' + std::string(84, 'a') + '"'),
               "secret is shorter than the hash of HS512, 64 bytes");
    addRefusal("secret missing", "oct", secret("HS256", "null"), tooShort);
    addRefusal("secret as a number", "oct", secret("HS256", "1"), tooShort);
    addRefusal("secret is not base64url", "oct", secret("HS256", '"' + std::string(88, '+') + '"'), tooShort);

    addRefusal("RSA of 1024 bits", "rsa1024", R"({"alg":"RS256"})", "RSA key shorter than 2048 bits");
    addRefusal("RSA of 16384 bits", "rsa", rsa(R"("n":")" + std::string(2730, '_') + "w\""),
               "RSA key longer than 8192 bits");
    addRefusal("RSA exponent 1", "rsa", rsa(R"("e":"AQ")"), "RSA exponent is 1");
    addRefusal("RSA exponent even", "rsa", rsa(R"("e":"AQAA")"), "RSA exponent is even");
    addRefusal("RSA exponent 0", "rsa", rsa(R"("e":"AA")"), form);
    addRefusal("RSA exponent of 65 bits", "rsa", rsa(R"("e":"AQAAAAAAAAAB")"), "RSA exponent longer than 64 bits");
    addRefusal("RSA exponent with a leading zero", "rsa", rsa(R"("e":"AAEAAQ")"), form);
    addRefusal("RSA exponent as a number", "rsa", rsa(R"("e":65537)"), form);
    addRefusal("RSA modulus missing", "rsa", rsa(R"("n":null)"), form);
    addRefusal("RSA modulus with padding", "rsa", rsa(R"("n":")" + modulus + "==\""), form);
    addRefusal("RSA modulus even", "rsa", rsa(R"("n":")" + modulus.substr(0, modulus.size() - 2) + "Sg\""),
               "RSA modulus is not a product of large primes");
}

void TestJwks::badPointOrCurve_isRefused_data()
{
    QTest::addColumn<QByteArray>("jwk");
    QTest::addColumn<bool>("everyAlgorithm");
    QTest::addColumn<QString>("rule");
    const std::string zero = '"' + std::string(43, 'A') + '"';
    const std::string x = member("ec", "x");
    const char *point = "x and y are not a point on the curve";
    const char *curve = "crv is not the curve of alg";

    addRefusal("EC point not on the curve", "ec", R"({"alg":"ES256","y":")" + x + "\"}", point);
    addRefusal("EC point at zero", "ec", R"({"alg":"ES256","x":)" + zero + R"(,"y":)" + zero + '}', point);
    addRefusal("EC coordinate too short", "ec", R"({"alg":"ES256","x":")" + x.substr(0, 42) + "\"}", point);
    addRefusal("EC on the curve of another algorithm", "ec384", R"({"alg":"ES256"})", curve);
    addRefusal("EC with a crv that lies", "ec384", R"({"alg":"ES256","crv":"P-256"})", point);
    addRefusal("EC without crv", "ec", R"({"alg":"ES256","crv":null})", curve);
    addRefusal("secp256k1", "k256", R"({"alg":"ES256"})", curve);
    addRefusal("Ed448", "ed", R"({"alg":"EdDSA","crv":"Ed448"})", curve);
    addRefusal("X25519", "ed", R"({"alg":"EdDSA","crv":"X25519"})", curve);
    addRefusal("Ed25519 key of 31 bytes", "ed", R"({"alg":"EdDSA","x":")" + std::string(42, 'A') + "\"}",
               "x is not a public key of 32 bytes");
}

void TestJwks::badStatement_isRefused_data()
{
    QTest::addColumn<QByteArray>("jwk");
    QTest::addColumn<bool>("everyAlgorithm");
    QTest::addColumn<QString>("rule");
    const auto onlyUsual = [this](const char *name, const char *key, const char *changes, const char *rule) {
        QTest::newRow(name) << changed(key, changes) << false << QString::fromLatin1(rule);
    };
    const char *noAlg = "alg is missing or unknown";
    const char *type = "kty is not that of alg";
    const char *kid = "kid is not 1 to 128 printable characters";

    addRefusal("alg missing", "rsa", "{}", noAlg);
    addRefusal("alg none", "rsa", R"({"alg":"none"})", noAlg);
    addRefusal("alg in lower case", "rsa", R"({"alg":"rs256"})", noAlg);
    addRefusal("alg of encryption", "rsa", R"({"alg":"RSA-OAEP"})", noAlg);
    onlyUsual("alg not allowed", "rsa", R"({"alg":"RS512"})", "alg is not allowed by the configuration");
    onlyUsual("secret inside a public set", "oct", R"({"alg":"HS256"})", "alg is not allowed by the configuration");
    addRefusal("HMAC with an RSA key", "rsa", R"({"alg":"HS256"})", type);
    addRefusal("RSA with a secret", "oct", R"({"alg":"RS256"})", type);
    addRefusal("kty missing", "rsa", R"({"alg":"RS256","kty":null})", type);

    addRefusal("use is enc", "rsa", R"({"alg":"RS256","use":"enc"})", "use is not sig");
    addRefusal("use is a number", "rsa", R"({"alg":"RS256","use":1})", "use is not sig");
    addRefusal("key_ops without verify", "rsa", R"({"alg":"RS256","key_ops":["encrypt"]})", "key_ops lacks verify");
    addRefusal("key_ops as text", "rsa", R"({"alg":"RS256","key_ops":"verify"})", "key_ops lacks verify");
    addRefusal("private part of an RSA key", "rsa", R"({"alg":"RS256","d":"AQ"})", "has a private part");
    addRefusal("prime of an RSA key", "rsa", R"({"alg":"RS256","p":"AQ"})", "has a private part");
    addRefusal("private part of an EC key", "ec", R"({"alg":"ES256","d":"AQ"})", "has a private part");
    addRefusal("private part of an Ed25519 key", "ed", R"({"alg":"EdDSA","d":"AQ"})", "has a private part");

    addRefusal("kid empty", "ec", R"({"alg":"ES256","kid":""})", kid);
    addRefusal("kid as a number", "ec", R"({"alg":"ES256","kid":1})", kid);
    addRefusal("kid with a line feed", "ec", R"({"alg":"ES256","kid":"a\nb"})", kid);
    addRefusal("kid of 129 characters", "ec", R"({"alg":"ES256","kid":")" + std::string(129, 'k') + "\"}", kid);
}

void TestJwks::badSet_isRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("rule");
    const QByteArray named = changed("ec", R"({"alg":"ES256","kid":"k1"})");
    const QByteArray unnamed = changed("ec", R"({"alg":"ES256"})");
    QTest::newRow("kid used twice") << setOf({named, unnamed, named}) << "key 3: kid is used twice";
    QTest::newRow("no keys") << setOf({}) << "no keys";
    QTest::newRow("65 keys") << setOf(QByteArrayList(65, unnamed)) << "more than 64 keys";
    QTest::newRow("a key that is no object") << setOf({unnamed, "1"}) << "key 2: is not an object";
    QTest::newRow("no set") << unnamed << "not a JWKS: no array \"keys\"";
    QTest::newRow("an array alone") << "[" + unnamed + "]"
                                    << "not a JWKS: no array \"keys\"";
    QTest::newRow("empty file") << QByteArray("") << "JSON: text ends inside a value at byte 0";
    QTest::newRow("a member twice") << QByteArray(R"({"keys":[{"kty":"EC","kty":"RSA"}]})")
                                    << "JSON: member name used twice at byte 33";
    QTest::newRow("text behind the set") << setOf({}) + "{}"
                                         << "JSON: text goes on behind the value at byte 11";
}

void TestJwks::badSet_isRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, rule);
    QCOMPARE(refusalOf(keysFromJwks(secretOf(text.toStdString()), kEveryAlgorithm)), rule);
}

OPSROOM_TEST(TestJwks)
#include "tst_jwks.moc"
