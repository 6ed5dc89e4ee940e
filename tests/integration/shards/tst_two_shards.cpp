#include "tests/security/node_under_test.h"

#include <QtTest>

#include <set>

using namespace opsroom;
using namespace std::chrono_literals;
using test::NodeUnderTest;
using test::SocketClient;
using test::WireClient;

namespace {

constexpr std::string_view kPath = "/enterprise-ws/?EIO=4&transport=polling";
constexpr std::string_view kWebSocketPath = "/enterprise-ws/?EIO=4&transport=websocket";

NodeUnderTest::Adjust withShards(std::uint32_t shards)
{
    return [shards](config::NodeConfig &config) { config.ioThreads = shards; };
}

std::string transaction(int number)
{
    return R"({"transactionId":"tx-)" + std::to_string(number)
           + R"(","walletId":"w-1","status":"completed","amount":700,"currency":"CZK"})";
}

/// Text behind \a mark up to the next character of \a ends.
std::string behind(const std::string &text, const std::string &mark, const char *ends)
{
    const std::size_t at = text.find(mark);
    if (at == std::string::npos)
        return {};
    const std::size_t begin = at + mark.size();
    return text.substr(begin, text.find_first_of(ends, begin) - begin);
}

std::string withSid(std::string_view path, std::string_view sid)
{
    std::string target(path);
    target += "&sid=";
    target += sid;
    return target;
}

/// A member of a JSON text that is a string, or a number.
std::string textMember(const std::string &json, const std::string &name)
{
    return behind(json, '"' + name + "\":\"", "\"");
}
std::string numberMember(const std::string &json, const std::string &name)
{
    return behind(json, '"' + name + "\":", ",}");
}

} // namespace

/// A hub with a thread of its own and sessions on two shards: everything that a client can see is as with one.
/// Connections are dealt out in turn, so that two made behind each other are on different shards.
class TestTwoShards : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void sessionsOfBothShards_seeOneOrder();
    void acksKeepTheirOrder();
    void userLimit_countsBothShards();
    void pollingRequest_findsItsSessionOnAnotherShard();
    void upgrade_findsItsSessionOnAnotherShard();
    void bodyThatArrivesWithItsHead_movesWithIt();
    void unknownSession_isRefusedOnEveryShard();
    void httpInterface_reachesBothShards();
    void management_countsBothShards();
    void revocation_endsSessionsOfBothShards();
    void clientThatGoesWhileItEnters_leavesNothingBehind();
    void drain_tellsSessionsOfBothShards();
};

void TestTwoShards::sessionsOfBothShards_seeOneOrder()
{
    NodeUnderTest node("epoll", withShards(2));
    std::vector<std::unique_ptr<SocketClient>> clients;
    for (int i = 0; i < 6; ++i) {
        clients.push_back(std::make_unique<SocketClient>(node.port()));
        QVERIFY(clients.back()->enter(node.token("user-" + std::to_string(i), "acme")));
    }
    // Two publishers, on different shards, each with all its events under way at once.
    constexpr int kEach = 200;
    for (int i = 0; i < kEach; ++i) {
        for (int publisher : {0, 1})
            clients[static_cast<std::size_t>(publisher)]->wire().sendText("42[\"transaction-update\","
                                                                          + transaction(2 * i + publisher) + ']');
    }
    std::vector<std::string> order;
    for (const auto &client : clients) {
        std::vector<std::string> seen;
        while (seen.size() < 2 * kEach) {
            const std::string packet = client->nextLike(R"(42["transaction-updated")");
            QVERIFY2(!packet.empty(), qPrintable(QString::number(seen.size())));
            QCOMPARE(numberMember(packet, "seq"), std::to_string(seen.size() + 1));
            seen.push_back(textMember(packet, "transactionId"));
        }
        if (order.empty())
            order = seen;
        QVERIFY(seen == order);
    }
    QCOMPARE(std::set<std::string>(order.begin(), order.end()).size(), std::size_t(2 * kEach));
}

void TestTwoShards::acksKeepTheirOrder()
{
    NodeUnderTest node("epoll", withShards(2));
    for (int shard : {0, 1}) {
        SocketClient client(node.port());
        QVERIFY(client.enter(node.token("ann", "acme")));
        for (int i = 0; i < 100; ++i)
            client.wire().sendText("42" + std::to_string(i) + "[\"request-metrics\",{}]");
        for (int i = 0; i < 100; ++i) {
            const std::string packet = client.nextLike("43");
            QVERIFY2(packet.starts_with("43" + std::to_string(i) + '['), packet.c_str());
        }
        Q_UNUSED(shard)
    }
}

void TestTwoShards::userLimit_countsBothShards()
{
    NodeUnderTest node("epoll", [](config::NodeConfig &config) {
        config.ioThreads = 2;
        config.connectionsPerUser = 1;
    });
    SocketClient first(node.port());
    SocketClient second(node.port());
    const std::string token = node.token("ann", "acme");
    QVERIFY(first.enter(token));
    const std::string refused = second.connect(token);
    QVERIFY2(refused.starts_with(R"(44{"message":"connection limit reached")"), refused.c_str());
    // Who was refused may try with another token.
    QVERIFY(second.enter(node.token("bob", "acme")));
}

void TestTwoShards::pollingRequest_findsItsSessionOnAnotherShard()
{
    NodeUnderTest node("epoll", withShards(2));
    for (int first : {0, 1}) {
        // Three connections behind each other, so that each request comes to another shard than the one before it.
        WireClient opening(node.port());
        WireClient posting(node.port());
        const auto opened = opening.request("GET", kPath);
        QCOMPARE(opened.status, 200);
        const std::string target = withSid(kPath, textMember(opened.body, "sid"));
        const std::string connect = R"(40{"token":")" + node.token("ann", "acme") + R"("})";
        const auto posted = posting.request("POST", target, "Content-Type: text/plain\r\n", connect);
        QCOMPARE(posted.status, 200);
        QCOMPARE(posted.body, std::string("ok"));

        std::string seen;
        for (int poll = 0; poll < 3 && seen.find("connected") == std::string::npos; ++poll) {
            WireClient polling(node.port());
            const auto polled = polling.request("GET", target);
            QCOMPARE(polled.status, 200);
            seen += polled.body;
        }
        QVERIFY2(seen.starts_with("40{\"sid\":"), seen.c_str());
        QVERIFY2(seen.find(R"(42["connected")") != std::string::npos, seen.c_str());
        // The connection that moved stays usable.
        QCOMPARE(posting.request("POST", target, "Content-Type: text/plain\r\n", "422[\"ping\",{}]").status, 200);
        QVERIFY(opening.request("GET", target).body.find("432[") != std::string::npos);
        WireClient shift(node.port()); // the next round begins on the other shard
        Q_UNUSED(first)
    }
}

void TestTwoShards::upgrade_findsItsSessionOnAnotherShard()
{
    NodeUnderTest node("epoll", withShards(2));
    for (int first : {0, 1}) {
        WireClient opening(node.port());
        WireClient upgrading(node.port());
        const std::string sid = textMember(opening.request("GET", kPath).body, "sid");
        QCOMPARE(upgrading.upgrade(withSid(kWebSocketPath, sid)), 101);
        upgrading.sendText("2probe");
        QCOMPARE(upgrading.receive()->payload, std::string("3probe"));
        upgrading.sendText("5");
        upgrading.sendText(R"(40{"token":")" + node.token("ann", "acme") + R"("})");
        QVERIFY(upgrading.receive()->payload.starts_with("40{\"sid\":"));
        WireClient shift(node.port());
        Q_UNUSED(first)
    }
}

void TestTwoShards::bodyThatArrivesWithItsHead_movesWithIt()
{
    NodeUnderTest node("epoll", withShards(2));
    WireClient opening(node.port());
    const std::string target = withSid(kPath, textMember(opening.request("GET", kPath).body, "sid"));
    for (int shard : {0, 1}) {
        // A request for the shard that it comes to, one for the session's, and a part of a third, in one piece.
        WireClient mixed(node.port());
        const std::string post = "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\n3";
        mixed.sendRaw("GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n" + post + "GET /now");
        QCOMPARE(mixed.readAnswer().status, 404);
        QCOMPARE(mixed.readAnswer().body, std::string("ok"));
        mixed.sendRaw("here HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QCOMPARE(mixed.readAnswer().status, 404);
        Q_UNUSED(shard)
    }
}

void TestTwoShards::unknownSession_isRefusedOnEveryShard()
{
    NodeUnderTest node("epoll", withShards(2));
    // The last byte of a sid names its shard: these say 0, 1, and one that does not exist.
    for (const std::string_view sid : {"AAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAB", "AAAAAAAAAAAAAAAAAAB_"}) {
        for (int shard : {0, 1}) {
            const auto answer = WireClient(node.port()).request("GET", withSid(kPath, sid));
            QCOMPARE(answer.status, 400);
            QVERIFY2(answer.body.find("Session ID unknown") != std::string::npos, answer.body.c_str());
            Q_UNUSED(shard)
        }
    }
}

void TestTwoShards::httpInterface_reachesBothShards()
{
    NodeUnderTest node("epoll", withShards(2));
    SocketClient ann(node.port());
    SocketClient bob(node.port());
    QVERIFY(ann.enter(node.token("ann", "acme")));
    QVERIFY(bob.enter(node.token("bob", "acme")));
    const std::string service = "Authorization: Bearer " + node.token("backend", "acme", "service") + "\r\n";
    for (int shard : {0, 1}) {
        const auto answer = WireClient(node.port())
                                .request("POST", "/api/v1/emit/tenant", service,
                                         R"({"event":"transaction-updated","data":)" + transaction(shard) + '}');
        QCOMPARE(answer.status, 200);
        QCOMPARE(numberMember(answer.body, "deliveries"), std::string("2"));
        for (SocketClient *client : {&ann, &bob}) {
            const std::string packet = client->nextLike(R"(42["transaction-updated")");
            QCOMPARE(textMember(packet, "transactionId"), "tx-" + std::to_string(shard));
        }
    }
}

void TestTwoShards::management_countsBothShards()
{
    NodeUnderTest node("epoll", withShards(2));
    SocketClient ann(node.port());
    SocketClient bob(node.port());
    QVERIFY(ann.enter(node.token("ann", "acme")));
    QVERIFY(bob.enter(node.token("bob", "globex")));
    for (int shard : {0, 1}) {
        const auto stats = node.get("/stats");
        QCOMPARE(stats.status, 200);
        QCOMPARE(numberMember(stats.body, "totalConnections"), std::string("2"));
        QCOMPARE(node.get("/readyz").status, 200);
        Q_UNUSED(shard)
    }
    const auto api = node.node().api().getConnectionStats();
    QVERIFY(api.has_value());
}

void TestTwoShards::revocation_endsSessionsOfBothShards()
{
    NodeUnderTest node("epoll", withShards(2));
    SocketClient first(node.port());
    SocketClient second(node.port());
    QVERIFY(first.enter(node.token("ann", "acme")));
    QVERIFY(second.enter(node.token("ann", "acme")));
    const std::string admin = node.token({.user = "root", .allTenants = true, .roles = {"admin"}});
    const auto answer = node.admin("/admin/revocations", admin, R"({"userId":"ann"})");
    QCOMPARE(answer.body, std::string(R"({"ok":true,"ended":2})"));
    QCOMPARE(first.wire().waitForClose(), 3503);
    QCOMPARE(second.wire().waitForClose(), 3503);
}

void TestTwoShards::clientThatGoesWhileItEnters_leavesNothingBehind()
{
    NodeUnderTest node("epoll", [](config::NodeConfig &config) {
        config.ioThreads = 2;
        config.connectionsPerUser = 100;
    });
    const std::string token = node.token("ann", "acme");
    for (int i = 0; i < 100; ++i) {
        SocketClient client(node.port());
        client.wire().sendText(R"(40{"token":")" + token + R"("})");
    }
    QTRY_VERIFY(node.metric("opsroom_connections") == 0
                || node.node().counters().left == node.node().counters().entered);
    // All seats of the user are free again.
    std::vector<std::unique_ptr<SocketClient>> clients;
    for (int i = 0; i < 100; ++i) {
        clients.push_back(std::make_unique<SocketClient>(node.port()));
        QVERIFY(clients.back()->enter(token));
    }
}

void TestTwoShards::drain_tellsSessionsOfBothShards()
{
    NodeUnderTest node("epoll", [](config::NodeConfig &config) {
        config.ioThreads = 2;
        config.drain = 5s;
    });
    SocketClient ann(node.port());
    SocketClient bob(node.port());
    QVERIFY(ann.enter(node.token("ann", "acme")));
    QVERIFY(bob.enter(node.token("bob", "acme")));
    std::thread stopping([&node] { node.node().stop(); });
    for (SocketClient *client : {&ann, &bob}) {
        const std::string goodbye = client->nextLike(R"(42["disconnected",)");
        QCOMPARE(numberMember(goodbye, "reconnect"), std::string("true"));
        QCOMPARE(client->wire().waitForClose(), 3001);
    }
    stopping.join();
}

OPSROOM_TEST(TestTwoShards)
#include "tst_two_shards.moc"
