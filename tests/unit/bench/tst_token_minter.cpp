#include "client/bench/token_minter.h"

#include "client/bench/token_supply.h"
#include "server/auth/development_key.h"
#include "server/auth/jwt_verifier.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"

#include <QtCore/QTemporaryDir>

using namespace opsroom;

class TestTokenMinter : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void mintedToken_passesTheHubsVerifier();
    void tokenOfAnotherSecret_isRefused();
    void secretFile_losesOneLineFeed();
    void emptySecretFile_isRefused();
    void supply_givesEachConnectionItsTenantAndUser();
    void supply_refusesTooFewTokens();
    void hubWithoutTokens_isRefused();

private:
    [[nodiscard]] auto verify(const std::string &token) const
    {
        const auth::TokenPolicy policy{.issuer = "bench", .audience = "hub"};
        return auth::JwtVerifier(*auth::KeySet::make({*auth::developmentKey()}), policy)
            .verify(token, m_clock.wallNow());
    }
    [[nodiscard]] std::string fileWith(const QByteArray &text)
    {
        QFile file(m_directory.filePath(QStringLiteral("file")));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write into a temporary directory");
        return file.fileName().toStdString();
    }

    test::FakeClock m_clock;
    QTemporaryDir m_directory;
};

namespace {

const bench::TokenMinter::Claims kClaims{.issuer = "bench", .audience = "hub", .role = "operator"};

} // namespace

void TestTokenMinter::mintedToken_passesTheHubsVerifier()
{
    const bench::TokenMinter minter(std::string(auth::kDevelopmentSecret), kClaims);
    const auto token = minter.mint("alice", "acme", m_clock.wallNow());
    QVERIFY(token);
    const auto claims = verify(*token);
    QVERIFY(claims);
    QCOMPARE(claims->userId, std::string("alice"));
    QCOMPARE(claims->tenantId, std::string("acme"));
    QCOMPARE(claims->roles, std::vector<std::string>{"operator"});
}

void TestTokenMinter::tokenOfAnotherSecret_isRefused()
{
    const bench::TokenMinter minter(std::string(48, 'x'), kClaims);
    const auto token = minter.mint("alice", "acme", m_clock.wallNow());
    QVERIFY(token);
    QVERIFY(!verify(*token));
}

void TestTokenMinter::secretFile_losesOneLineFeed()
{
    const auto minter = bench::TokenMinter::fromFile(
        fileWith(QByteArray(auth::kDevelopmentSecret.data(), auth::kDevelopmentSecret.size()) + '\n'), kClaims);
    QVERIFY(minter);
    QVERIFY(verify(*minter->mint("alice", "acme", m_clock.wallNow())));
}

void TestTokenMinter::emptySecretFile_isRefused()
{
    QVERIFY(!bench::TokenMinter::fromFile(fileWith("\n"), kClaims));
    QVERIFY(!bench::TokenMinter::fromFile(m_directory.filePath(QStringLiteral("none")).toStdString(), kClaims));
}

void TestTokenMinter::supply_givesEachConnectionItsTenantAndUser()
{
    bench::BenchOptions options;
    options.secretFile = fileWith(QByteArray(auth::kDevelopmentSecret.data(), auth::kDevelopmentSecret.size()));
    options.connections = 5;
    options.rooms = 2;
    options.users = 3;
    const auto tokens = bench::tokensFor(options);
    QVERIFY(tokens);
    QCOMPARE(tokens->size(), std::size_t{5});
    const auth::JwtVerifier verifier(*auth::KeySet::make({*auth::developmentKey()}), auth::TokenPolicy{});
    const auto claims = verifier.verify(tokens->at(4), SystemClock().wallNow());
    QVERIFY(claims);
    QCOMPARE(claims->tenantId, std::string("bench-0"));
    QCOMPARE(claims->userId, std::string("user-1"));
}

void TestTokenMinter::supply_refusesTooFewTokens()
{
    bench::BenchOptions options;
    options.tokenFile = fileWith("one\n\ntwo\n");
    options.connections = 2;
    QVERIFY(bench::tokensFor(options));
    options.connections = 3;
    QVERIFY(!bench::tokensFor(options));
}

void TestTokenMinter::hubWithoutTokens_isRefused()
{
    bench::BenchOptions options;
    QVERIFY(!bench::tokensFor(options));
    options.protocol = bench::Protocol::WebSocket;
    QVERIFY(bench::tokensFor(options));
}

OPSROOM_TEST(TestTokenMinter)
#include "tst_token_minter.moc"
