#include "server/auth/compact_token.h"
#include "server/auth/jwt_verifier.h"
#include "tests/support/test_case.h"
#include "tests/unit/auth/test_keys.h"

#include "core/base/base64.h"
#include "core/protocol/json/value.h"

#include <QFile>

using namespace opsroom::auth;
using opsroom::json::Value;
using opsroom::test::secretOf;
using Kind = opsroom::hub::TokenRefusal::Kind;

/// All 260 attack tokens of tests/data/jwt/jwt-vectors.json, each against one key with its algorithm pinned.
class TestJwtVectors : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void file_holdsAllVectors();

    // accepts
    void j1GoodToken_isAccepted_data() { addRows("accept"); }
    void j1GoodToken_isAccepted();
    void signatureOfAnRfc_verifies_data() { addRows("accept-jws"); }
    void signatureOfAnRfc_verifies();

    // rejects
    void j1BadToken_isRefusedForItsKindOfFault_data() { addRows("reject"); }
    void j1BadToken_isRefusedForItsKindOfFault();

    // decisions that the standards leave to the verifier (docs/auth.md, "Three decisions")
    void j1Decision_isTheDocumentedOne_data();
    void j1Decision_isTheDocumentedOne();

private:
    void addRows(std::string_view expectation);
    opsroom::Result<opsroom::hub::Claims, opsroom::hub::TokenRefusal> verify(const Value &vector) const;

    std::string m_text;
    opsroom::json::Document m_document; ///< QJsonDocument would swallow the byte order mark in front of a token
    Value m_file;
};

namespace {

KeyPtr keyOf(opsroom::Result<KeyPtr> key)
{
    if (!key)
        qFatal("%s", key.error().detail.c_str());
    return key.value();
}

Algorithm algorithmOf(const Value &vector)
{
    return *algorithmNamed(vector.find("alg").string());
}

/// What each group of attacks may be refused for; a claim's fault must be found behind a good signature.
bool fits(const std::string &id, Kind kind)
{
    switch (id.front()) {
    case 'A': // algorithms
    case 'H': // headers
        return kind == Kind::Malformed || kind == Kind::UnknownKey || kind == Kind::BadSignature;
    case 'S': // structure; the payload is looked at only behind a good signature
        return kind == Kind::Malformed || (kind == Kind::BadSignature && id == "S.inner-nl");
    case 'G': // signatures
        return kind == Kind::Malformed || kind == Kind::BadSignature;
    case 'C': // claims
        return kind == Kind::BadClaim || kind == Kind::Expired || kind == Kind::NotYetValid;
    default:
        return false;
    }
}

} // namespace

void TestJwtVectors::initTestCase()
{
    QFile file(opsroom::test::dataFile(QStringLiteral("jwt/jwt-vectors.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_text = file.readAll().toStdString();
    const auto parsed = m_document.parse(m_text);
    QVERIFY2(parsed.has_value(), parsed ? "" : parsed.error().detail.c_str());
    m_file = *parsed;
}

void TestJwtVectors::file_holdsAllVectors()
{
    std::map<std::string, int> counts;
    for (const Value vector : m_file.find("vectors").elements())
        ++counts[vector.find("expect").string()];
    const std::map<std::string, int> expected = {{"accept", 18}, {"accept-jws", 5}, {"reject", 234}, {"info", 3}};
    QCOMPARE(counts, expected);
}

void TestJwtVectors::addRows(std::string_view expectation)
{
    QTest::addColumn<Value>("vector");
    for (const Value vector : m_file.find("vectors").elements()) {
        if (vector.find("expect").equals(expectation))
            QTest::newRow(vector.find("id").string().c_str()) << vector;
    }
}

opsroom::Result<opsroom::hub::Claims, opsroom::hub::TokenRefusal> TestJwtVectors::verify(const Value &vector) const
{
    const Value material = m_file.find("keys").find(vector.find("key").string());
    const KeyPtr key = keyOf(material.isString()
                                 ? keyFromSecret(secretOf(material.string()), "k1", algorithmOf(vector))
                                 : keyFromPem(secretOf(material.find("pem").string()), "k1", algorithmOf(vector)));

    const Value stated = m_file.find("policy");
    TokenPolicy policy;
    policy.issuer = stated.find("iss").string();
    policy.audience = stated.find("aud").string();
    policy.clockSkew = std::chrono::seconds(*stated.find("leeway").integer());
    policy.maxLifetime = std::chrono::seconds(*stated.find("maxLifetime").integer());
    policy.names.tenant = "tenant";
    const opsroom::WallTime now(std::chrono::seconds(*m_file.find("now").integer()));
    return JwtVerifier(*KeySet::make({key}), policy).verify(vector.find("token").string(), now);
}

void TestJwtVectors::j1GoodToken_isAccepted()
{
    QFETCH(Value, vector);
    const auto claims = verify(vector);
    QVERIFY2(claims.has_value(), claims ? "" : claims.error().reason.data());
    QCOMPARE(claims->userId, std::string("u1"));
    QCOMPARE(claims->tenantId, std::string("acme"));
    QCOMPARE(claims->keyId, std::string("k1"));
}

void TestJwtVectors::signatureOfAnRfc_verifies()
{
    QFETCH(Value, vector);
    std::string jwk(vector.find("jwk").raw());
    jwk.insert(1, R"("alg":)" + std::string(vector.find("alg").raw()) + ',');
    const auto keys = keysFromJwks(secretOf(R"({"keys":[)" + jwk + "]}"), {algorithmOf(vector)});
    QVERIFY2(keys.has_value(), keys ? "" : keys.error().detail.c_str());

    const std::string token = vector.find("token").string();
    const auto parts = CompactToken::split(token);
    QVERIFY(parts.has_value());
    const auto signature = opsroom::decodeBase64(parts->signature, opsroom::Base64::Url);
    QVERIFY(signature.has_value());
    QVERIFY(keys->front()->verify(parts->signedText, *signature));
    QVERIFY(!keys->front()->verify(parts->payload, *signature));
}

void TestJwtVectors::j1BadToken_isRefusedForItsKindOfFault()
{
    QFETCH(Value, vector);
    const auto claims = verify(vector);
    QVERIFY(!claims.has_value());
    QVERIFY2(fits(vector.find("id").string(), claims.error().kind), claims.error().reason.data());
}

void TestJwtVectors::j1Decision_isTheDocumentedOne_data()
{
    QTest::addColumn<std::string>("id");
    QTest::addColumn<bool>("isAccepted");
    // Anyone can turn s into n-s. The claims are what was signed; the hub never uses a token's text as an identity.
    QTest::newRow("the other ECDSA signature of the same text is accepted") << std::string("G.es.malleable") << true;
    // exp bounds a token. An age limit would sever sessions that their issuer still stands for.
    QTest::newRow("an old token within its lifetime is accepted") << std::string("C.iat.old") << true;
    // Folding case would make two spellings one tenant here and two elsewhere.
    QTest::newRow("a tenant in upper case is refused") << std::string("C.tenant.case") << false;
}

void TestJwtVectors::j1Decision_isTheDocumentedOne()
{
    QFETCH(std::string, id);
    QFETCH(bool, isAccepted);
    for (const Value vector : m_file.find("vectors").elements()) {
        if (!vector.find("id").equals(id))
            continue;
        QVERIFY(vector.find("expect").equals("info"));
        QCOMPARE(verify(vector).has_value(), isAccepted);
        return;
    }
    QFAIL("no such vector");
}

OPSROOM_TEST(TestJwtVectors)
#include "tst_jwt_vectors.moc"
