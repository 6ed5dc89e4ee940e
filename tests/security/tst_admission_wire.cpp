#include "tests/security/node_under_test.h"

#include <optional>

using namespace opsroom;
using namespace std::chrono_literals;
using test::NodeUnderTest;
using test::SocketClient;
using test::WireClient;

/// The door over the wire, on every transport.
class AdmissionWireTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void connectionLimit_data() { transports(); }
    void connectionLimit();
    void connectRate_data() { transports(); }
    void connectRate();
    void badTokensBlock_data() { transports(); }
    void badTokensBlock();
    void badTokensOfCallsBlock_data() { transports(); }
    void badTokensOfCallsBlock();
    void deniedNetworkBehindProxy_data() { transports(); }
    void deniedNetworkBehindProxy();
    void silentConnectionsLeaveRoom_data() { transports(); }
    void silentConnectionsLeaveRoom();
    void o5MetricsExposure_data() { transports(); }
    void o5MetricsExposure();

private:
    static void transports()
    {
        QTest::addColumn<QString>("transport");
        QTest::newRow("qt") << QStringLiteral("qt");
        QTest::newRow("epoll") << QStringLiteral("epoll");
    }
};

void AdmissionWireTest::connectionLimit()
{
    QFETCH(QString, transport);
    NodeUnderTest node(transport.toStdString(), [](config::NodeConfig &config) { config.connectionsPerAddress = 2; });
    SocketClient first(node.port());
    {
        SocketClient second(node.port());
        QCOMPARE(second.status(), 101);
        SocketClient third(node.port());
        QCOMPARE(third.status(), 503);
        QVERIFY2(node.get("/metrics").status == 200, "management has a listener of its own");
        QCOMPARE(node.metric("opsroom_admission_refused_total{reason=\"connections-of-address\"}"), 1.0);
    }
    // Whoever got in stays: with several shards its end is noticed later than the next one's beginning.
    std::optional<SocketClient> next;
    const auto isIn = [&next, &node] {
        if (!next || next->status() != 101)
            next.emplace(node.port());
        return next->status() == 101;
    };
    QTRY_VERIFY(isIn());
    QVERIFY(first.enter(node.token("ann", "acme")));
}

void AdmissionWireTest::connectRate()
{
    QFETCH(QString, transport);
    NodeUnderTest node(transport.toStdString(), [](config::NodeConfig &config) {
        config.connectsPerAddressPerSecond = 1;
        config.connectsPerAddressBurst = 3;
    });
    for (int i = 0; i < 3; ++i)
        QCOMPARE(SocketClient(node.port()).status(), 101);
    WireClient client(node.port());
    const auto answer = client.request("GET", "/enterprise-ws/?EIO=4&transport=polling");
    QCOMPARE(answer.status, 429);
    QVERIFY(answer.head.find("Retry-After: 1\r\n") != std::string::npos);
}

void AdmissionWireTest::badTokensBlock()
{
    QFETCH(QString, transport);
    NodeUnderTest node(transport.toStdString(), [](config::NodeConfig &config) { config.authFailuresPerMinute = 3; });
    SocketClient good(node.port());
    QVERIFY(good.enter(node.token("ann", "acme")));
    for (int i = 0; i < 3; ++i) {
        SocketClient bad(node.port());
        QVERIFY(bad.connect("a.b.c").starts_with("44"));
    }
    QCOMPARE(SocketClient(node.port()).status(), 429);
    QVERIFY2(good.ask("ping", "{}").starts_with(R"({"ok":true)"), "who is in stays in");
}

void AdmissionWireTest::badTokensOfCallsBlock()
{
    QFETCH(QString, transport);
    NodeUnderTest node(transport.toStdString(), [](config::NodeConfig &config) { config.authFailuresPerMinute = 3; });
    const std::string bad = "Authorization: Bearer a.b.c\r\n";
    for (int i = 0; i < 3; ++i)
        QCOMPARE(WireClient(node.port()).request("POST", "/api/v1/emit/tenant", bad, "{}").status, 401);
    QCOMPARE(WireClient(node.port()).request("POST", "/api/v1/emit/tenant", bad, "{}").status, 429);
}

void AdmissionWireTest::deniedNetworkBehindProxy()
{
    QFETCH(QString, transport);
    NodeUnderTest node(transport.toStdString(), [](config::NodeConfig &config) {
        config.trustedProxies = {"127.0.0.0/8"};
        config.deniedNetworks = {"203.0.113.0/24"};
    });
    QCOMPARE(SocketClient(node.port(), "X-Forwarded-For: 198.51.100.1\r\n").status(), 101);
    QCOMPARE(SocketClient(node.port(), "X-Forwarded-For: 198.51.100.1, 203.0.113.9\r\n").status(), 403);
    QCOMPARE(SocketClient(node.port(), "X-Forwarded-For: 203.0.113.9, 198.51.100.1\r\n").status(), 101);
    QCOMPARE(SocketClient(node.port(), "X-Forwarded-For: evil\r\n").status(), 400);
}

void AdmissionWireTest::silentConnectionsLeaveRoom()
{
    QFETCH(QString, transport);
    NodeUnderTest node(transport.toStdString(), [](config::NodeConfig &config) {
        config.connections = 100;
        config.unauthenticatedPercent = 10;
    });
    SocketClient good(node.port());
    QVERIFY(good.enter(node.token("ann", "acme")));
    std::vector<WireClient> silent;
    for (int i = 0; i < 30; ++i)
        silent.emplace_back(node.port());
    QTRY_VERIFY(node.metric("opsroom_admission_refused_total{reason=\"unauthenticated\"}") >= 20.0);
    QVERIFY(good.ask("ping", "{}").starts_with(R"({"ok":true)"));
    silent.clear();
    QTRY_COMPARE(SocketClient(node.port()).status(), 101);
}

void AdmissionWireTest::o5MetricsExposure()
{
    QFETCH(QString, transport);
    NodeUnderTest node(transport.toStdString());
    for (const char *path :
         {"/metrics", "/stats", "/healthz", "/readyz", "/admin/revocations", "/metrics/", "//metrics"})
        QCOMPARE(WireClient(node.port()).request("GET", path).status, 404);
}

OPSROOM_TEST(AdmissionWireTest)
#include "tst_admission_wire.moc"
