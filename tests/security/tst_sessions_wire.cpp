#include "server/auth/key_loader.h"
#include "tests/security/node_under_test.h"

#include <QtCore/QTemporaryDir>
#include <fstream>

using namespace opsroom;
using namespace std::chrono_literals;
using test::NodeUnderTest;
using test::SocketClient;

namespace {

void writeSecret(const std::string &path, char letter)
{
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(QByteArray(64, letter));
}

} // namespace

/// Sessions end with their tokens: over the wire, within a second.
class SessionsWireTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void j6ExpiryWhileConnected();
    void j6RefreshGoesOnWithoutGap();
    void revokedUserIsClosedAndStaysOut();
    void adminRouteRefuses_data();
    void adminRouteRefuses();
    void tenantAdminReachesItsTenantOnly();
    void adminRouteIsNotPublic();
    void j5KeyRotation();
    void j5BrokenKeyFileChangesNothing();
};

void SessionsWireTest::j6ExpiryWhileConnected()
{
    NodeUnderTest node("qt", [](config::NodeConfig &config) { config.expiryWarning = 1s; });
    SocketClient client(node.port());
    const auto begun = std::chrono::steady_clock::now();
    QVERIFY(client.enter(node.token({.user = "ann", .tenant = "acme", .roles = {"operator"}, .lifetime = 2s})));
    QVERIFY(!client.nextLike(R"(42["token-expiring",)").empty());
    QCOMPARE(client.wire().waitForClose(), 3005);
    const auto lived = std::chrono::steady_clock::now() - begun;
    QVERIFY2(lived >= 900ms && lived <= 3s, "closed within a second of exp, which has whole seconds");
}

void SessionsWireTest::j6RefreshGoesOnWithoutGap()
{
    NodeUnderTest node("qt", [](config::NodeConfig &config) { config.expiryWarning = 1s; });
    SocketClient client(node.port());
    QVERIFY(client.enter(node.token({.user = "ann", .tenant = "acme", .roles = {"operator"}, .lifetime = 2s})));
    QVERIFY(!client.nextLike(R"(42["token-expiring",)").empty());
    const std::string fresh = node.token("ann", "acme");
    QVERIFY(client.ask("refresh-token", R"({"token":")" + fresh + R"("})").starts_with(R"({"ok":true)"));
    QCOMPARE(client.wire().waitForClose(1500ms), 0);
    QVERIFY(client.ask("ping", "{}").starts_with(R"({"ok":true)"));
}

void SessionsWireTest::revokedUserIsClosedAndStaysOut()
{
    NodeUnderTest node;
    const std::string token = node.token("ann", "acme");
    SocketClient ann(node.port());
    SocketClient bob(node.port());
    QVERIFY(ann.enter(token));
    QVERIFY(bob.enter(node.token("bob", "acme")));
    const std::string operatorToken = node.token({.user = "root", .allTenants = true, .roles = {"admin"}});

    const auto begun = std::chrono::steady_clock::now();
    const auto answer = node.admin("/admin/revocations", operatorToken, R"({"userId":"ann"})");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, std::string(R"({"ok":true,"ended":1})"));
    QVERIFY(!ann.nextLike(R"(42["disconnected",{"code":3503,)").empty());
    QCOMPARE(ann.wire().waitForClose(), 3503);
    QVERIFY(std::chrono::steady_clock::now() - begun < 1s);

    SocketClient again(node.port());
    QVERIFY(again.connect(token).starts_with(R"(44{"message":"Authentication error")"));
    QVERIFY2(bob.ask("ping", "{}").starts_with(R"({"ok":true)"), "everybody else stays");
    const std::string refused = bob.ask("refresh-token", R"({"token":")" + token + R"("})");
    QVERIFY2(refused.find("101") != std::string::npos, refused.c_str());
    QCOMPARE(node.metric("opsroom_auth_refused_total{reason=\"revoked\"}"), 2.0);
    QCOMPARE(node.metric("opsroom_hub_revoked_total"), 1.0);
}

void SessionsWireTest::adminRouteRefuses_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("a role without the right") << "operator" << QByteArray(R"({"userId":"ann"})") << 403;
    QTest::newRow("a back end") << "service" << QByteArray(R"({"userId":"ann"})") << 403;
    QTest::newRow("nobody named") << "admin" << QByteArray("{}") << 400;
    QTest::newRow("a name that is no string") << "admin" << QByteArray(R"({"userId":["ann"]})") << 400;
    QTest::newRow("an empty name, which would be everybody") << "admin" << QByteArray(R"({"userId":""})") << 400;
    QTest::newRow("no JSON") << "admin" << QByteArray("userId=ann") << 400;
}

void SessionsWireTest::adminRouteRefuses()
{
    QFETCH(QString, role);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    NodeUnderTest node;
    const std::string token = node.token({.user = "x", .allTenants = true, .roles = {role.toStdString()}});
    QCOMPARE(node.admin("/admin/revocations", token, body.toStdString()).status, status);
    QCOMPARE(node.admin("/admin/revocations", "no.such.token", body.toStdString()).status, 401);
}

void SessionsWireTest::tenantAdminReachesItsTenantOnly()
{
    NodeUnderTest node;
    const std::string admin = node.token("boss", "acme", "admin");
    QCOMPARE(node.admin("/admin/revocations", admin, R"({"tenantId":"other"})").status, 403);
    QCOMPARE(node.admin("/admin/revocations", admin, R"({"tenantId":"nobody"})").status, 403);

    SocketClient own(node.port());
    SocketClient foreign(node.port());
    QVERIFY(own.enter(node.token("ann", "acme")));
    QVERIFY(foreign.enter(node.token("ann", "other")));
    const auto answer = node.admin("/admin/revocations", admin, R"({"userId":"ann"})");
    QCOMPARE(answer.body, std::string(R"({"ok":true,"ended":1})"));
    QCOMPARE(own.wire().waitForClose(), 3503);
    QVERIFY(foreign.ask("ping", "{}").starts_with(R"({"ok":true)"));
}

void SessionsWireTest::adminRouteIsNotPublic()
{
    NodeUnderTest node;
    const std::string token = node.token({.user = "root", .allTenants = true, .roles = {"admin"}});
    test::WireClient client(node.port());
    QCOMPARE(client.request("POST", "/admin/revocations", "Authorization: Bearer " + token + "\r\n", "{}").status, 404);
}

void SessionsWireTest::j5KeyRotation()
{
    const QTemporaryDir dir;
    const std::string oldFile = dir.path().toStdString() + "/old";
    const std::string newFile = dir.path().toStdString() + "/new";
    writeSecret(oldFile, 'o');
    writeSecret(newFile, 'n');
    using Kind = config::KeyConfig::Kind;
    NodeUnderTest node("qt", [&](config::NodeConfig &config) {
        config.keys = {{Kind::Secret, oldFile, "old", "HS256"}, {Kind::Secret, newFile, "new", "HS256"}};
    });
    const auto tokenOf = [](const std::string &file, const std::string &id, const std::string &user) {
        const auto signer = auth::TokenSigner::make(*auth::loadSecret({file, id, auth::Algorithm::HS256}));
        return *signer->issue({.user = user, .tenant = "acme", .roles = {"operator"}}, SystemClock().wallNow());
    };
    SocketClient before(node.port());
    SocketClient after(node.port());
    const std::string oldToken = tokenOf(oldFile, "old", "ann");
    QVERIFY(before.enter(oldToken));
    QVERIFY(after.enter(tokenOf(newFile, "new", "bob")));

    node.node().checkKeyFiles();
    QVERIFY2(before.ask("ping", "{}").starts_with(R"({"ok":true)"), "nothing has changed");
    writeSecret(oldFile, 'x');
    node.node().checkKeyFiles();
    QCOMPARE(before.wire().waitForClose(), 3500);
    QVERIFY2(after.ask("ping", "{}").starts_with(R"({"ok":true)"), "its key stayed");
    SocketClient again(node.port());
    QVERIFY(again.connect(oldToken).starts_with("44"));
    SocketClient renewed(node.port());
    QVERIFY(renewed.enter(tokenOf(oldFile, "old", "ann")));
}

void SessionsWireTest::j5BrokenKeyFileChangesNothing()
{
    const QTemporaryDir dir;
    const std::string file = dir.path().toStdString() + "/key";
    writeSecret(file, 'o');
    NodeUnderTest node("qt", [&](config::NodeConfig &config) {
        config.keys = {{config::KeyConfig::Kind::Secret, file, "k", "HS256"}};
    });
    SocketClient client(node.port());
    QVERIFY(client.enter(node.token("ann", "acme")));
    std::ofstream(file, std::ios::trunc) << "short";
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("keys-refused")));
    node.node().checkKeyFiles();
    QVERIFY(client.ask("ping", "{}").starts_with(R"({"ok":true)"));
    node.node().checkKeyFiles(); // says it once
}

OPSROOM_TEST(SessionsWireTest)
#include "tst_sessions_wire.moc"
