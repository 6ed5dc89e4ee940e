#include "client/fault/fault_proxy.h"
#include "tests/support/test_case.h"

#include <QtTest/QSignalSpy>

using namespace opsroom;
using namespace opsroom::fault;
using namespace Qt::StringLiterals;

/// A door to a hub, between a client and a hub that are both played by the test.
class TestFaultProxy : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsSaid_arrivesOnBothSides();
    void anEvent_isLost_andAnAnswerIsNot();
    void aBinaryEvent_suffersWithItsAttachments();
    void theHubsClose_reachesTheClient_data();
    void theHubsClose_reachesTheClient();
    void theClientsClose_reachesTheHub();
    void aHubThatIsNotThere_closesTheClient();
    void theDesk_closesWithAnyCode();

private:
    [[nodiscard]] bool connectThrough();

    std::unique_ptr<QWebSocketServer> m_server;
    std::unique_ptr<QWebSocket> m_hub; ///< the server's side
    std::unique_ptr<FaultLine> m_line;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<QWebSocket> m_client;
};

void TestFaultProxy::init()
{
    TestCase::init();
    m_client.reset();
    m_proxy.reset();
    m_hub.reset();
    m_server = std::make_unique<QWebSocketServer>(u"hub"_s, QWebSocketServer::NonSecureMode);
    QVERIFY(m_server->listen(QHostAddress::LocalHost, 0));
    m_line = std::make_unique<FaultLine>();
    m_proxy = std::make_unique<FaultProxy>(QUrl(u"http://127.0.0.1:%1"_s.arg(m_server->serverPort())), *m_line);
    QVERIFY(m_proxy->listen());
    m_client = std::make_unique<QWebSocket>();
}

bool TestFaultProxy::connectThrough()
{
    QUrl url = m_proxy->url();
    url.setScheme(u"ws"_s);
    url.setPath(u"/enterprise-ws/"_s);
    url.setQuery(u"EIO=4&transport=websocket"_s);
    QNetworkRequest request(url);
    request.setRawHeader("Origin", "https://app.example");
    m_client->open(request);
    if (!QTest::qWaitFor([this] { return m_server->hasPendingConnections(); }))
        return false;
    m_hub.reset(m_server->nextPendingConnection());
    if (!QTest::qWaitFor([this] { return m_client->state() == QAbstractSocket::ConnectedState; }))
        return false;
    // Both ways are open when something has come through.
    const QSignalSpy toHub(m_hub.get(), &QWebSocket::textMessageReceived);
    m_client->sendTextMessage(u"3"_s);
    return QTest::qWaitFor([&toHub] { return toHub.size() == 1; });
}

void TestFaultProxy::whatIsSaid_arrivesOnBothSides()
{
    QVERIFY(connectThrough());
    QCOMPARE(m_proxy->connections(), 1);
    QCOMPARE(m_hub->requestUrl().path(), u"/enterprise-ws/"_s);
    QCOMPARE(m_hub->requestUrl().query(), u"EIO=4&transport=websocket"_s);
    QCOMPARE(m_hub->request().rawHeader("Origin"), QByteArray("https://app.example"));
    QSignalSpy toHub(m_hub.get(), &QWebSocket::textMessageReceived);
    QSignalSpy toClient(m_client.get(), &QWebSocket::textMessageReceived);
    m_client->sendTextMessage(u"40{}"_s);
    QTRY_COMPARE(toHub.size(), 1);
    QCOMPARE(toHub[0][0].toString(), u"40{}"_s);
    m_hub->sendTextMessage(u"42[\"a\",{}]"_s);
    QTRY_COMPARE(toClient.size(), 1);
    QCOMPARE(toClient[0][0].toString(), u"42[\"a\",{}]"_s);
}

void TestFaultProxy::anEvent_isLost_andAnAnswerIsNot()
{
    QVERIFY(connectThrough());
    QSignalSpy toClient(m_client.get(), &QWebSocket::textMessageReceived);
    m_line->setPlan({.drop = 100});
    m_hub->sendTextMessage(u"42[\"a\",{}]"_s);
    m_hub->sendTextMessage(u"430[{}]"_s);
    m_hub->sendTextMessage(u"2"_s);
    QTRY_COMPARE(toClient.size(), 2);
    QCOMPARE(toClient[0][0].toString(), u"430[{}]"_s);
    QCOMPARE(toClient[1][0].toString(), u"2"_s);
    QCOMPARE(m_line->counts().dropped, 1U);
}

void TestFaultProxy::aBinaryEvent_suffersWithItsAttachments()
{
    QVERIFY(connectThrough());
    QSignalSpy texts(m_client.get(), &QWebSocket::textMessageReceived);
    const QSignalSpy binaries(m_client.get(), &QWebSocket::binaryMessageReceived);
    const auto sendOne = [this] {
        m_hub->sendTextMessage(u"452-[\"a\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]"_s);
        m_hub->sendBinaryMessage("one");
        m_hub->sendBinaryMessage("two");
    };
    m_line->setPlan({.drop = 100});
    sendOne();
    m_hub->sendTextMessage(u"461-0[{\"_placeholder\":true,\"num\":0}]"_s); // an answer with an attachment
    m_hub->sendBinaryMessage("answer");
    QTRY_COMPARE(binaries.size(), 1);
    QCOMPARE(binaries[0][0].toByteArray(), QByteArray("answer"));
    QCOMPARE(texts.size(), 1);
    m_line->setPlan({.duplicate = 100});
    sendOne();
    QTRY_COMPARE(binaries.size(), 5);
    QCOMPARE(texts.size(), 3);
    QCOMPARE(binaries[2][0].toByteArray(), QByteArray("two"));
    QCOMPARE(binaries[3][0].toByteArray(), QByteArray("one"));
}

void TestFaultProxy::theHubsClose_reachesTheClient_data()
{
    QTest::addColumn<int>("code");
    for (const int code : {1000, 1001, 3008, 3523})
        QTest::addRow("%d", code) << code;
}

void TestFaultProxy::theHubsClose_reachesTheClient()
{
    QFETCH(const int, code);
    QVERIFY(connectThrough());
    m_hub->close(static_cast<QWebSocketProtocol::CloseCode>(code), u"why"_s);
    QTRY_COMPARE(m_client->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(static_cast<int>(m_client->closeCode()), code);
    QCOMPARE(m_client->closeReason(), u"why"_s);
    QTRY_COMPARE(m_proxy->connections(), 0);
}

void TestFaultProxy::theClientsClose_reachesTheHub()
{
    QVERIFY(connectThrough());
    m_client->close(QWebSocketProtocol::CloseCodeGoingAway, u"bye"_s);
    QTRY_COMPARE(m_hub->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(m_hub->closeCode(), QWebSocketProtocol::CloseCodeGoingAway);
    QTRY_COMPARE(m_proxy->connections(), 0);
}

void TestFaultProxy::aHubThatIsNotThere_closesTheClient()
{
    m_server->close();
    QUrl url = m_proxy->url();
    url.setScheme(u"ws"_s);
    m_client->open(url);
    QSignalSpy disconnected(m_client.get(), &QWebSocket::disconnected);
    QTRY_COMPARE(disconnected.size(), 1);
    QTRY_COMPARE(m_proxy->connections(), 0);
}

void TestFaultProxy::theDesk_closesWithAnyCode()
{
    QVERIFY(connectThrough());
    m_proxy->closeAll(3503, u"test"_s);
    QTRY_COMPARE(m_client->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(static_cast<int>(m_client->closeCode()), 3503);
    QTRY_COMPARE(m_hub->state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(m_proxy->connections(), 0);
}

OPSROOM_TEST(TestFaultProxy)
#include "tst_fault_proxy.moc"
