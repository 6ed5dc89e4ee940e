#include "server/auth/development_key.h"
#include "server/auth/key_loader.h"
#include "tests/support/test_case.h"
#include "tests/unit/auth/test_keys.h"

#include <QFile>
#include <QTemporaryDir>
#include <sys/stat.h>

using namespace opsroom::auth;
using opsroom::test::pemPair;
using opsroom::test::secretOf;

/// Weak, ambiguous and misplaced PEM keys and secrets are refused with the rule that they break, and never printed.
class TestKeyLoading : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    // accepts
    void goodPem_isLoaded_data();
    void goodPem_isLoaded();
    void secret_mayEndWithALineFeed();
    void set_isLoadedFromAPublicFile();

    // rejects
    void j3BadPem_isRefused_data();
    void j3BadPem_isRefused();
    void j3BadSecret_isRefused_data();
    void j3BadSecret_isRefused();
    void badFile_isRefusedByName_data();
    void badFile_isRefusedByName();

private:
    std::string write(const char *name, const std::string &content, mode_t mode = 0600) const;

    QTemporaryDir m_dir;
};

namespace {

constexpr const char *kGoodSet = R"({"keys":[{"kty":"OKP","crv":"Ed25519","alg":"EdDSA","kid":"k1",)"
                                 R"("x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]})"; // RFC 8037 appendix A.2
constexpr const char *kSecretSet = R"({"keys":[{"kty":"oct","alg":"HS256",)"
                                   R"("k":"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA"}]})";

/// The error's text, or what was loaded instead.
template <class T>
QString refusalOf(const opsroom::Result<T> &result)
{
    return result ? QStringLiteral("no refusal") : QString::fromStdString(result.error().detail);
}

} // namespace

std::string TestKeyLoading::write(const char *name, const std::string &content, mode_t mode) const
{
    const QString path = m_dir.filePath(QString::fromLatin1(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content.data(), static_cast<qint64>(content.size())) < 0)
        qFatal("cannot write %s", qPrintable(path));
    file.close();
    if (chmod(qPrintable(path), mode) != 0)
        qFatal("cannot change the mode of %s", qPrintable(path));
    return path.toStdString();
}

void TestKeyLoading::goodPem_isLoaded_data()
{
    QTest::addColumn<Algorithm>("algorithm");
    for (const Algorithm algorithm : opsroom::test::kAllAlgorithms) {
        if (traitsOf(algorithm).family != KeyFamily::Hmac)
            QTest::newRow(nameOf(algorithm).data()) << algorithm;
    }
}

void TestKeyLoading::goodPem_isLoaded()
{
    QFETCH(Algorithm, algorithm);
    const auto publicKey = loadPem({write("public.pem", pemPair(algorithm).publicPem, 0644), "k1", algorithm});
    QVERIFY2(publicKey.has_value(), qPrintable(refusalOf(publicKey)));
    QVERIFY(!publicKey.value()->canSign());
    const auto privateKey = loadPem({write("private.pem", pemPair(algorithm).privatePem), "k1", algorithm});
    QVERIFY2(privateKey.has_value(), qPrintable(refusalOf(privateKey)));
    QVERIFY(privateKey.value()->canSign());
    QVERIFY(publicKey.value()->verify("text", *privateKey.value()->sign("text")));
}

void TestKeyLoading::secret_mayEndWithALineFeed()
{
    const std::string secret(32, 's');
    const auto plain = loadSecret({write("plain", secret), "", Algorithm::HS256});
    const auto ended = loadSecret({write("ended", secret + '\n'), "", Algorithm::HS256});
    QVERIFY2(plain.has_value(), qPrintable(refusalOf(plain)));
    QVERIFY2(ended.has_value(), qPrintable(refusalOf(ended)));
    QVERIFY(plain.value()->verify("text", *ended.value()->sign("text")));
    const auto twice = loadSecret({write("twice", secret + "\n\n"), "", Algorithm::HS256});
    QVERIFY(!plain.value()->verify("text", *twice.value()->sign("text")));
}

void TestKeyLoading::set_isLoadedFromAPublicFile()
{
    const auto keys = loadJwks(write("set.json", kGoodSet, 0644));
    QVERIFY2(keys.has_value(), qPrintable(refusalOf(keys)));
    QCOMPARE(keys->size(), std::size_t(1));
    QCOMPARE(keys->front()->id(), std::string("k1"));
}

void TestKeyLoading::j3BadPem_isRefused_data()
{
    QTest::addColumn<std::string>("pem");
    QTest::addColumn<QString>("alg");
    QTest::addColumn<QString>("rule");
    const std::string modulus = "c" + std::string(510, '7') + "f";
    const std::string &rsa = pemPair("RSA", "2048").publicPem;
    const std::string &ec = pemPair("EC", "P-256").publicPem;
    const QString notPem = QStringLiteral("not an unencrypted PEM key (PUBLIC KEY or PRIVATE KEY)");
    const QString notOne = QStringLiteral("not exactly one PEM block");

    QTest::newRow("RSA of 1024 bits") << pemPair("RSA", "1024").publicPem << "RS256"
                                      << "RSA key shorter than 2048 bits";
    QTest::newRow("private RSA of 1024 bits") << pemPair("RSA", "1024").privatePem << "RS256"
                                              << "RSA key shorter than 2048 bits";
    QTest::newRow("RSA exponent 1") << opsroom::test::rsaPem(modulus, "1") << "RS256"
                                    << "RSA exponent is 1";
    QTest::newRow("RSA exponent even") << opsroom::test::rsaPem(modulus, "10000") << "PS256"
                                       << "RSA exponent is even";
    QTest::newRow("RSA modulus with small factors")
        << opsroom::test::rsaPem("f" + std::string(511, 'f'), "10001") << "RS256"
        << "RSA modulus is not a product of large primes";
    QTest::newRow("P-384 for ES256") << pemPair("EC", "P-384").publicPem << "ES256"
                                     << "EC key is on another curve than the algorithm's";
    QTest::newRow("P-256 for ES512") << ec << "ES512"
                                     << "EC key is on another curve than the algorithm's";
    QTest::newRow("secp256k1 for ES256") << pemPair("EC", "secp256k1").publicPem << "ES256"
                                         << "EC key is on another curve than the algorithm's";
    QTest::newRow("RSA for ES256") << rsa << "ES256"
                                   << "the algorithm needs an EC key";
    QTest::newRow("EC for RS256") << ec << "RS256"
                                  << "the algorithm needs an RSA key";
    QTest::newRow("Ed25519 for ES256") << pemPair("ED25519", "").publicPem << "ES256"
                                       << "the algorithm needs an EC key";
    QTest::newRow("Ed448 for EdDSA") << pemPair("ED448", "").publicPem << "EdDSA"
                                     << "the algorithm needs an Ed25519 key";
    QTest::newRow("X25519 for EdDSA") << pemPair("X25519", "").publicPem << "EdDSA"
                                      << "the algorithm needs an Ed25519 key";
    QTest::newRow("RSA for HS256") << rsa << "HS256"
                                   << "the algorithm needs a secret, not a public key";
    QTest::newRow("encrypted private key")
        << opsroom::test::encryptedPem(pemPair("EC", "P-256").privatePem) << "ES256" << notPem;
    QTest::newRow("label of a certificate")
        << "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" + std::string() << "ES256" << notPem;
    QTest::newRow("cut off") << ec.substr(0, ec.size() / 2) << "ES256" << notPem;
    QTest::newRow("two keys") << ec + rsa << "ES256" << notOne;
    QTest::newRow("empty") << std::string() << "ES256" << notOne;
}

void TestKeyLoading::j3BadPem_isRefused()
{
    QFETCH(std::string, pem);
    QFETCH(QString, alg);
    QFETCH(QString, rule);
    QCOMPARE(refusalOf(keyFromPem(secretOf(pem), "k1", *algorithmNamed(alg.toStdString()))), rule);
}

void TestKeyLoading::j3BadSecret_isRefused_data()
{
    QTest::addColumn<std::string>("secret");
    QTest::addColumn<QString>("alg");
    QTest::addColumn<QString>("rule");
    for (const char *alg : {"HS256", "HS384", "HS512"}) {
        const std::size_t bytes = traitsOf(*algorithmNamed(alg)).digestBytes;
        QTest::addRow("one byte too few for %s", alg)
            << std::string(bytes - 1, 's') << alg
            << QStringLiteral("secret is shorter than the hash of %1, %2 bytes").arg(QLatin1StringView(alg)).arg(bytes);
    }
    QTest::newRow("empty") << std::string() << "HS256"
                           << "secret is shorter than the hash of HS256, 32 bytes";
    QTest::newRow("1025 bytes") << std::string(1025, 's') << "HS256"
                                << "secret is longer than 1024 bytes";
    QTest::newRow("PEM text of a public key") << pemPair("EC", "P-256").publicPem << "HS256"
                                              << "a PEM key must not serve as a secret";
    QTest::newRow("the development secret") << std::string(kDevelopmentSecret) << "HS256"
                                            << "the published development secret must not be used";
    QTest::newRow("for a public key algorithm") << std::string(64, 's') << "RS256"
                                                << "a secret goes with HS256, HS384 or HS512 only";
}

void TestKeyLoading::j3BadSecret_isRefused()
{
    QFETCH(std::string, secret);
    QFETCH(QString, alg);
    QFETCH(QString, rule);
    const auto key = keyFromSecret(secretOf(secret), "k1", *algorithmNamed(alg.toStdString()));
    QCOMPARE(refusalOf(key), rule);
}

void TestKeyLoading::badFile_isRefusedByName_data()
{
    QTest::addColumn<QString>("loader");
    QTest::addColumn<std::string>("path");
    QTest::addColumn<QString>("rule");
    const QString open = QStringLiteral("holds a secret and is open to others: take away their rights (chmod o=)");
    const std::string fifo = m_dir.filePath(QStringLiteral("fifo")).toStdString();
    mkfifo(fifo.c_str(), 0600);

    QTest::newRow("missing") << "secret" << m_dir.filePath(QStringLiteral("missing")).toStdString()
                             << "No such file or directory";
    QTest::newRow("a folder") << "pem" << m_dir.path().toStdString() << "not a regular file";
    QTest::newRow("a pipe without a writer") << "jwks" << fifo << "not a regular file";
    QTest::newRow("too large") << "jwks" << write("large", std::string(256 * 1024 + 1, ' '), 0644)
                               << "larger than 256 KiB";
    QTest::newRow("secret readable by others") << "secret" << write("open", std::string(32, 's'), 0604) << open;
    QTest::newRow("private key readable by others")
        << "pem" << write("open.pem", pemPair("EC", "P-256").privatePem, 0644) << open;
    QTest::newRow("set with a secret readable by others") << "jwks" << write("open.json", kSecretSet, 0644) << open;
    QTest::newRow("short secret") << "secret" << write("short", "0123456789")
                                  << "secret is shorter than the hash of HS256, 32 bytes";
    QTest::newRow("bad set") << "jwks" << write("bad.json", "{}", 0644) << "not a JWKS: no array \"keys\"";
    QTest::newRow("bad PEM") << "pem" << write("bad.pem", "?", 0644) << "not exactly one PEM block";
}

void TestKeyLoading::badFile_isRefusedByName()
{
    QFETCH(QString, loader);
    QFETCH(std::string, path);
    QFETCH(QString, rule);
    QString refusal;
    if (loader == QStringLiteral("jwks"))
        refusal = refusalOf(loadJwks(path, {Algorithm::HS256}));
    else if (loader == QStringLiteral("pem"))
        refusal = refusalOf(loadPem({path, "k1", Algorithm::ES256}));
    else
        refusal = refusalOf(loadSecret({path, "k1", Algorithm::HS256}));
    QCOMPARE(refusal, QString::fromStdString(path) + QStringLiteral(": ") + rule);
}

OPSROOM_TEST(TestKeyLoading)
#include "tst_key_loading.moc"
