#include "server/auth/jwt_verifier.h"
#include "server/auth/token_signer.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"
#include "tests/unit/auth/test_keys.h"

#include <QDir>
#include <QTcpServer>
#include <QTemporaryFile>
#include <atomic>
#include <openssl/err.h>
#include <thread>

using namespace opsroom::auth;
using opsroom::test::handmadeToken;
using opsroom::test::hmacKey;
using opsroom::test::signingKey;
using opsroom::test::verifyingKey;
using Kind = opsroom::hub::TokenRefusal::Kind;

class TestJwtVerifier : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void j4UrlsInTheHeader_areNeverFetched_data();
    void j4UrlsInTheHeader_areNeverFetched();
    void j4Kid_isNeverAPath();
    void flippedBit_neverVerifies_data();
    void flippedBit_neverVerifies();
    void refusal_leavesNoErrorForOtherUsersOfOpenssl_data();
    void refusal_leavesNoErrorForOtherUsersOfOpenssl();
    void claims_areNotReadBeforeTheSignatureVerifies();
    void largestToken_isVerified();
    void replacedKeys_decideFromThenOn();
    void keysMayBeReplacedWhileOthersVerify();

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

std::string issued(const KeyPtr &key, opsroom::WallTime now)
{
    TokenRequest request;
    request.user = "u";
    request.tenant = "a";
    return TokenSigner::make(key)->issue(request, now).value_or({});
}

qsizetype openDescriptors()
{
    return QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::NoDotAndDotDot | QDir::System | QDir::Files).size();
}

} // namespace

void TestJwtVerifier::j4UrlsInTheHeader_areNeverFetched_data()
{
    QTest::addColumn<QString>("member");
    QTest::newRow("jku") << R"("jku":"http://127.0.0.1:%1/jwks")";
    QTest::newRow("x5u") << R"("x5u":"http://127.0.0.1:%1/certificate")";
    QTest::newRow("kid") << R"("kid":"http://127.0.0.1:%1/key")";
}

void TestJwtVerifier::j4UrlsInTheHeader_areNeverFetched()
{
    QFETCH(QString, member);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const KeyPtr attacker = hmacKey("", Algorithm::HS256, 'x');
    const JwtVerifier verifier(setOf({hmacKey("", Algorithm::HS256)}), {});
    const std::string header = R"({"alg":"HS256",)" + member.arg(server.serverPort()).toStdString() + '}';

    const qsizetype before = openDescriptors();
    QVERIFY(!verifier.verify(handmadeToken(*attacker, header, kPayload), m_clock.wallNow()).has_value());
    QCOMPARE(openDescriptors(), before);
    // A connection attempt would already sit in the listening socket's queue.
    QVERIFY(!server.waitForNewConnection(0));
}

void TestJwtVerifier::j4Kid_isNeverAPath()
{
    const std::string secret(64, 'x');
    QTemporaryFile file;
    QVERIFY(file.open());
    QCOMPARE(file.write(secret.data(), static_cast<qint64>(secret.size())), qint64(64));
    QVERIFY(file.flush());

    const JwtVerifier verifier(setOf({hmacKey("k1", Algorithm::HS256)}), {});
    const std::string header = R"({"alg":"HS256","kid":")" + file.fileName().toStdString() + "\"}";
    const auto claims = verifier.verify(handmadeToken(*hmacKey("", Algorithm::HS256, 'x'), header, kPayload),
                                        m_clock.wallNow());
    QVERIFY(!claims.has_value());
    QCOMPARE(claims.error().kind, Kind::UnknownKey);
}

void TestJwtVerifier::flippedBit_neverVerifies_data()
{
    QTest::addColumn<Algorithm>("algorithm");
    for (const Algorithm algorithm :
         {Algorithm::HS256, Algorithm::RS256, Algorithm::PS256, Algorithm::ES256, Algorithm::EdDSA})
        QTest::newRow(nameOf(algorithm).data()) << algorithm;
}

void TestJwtVerifier::flippedBit_neverVerifies()
{
    QFETCH(Algorithm, algorithm);
    const JwtVerifier verifier(setOf({verifyingKey("", algorithm)}), {});
    const std::string header = R"({"alg":")" + std::string(nameOf(algorithm)) + "\"}";
    std::string token = handmadeToken(*signingKey("", algorithm), header, kPayload);
    QVERIFY(verifier.verify(token, m_clock.wallNow()).has_value());
    for (std::size_t at = 0; at < token.size(); ++at) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            const char original = token[at];
            token[at] = static_cast<char>(static_cast<unsigned char>(original) ^ 1U << bit);
            QVERIFY2(!verifier.verify(token, m_clock.wallNow()).has_value(), token.c_str());
            token[at] = original;
        }
    }
    QVERIFY(verifier.verify(token, m_clock.wallNow()).has_value());
}

void TestJwtVerifier::refusal_leavesNoErrorForOtherUsersOfOpenssl_data()
{
    QTest::addColumn<Algorithm>("algorithm");
    for (const Algorithm algorithm : opsroom::test::kAllAlgorithms)
        QTest::newRow(nameOf(algorithm).data()) << algorithm;
}

void TestJwtVerifier::refusal_leavesNoErrorForOtherUsersOfOpenssl()
{
    QFETCH(Algorithm, algorithm);
    const KeyPtr key = signingKey("", algorithm);
    const auto signature = key->sign("text");
    QVERIFY(signature.has_value());
    ERR_clear_error();
    QVERIFY(key->verify("text", *signature));
    QVERIFY(!key->verify("another text", *signature));
    QVERIFY(!key->verify("text", std::string(signature->size(), '\xff')));
    QCOMPARE(ERR_peek_error(), 0UL);
    QVERIFY(key->verify("text", *signature)); // a refusal spoils nothing for the next token
}

void TestJwtVerifier::claims_areNotReadBeforeTheSignatureVerifies()
{
    const JwtVerifier verifier(setOf({hmacKey("", Algorithm::HS256)}), {});
    const std::string token = handmadeToken(*hmacKey("", Algorithm::HS256, 'x'), R"({"alg":"HS256"})", "not JSON");
    const auto claims = verifier.verify(token, m_clock.wallNow());
    QVERIFY(!claims.has_value());
    QCOMPARE(claims.error().kind, Kind::BadSignature);
}

void TestJwtVerifier::largestToken_isVerified()
{
    const KeyPtr key = hmacKey("", Algorithm::HS256);
    const JwtVerifier verifier(setOf({key}), {});
    const auto tokenWith = [&key](std::size_t filler) {
        return handmadeToken(*key, R"({"alg":"HS256"})",
                             R"({"exp":1700000600,"sub":"u","tenantId":"a","x":")" + std::string(filler, 'x') + "\"}");
    };
    std::size_t filler = 0;
    while (tokenWith(filler + 1).size() <= 8192)
        ++filler;
    QVERIFY(verifier.verify(tokenWith(filler), m_clock.wallNow()).has_value());
    const auto claims = verifier.verify(tokenWith(filler + 1), m_clock.wallNow());
    QVERIFY(!claims.has_value());
    QCOMPARE(claims.error().kind, Kind::Malformed);
}

void TestJwtVerifier::replacedKeys_decideFromThenOn()
{
    const KeyPtr oldKey = hmacKey("old", Algorithm::HS256, 'o');
    const KeyPtr newKey = hmacKey("new", Algorithm::HS256, 'n');
    const std::string oldToken = issued(oldKey, m_clock.wallNow());
    const std::string newToken = issued(newKey, m_clock.wallNow());
    JwtVerifier verifier(setOf({oldKey}), {});
    QVERIFY(verifier.verify(oldToken, m_clock.wallNow()).has_value());
    QVERIFY(!verifier.verify(newToken, m_clock.wallNow()).has_value());

    verifier.replaceKeys(setOf({oldKey, newKey}));
    QVERIFY(verifier.verify(oldToken, m_clock.wallNow()).has_value());
    QVERIFY(verifier.verify(newToken, m_clock.wallNow()).has_value());

    verifier.replaceKeys(setOf({newKey}));
    QVERIFY(!verifier.verify(oldToken, m_clock.wallNow()).has_value());
    QVERIFY(verifier.verify(newToken, m_clock.wallNow()).has_value());
    QCOMPARE(verifier.keys()->size(), std::size_t(1));
}

void TestJwtVerifier::keysMayBeReplacedWhileOthersVerify()
{
    const opsroom::WallTime now = m_clock.wallNow();
    const auto makeSet = [] {
        return setOf({hmacKey("h", Algorithm::HS256), verifyingKey("e", Algorithm::ES256),
                      verifyingKey("r", Algorithm::RS256), verifyingKey("d", Algorithm::EdDSA)});
    };
    const std::array tokens = {
        issued(signingKey("h", Algorithm::HS256), now), issued(signingKey("e", Algorithm::ES256), now),
        issued(signingKey("r", Algorithm::RS256), now), issued(signingKey("d", Algorithm::EdDSA), now)};
    const std::string forged = issued(hmacKey("h", Algorithm::HS256, 'x'), now);
    JwtVerifier verifier(makeSet(), {});
    std::atomic<int> wrong = 0;
    std::atomic<bool> isOver = false;

    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            do {
                for (const std::string &token : tokens)
                    wrong += verifier.verify(token, now).has_value() ? 0 : 1;
                wrong += verifier.verify(forged, now).has_value() ? 1 : 0;
            } while (!isOver);
        });
    }
    for (int i = 0; i < 50; ++i)
        verifier.replaceKeys(makeSet());
    isOver = true;
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

OPSROOM_TEST(TestJwtVerifier)
#include "tst_jwt_verifier.moc"
