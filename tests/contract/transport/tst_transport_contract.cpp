#include "server/transport/epoll/epoll_transport.h"
#include "server/transport/qt/qt_transport.h"
#include "tests/support/client_frame.h"
#include "tests/support/printers.h"
#include "tests/support/raw_peer.h"
#include "tests/support/recording_application.h"
#include "tests/support/test_case.h"

using namespace opsroom;
using test::clientFrame;
using test::RawPeer;
using transport::SendResult;
using websocket::Opcode;
using websocket::ServerFrame;
using Record = test::RecordingApplication::Record;

/// What every implementation of transport::Transport does, whatever it is made of. Each test runs once for each of them.
class TestTransportContract : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();

    void requests_areAnsweredInOrder();
    void pipelinedRequest_waitsForTheOneThatIsServed();
    void goneClient_abortsItsRequest();
    void handshake_isAnsweredWithTheRightProof();
    void messages_comeBack();
    void framesBehindTheRequest_areRead();
    void framesOfOneTurn_arriveInOrder();
    void messageOverTheLimit_isClosedWith1009();
    void client_closes();
    void server_closes();
    void server_aborts();
    void reset_isReportedOnce();
    void goneConnection_takesNothing();
    void slowReader_isClosedAndTheOthersGoOn();
    void connectionsBeyondTheLimit_areRefused();
    void openWebSockets_outliveTheListeners();
    void takenPort_isAnError();
};

namespace {

std::unique_ptr<transport::Transport> makeTransport()
{
    QFETCH_GLOBAL(QString, implementation);
    if (implementation == QLatin1String("qt"))
        return std::make_unique<transport_qt::QtTransport>();
    return std::make_unique<transport_epoll::EpollTransport>();
}

/// A running transport of one shard on a free port.
class Server
{
public:
    explicit Server(transport::TransportSettings settings = {}) : m_transport(makeTransport())
    {
        settings.listeners.push_back({});
        const auto ports = m_transport->start(settings, [this](transport::Shard &shard) {
            auto application = std::make_unique<test::RecordingApplication>(shard);
            m_application = application.get();
            return application;
        });
        m_port = ports ? ports->front() : 0;
    }
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] transport::Transport &transport() { return *m_transport; }
    template <class Task>
    auto call(Task task)
    {
        return m_application->call(std::move(task));
    }
    [[nodiscard]] Record record()
    {
        return call([](transport::Shard &, Record &record) { return record; });
    }

private:
    std::uint16_t m_port = 0;
    test::RecordingApplication *m_application = nullptr; ///< owned by its shard
    std::unique_ptr<transport::Transport> m_transport;
};

std::string get(const std::string &target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n";
}

/// "text hello", "close 4000"; "nothing" if the connection ended.
std::string next(RawPeer &peer)
{
    const auto frame = peer.readFrame();
    if (!frame)
        return "nothing";
    switch (frame->opcode) {
    case Opcode::Text:
        return "text " + frame->payload;
    case Opcode::Binary:
        return "binary " + frame->payload;
    case Opcode::Pong:
        return "pong " + frame->payload;
    case Opcode::Close:
        if (frame->payload.size() >= 2)
            return "close "
                   + std::to_string(static_cast<unsigned char>(frame->payload[0]) << 8U
                                    | static_cast<unsigned char>(frame->payload[1]));
        return "close";
    default:
        return "something else";
    }
}

} // namespace

void TestTransportContract::initTestCase_data()
{
    QTest::addColumn<QString>("implementation");
    QTest::newRow("epoll") << QStringLiteral("epoll");
    QTest::newRow("qt") << QStringLiteral("qt");
}

void TestTransportContract::requests_areAnsweredInOrder()
{
    Server server;
    RawPeer peer(server.port());
    QVERIFY(peer.send(get("/now?1") + get("/now?2")));
    for (const char *expected : {"now 1", "now 2"}) {
        const auto head = peer.readHead();
        QVERIFY(head && head->starts_with("HTTP/1.1 200 "));
        QCOMPARE(peer.read(5), std::string(expected));
    }
    QCOMPARE(server.record().lastPeer.address, std::string("127.0.0.1"));
}

void TestTransportContract::pipelinedRequest_waitsForTheOneThatIsServed()
{
    Server server;
    RawPeer peer(server.port());
    QVERIFY(peer.send(get("/later") + get("/now?second")));
    QTRY_COMPARE(server.record().served.size(), 1U);
    server.call([](transport::Shard &shard, Record &record) {
        shard.respond(record.served.front(), http::Response::text(200, "later"));
        return true;
    });
    QVERIFY(peer.readHead());
    QCOMPARE(peer.read(5), std::string("later"));
    QVERIFY(peer.readHead());
    QCOMPARE(peer.read(10), std::string("now second"));
}

void TestTransportContract::goneClient_abortsItsRequest()
{
    Server server;
    {
        RawPeer peer(server.port());
        QVERIFY(peer.send(get("/later")));
        QTRY_COMPARE(server.record().served.size(), 1U);
    }
    QTRY_COMPARE(server.record().aborted, server.record().served);
    QTRY_COMPARE(server.transport().counters().open, 0U);
}

void TestTransportContract::handshake_isAnsweredWithTheRightProof()
{
    Server server;
    RawPeer peer(server.port());
    QVERIFY(peer.send(test::upgradeRequest()));
    const auto head = peer.readHead();
    QVERIFY(head && head->starts_with("HTTP/1.1 101 "));
    QVERIFY(head->find("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n") != std::string::npos);
    RawPeer other(server.port());
    QVERIFY(other.send(test::upgradeRequest("/nowhere")));
    const auto refused = other.readHead();
    QVERIFY(refused && refused->starts_with("HTTP/1.1 404 "));
}

void TestTransportContract::messages_comeBack()
{
    Server server;
    RawPeer peer(server.port());
    QVERIFY(peer.upgrade());
    for (const std::size_t size : {1U, 125U, 126U, 65535U, 65536U, 300'000U}) {
        const std::string message(size, 'm');
        QVERIFY(peer.send(clientFrame(Opcode::Text, message)));
        QVERIFY(next(peer) == "text " + message);
    }
    QVERIFY(peer.send(clientFrame(Opcode::Binary, "\xff\xfe")));
    QCOMPARE(next(peer), std::string("binary \xff\xfe"));
    QVERIFY(peer.send(clientFrame(Opcode::Ping, "there?")));
    QCOMPARE(next(peer), std::string("pong there?"));
    QVERIFY(peer.send(clientFrame(Opcode::Text, "one ", false) + clientFrame(Opcode::Continuation, "message", true)));
    QCOMPARE(next(peer), std::string("text one message"));
}

void TestTransportContract::framesBehindTheRequest_areRead()
{
    Server server;
    RawPeer peer(server.port());
    QVERIFY(peer.send(test::upgradeRequest() + clientFrame(Opcode::Text, "early")));
    QVERIFY(peer.readHead());
    QCOMPARE(next(peer), std::string("text early"));
}

void TestTransportContract::framesOfOneTurn_arriveInOrder()
{
    Server server;
    RawPeer peer(server.port());
    QVERIFY(peer.upgrade());
    QTRY_COMPARE(server.record().opened.size(), 1U);
    server.call([](transport::Shard &shard, Record &record) {
        for (int i = 0; i < 100; ++i)
            shard.send(record.opened.front(), ServerFrame::of(Opcode::Text, std::to_string(i)));
        return true;
    });
    for (int i = 0; i < 100; ++i)
        QCOMPARE(next(peer), "text " + std::to_string(i));
}

void TestTransportContract::messageOverTheLimit_isClosedWith1009()
{
    Server server;
    RawPeer peer(server.port());
    QVERIFY(peer.upgrade());
    constexpr std::size_t kTooMuch = test::RecordingApplication::kMessageLimit + 1;
    static_cast<void>(peer.send(clientFrame(Opcode::Binary, std::string(kTooMuch, 'b'))));
    QCOMPARE(next(peer), std::string("close 1009"));
    QVERIFY(server.record().messages.empty());
}

void TestTransportContract::client_closes()
{
    Server server;
    RawPeer peer(server.port());
    QVERIFY(peer.upgrade());
    QVERIFY(peer.send(clientFrame(Opcode::Text, "last") + clientFrame(Opcode::Close, "\x0f\xa1")));
    QCOMPARE(next(peer), std::string("text last"));
    QCOMPARE(next(peer), std::string("close 4001"));
    peer.close();
    QTRY_COMPARE(server.record().closed.size(), 1U);
    QCOMPARE(server.record().closed.front().id, server.record().opened.front());
    QCOMPARE(server.record().closed.front().closure.code, 4001);
    QVERIFY(!server.record().closed.front().closure.isSlow);
    QTRY_COMPARE(server.transport().counters().open, 0U);
}

void TestTransportContract::server_closes()
{
    Server server;
    RawPeer peer(server.port());
    QVERIFY(peer.upgrade());
    QVERIFY(peer.send(clientFrame(Opcode::Text, "close me")));
    QCOMPARE(next(peer), std::string("close 4000"));
    QVERIFY(peer.send(clientFrame(Opcode::Close, "\x0f\xa0")));
    peer.close();
    QTRY_COMPARE(server.record().closed.size(), 1U);
    QTRY_COMPARE(server.transport().counters().open, 0U);
}

void TestTransportContract::server_aborts()
{
    Server server;
    RawPeer peer(server.port());
    QVERIFY(peer.upgrade());
    QVERIFY(peer.send(clientFrame(Opcode::Text, "abort me")));
    QCOMPARE(next(peer), std::string("nothing"));
    QTRY_COMPARE(server.record().closed.size(), 1U);
    QCOMPARE(server.record().closed.front().closure.code, 1006);
}

void TestTransportContract::reset_isReportedOnce()
{
    Server server;
    RawPeer peer(server.port());
    QVERIFY(peer.upgrade());
    QVERIFY(peer.send(clientFrame(Opcode::Text, "whole")));
    QCOMPARE(next(peer), std::string("text whole"));
    QVERIFY(peer.send(clientFrame(Opcode::Text, "in the middle").substr(0, 9)));
    peer.reset();
    QTRY_COMPARE(server.record().closed.size(), 1U);
    QCOMPARE(server.record().closed.front().closure.code, 1006);
    QTRY_COMPARE(server.transport().counters().open, 0U);
    QCOMPARE(server.record().closed.size(), 1U);
}

void TestTransportContract::goneConnection_takesNothing()
{
    Server server;
    RawPeer peer(server.port());
    QVERIFY(peer.upgrade());
    QTRY_COMPARE(server.record().opened.size(), 1U);
    peer.reset();
    QTRY_COMPARE(server.record().closed.size(), 1U);
    const SendResult result = server.call([](transport::Shard &shard, Record &record) {
        shard.close(record.opened.front(), 4000, "late");
        shard.abort(record.opened.front());
        return shard.send(record.opened.front(), ServerFrame::of(Opcode::Text, "late"));
    });
    QCOMPARE(result, SendResult::Gone);
    QCOMPARE(server.record().closed.size(), 1U);
}

void TestTransportContract::slowReader_isClosedAndTheOthersGoOn()
{
    constexpr int kSmallBuffer = 4096;
    transport::TransportSettings settings;
    settings.limits.closeHandshake = Milliseconds(300);
    Server server(settings);
    RawPeer slow(server.port(), kSmallBuffer);
    RawPeer other(server.port());
    QVERIFY(slow.upgrade() && other.upgrade());
    QTRY_COMPARE(server.record().opened.size(), 2U);
    const SendResult result = server.call([](transport::Shard &shard, Record &record) {
        const ServerFrame frame = ServerFrame::of(Opcode::Text, std::string(32 * 1024, 'f'));
        SendResult last = SendResult::Accepted;
        for (int i = 0; i < 1000 && last == SendResult::Accepted; ++i)
            last = shard.send(record.opened.front(), frame);
        return last;
    });
    QCOMPARE(result, SendResult::Gone);
    QVERIFY(other.send(clientFrame(Opcode::Text, "goes on")));
    QCOMPARE(next(other), std::string("text goes on"));
    QTRY_COMPARE(server.record().closed.size(), 1U);
    QVERIFY(server.record().closed.front().closure.isSlow);
    QCOMPARE(server.transport().counters().slowClosed, 1U);
}

void TestTransportContract::connectionsBeyondTheLimit_areRefused()
{
    transport::TransportSettings settings;
    settings.limits.connections = 1;
    Server server(settings);
    RawPeer first(server.port());
    QVERIFY(first.upgrade());
    RawPeer second(server.port());
    const auto answer = second.readToEnd();
    QVERIFY(answer && answer->starts_with("HTTP/1.1 503 "));
    QCOMPARE(server.transport().counters().refusedFull, 1U);
}

void TestTransportContract::openWebSockets_outliveTheListeners()
{
    Server server;
    RawPeer open(server.port());
    QVERIFY(open.upgrade());
    server.transport().stopAccepting();
    QVERIFY(!RawPeer(server.port()).isConnected());
    QVERIFY(open.send(clientFrame(Opcode::Text, "still here")));
    QCOMPARE(next(open), std::string("text still here"));
    server.transport().stop();
    QVERIFY(open.readToEnd());
}

void TestTransportContract::takenPort_isAnError()
{
    Server server;
    const auto factory = [](transport::Shard &shard) { return std::make_unique<test::RecordingApplication>(shard); };
    transport::TransportSettings settings;
    settings.listeners.push_back({"127.0.0.1", server.port(), {}, false, false});
    const auto second = makeTransport();
    const auto refused = second->start(settings, factory);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotAvailable);
    settings.listeners.front().mayTakeAnotherPort = true;
    const auto third = makeTransport();
    const auto ports = third->start(settings, factory);
    QVERIFY(ports && ports->front() != server.port());
}

OPSROOM_TEST(TestTransportContract)
#include "tst_transport_contract.moc"
