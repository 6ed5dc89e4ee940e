#include "core/protocol/websocket/message_deflater.h"
#include "core/protocol/websocket/message_inflater.h"
#include "tests/integration/epoll/epoll_under_test.h"
#include "tests/support/client_frame.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

using namespace std::chrono_literals;
using namespace opsroom;
using test::clientFrame;
using test::EpollUnderTest;
using test::RawPeer;
using transport::SendResult;
using websocket::Opcode;
using websocket::ServerFrame;
using Record = test::RecordingApplication::Record;

class TestEpollWebSocket : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void messages_comeBack();
    void cutMessages_comeBackWhole();
    void framesBehindTheRequest_areRead();
    void framesOfOneTurn_arriveInOrder();
    void manyPeers_getTheSameFrames();
    void client_closes();
    void server_closes();
    void server_aborts();
    void silentPeer_isCutBehindTheCloseFrame();
    void w4BrokenRule_closesWithItsCode_data();
    void w4BrokenRule_closesWithItsCode();
    void endlessMessage_isClosed();
    void goneConnection_takesNothing();
    void compression_isForThoseWhoAskedForIt();
    void bomb_isClosedAtTheMessageLimit();
};

namespace {

std::string closeText(const std::optional<RawPeer::Frame> &frame)
{
    if (!frame)
        return "no frame";
    if (frame->opcode != Opcode::Close || frame->payload.size() < 2)
        return "no close frame";
    const auto high = static_cast<unsigned char>(frame->payload[0]);
    const auto low = static_cast<unsigned char>(frame->payload[1]);
    return std::to_string(high << 8U | low) + ' ' + frame->payload.substr(2);
}

bool upgradeWithDeflate(RawPeer &peer)
{
    std::string request = test::upgradeRequest();
    request.insert(request.size() - 2, "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n");
    if (!peer.send(request))
        return false;
    const auto head = peer.readHead();
    return head
           && head->find("\r\nSec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; "
                         "client_no_context_takeover\r\n")
                  != std::string::npos;
}

std::string compressedFrame(const std::string &message)
{
    const ServerFrame frame = websocket::MessageDeflater(15).deflate(ServerFrame::of(Opcode::Text, message));
    return test::ClientFrame{.payload = frame.payload(), .reserved = 4}.bytes();
}

std::string payloadOf(const std::optional<RawPeer::Frame> &frame)
{
    return frame ? frame->payload : "no frame";
}

} // namespace

void TestEpollWebSocket::messages_comeBack()
{
    EpollUnderTest hub;
    RawPeer peer(hub.port());
    QVERIFY(peer.upgrade());
    for (const std::size_t size : {0U, 1U, 125U, 126U, 65535U, 65536U, 1000000U}) {
        const std::string message(size, 'm');
        QVERIFY(peer.send(clientFrame(Opcode::Text, message)));
        const auto echo = peer.readFrame();
        QVERIFY(echo && echo->opcode == Opcode::Text && echo->payload == message);
    }
    QVERIFY(peer.send(clientFrame(Opcode::Binary, "\xff\xfe")));
    const auto echo = peer.readFrame();
    QVERIFY(echo && echo->opcode == Opcode::Binary && echo->payload == "\xff\xfe");
    QVERIFY(peer.send(clientFrame(Opcode::Ping, "are you there")));
    const auto pong = peer.readFrame();
    QVERIFY(pong && pong->opcode == Opcode::Pong && pong->payload == "are you there");
}

void TestEpollWebSocket::cutMessages_comeBackWhole()
{
    EpollUnderTest hub;
    RawPeer one(hub.port());
    RawPeer other(hub.port());
    QVERIFY(one.upgrade() && other.upgrade());
    const std::string first = clientFrame(Opcode::Text, "first", false)
                              + clientFrame(Opcode::Continuation, " and last", true);
    const std::string second = clientFrame(Opcode::Text, "second");
    // Two connections inside a message at the same time do not disturb one another.
    for (std::size_t i = 0; i < first.size(); ++i) {
        QVERIFY(one.send(first.substr(i, 1)));
        if (i < second.size())
            QVERIFY(other.send(second.substr(i, 1)));
    }
    QCOMPARE(payloadOf(one.readFrame()), std::string("first and last"));
    QCOMPARE(payloadOf(other.readFrame()), std::string("second"));
}

void TestEpollWebSocket::framesBehindTheRequest_areRead()
{
    EpollUnderTest hub;
    RawPeer peer(hub.port());
    QVERIFY(peer.send(test::upgradeRequest() + clientFrame(Opcode::Text, "early")));
    const auto head = peer.readHead();
    QVERIFY(head && head->find("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n") != std::string::npos);
    QCOMPARE(payloadOf(peer.readFrame()), std::string("early"));
}

void TestEpollWebSocket::framesOfOneTurn_arriveInOrder()
{
    EpollUnderTest hub;
    RawPeer peer(hub.port());
    QVERIFY(peer.upgrade());
    const auto results = hub.call([](transport::Shard &shard, Record &record) {
        std::vector<SendResult> all;
        for (int i = 0; i < 100; ++i)
            all.push_back(shard.send(record.opened.front(), ServerFrame::of(Opcode::Text, std::to_string(i)),
                                     transport::Delivery::Kept));
        return all;
    });
    QCOMPARE(results, std::vector<SendResult>(100, SendResult::Accepted));
    for (int i = 0; i < 100; ++i)
        QCOMPARE(payloadOf(peer.readFrame()), std::to_string(i));
    QCOMPARE(hub.call([](transport::Shard &shard, Record &record) { return shard.queuedBytes(record.opened.front()); }),
             0U);
}

void TestEpollWebSocket::manyPeers_getTheSameFrames()
{
    EpollUnderTest hub;
    std::vector<RawPeer> peers;
    for (int i = 0; i < 50; ++i) {
        peers.emplace_back(hub.port());
        QVERIFY(peers.back().upgrade());
    }
    hub.call([](transport::Shard &shard, Record &record) {
        for (int i = 0; i < 8; ++i) {
            const ServerFrame frame = ServerFrame::of(Opcode::Text, "publication " + std::to_string(i));
            for (const transport::ConnectionId id : record.opened)
                shard.send(id, frame, transport::Delivery::Kept);
        }
        return true;
    });
    for (RawPeer &peer : peers) {
        for (int i = 0; i < 8; ++i)
            QCOMPARE(payloadOf(peer.readFrame()), "publication " + std::to_string(i));
    }
}

void TestEpollWebSocket::client_closes()
{
    EpollUnderTest hub;
    RawPeer peer(hub.port());
    QVERIFY(peer.upgrade());
    QVERIFY(peer.send(clientFrame(Opcode::Text, "last")
                      + clientFrame(Opcode::Close, "\x0f\xa1"
                                                   "bye")
                      + clientFrame(Opcode::Text, "late")));
    QCOMPARE(payloadOf(peer.readFrame()), std::string("last"));
    QCOMPARE(closeText(peer.readFrame()), std::string("4001 "));
    QVERIFY(peer.readToEnd());
    QTRY_COMPARE(hub.record().closed.size(), 1U);
    const Record record = hub.record();
    QCOMPARE(record.closed.front().id, record.opened.front());
    QCOMPARE(record.closed.front().closure.code, 4001);
    QVERIFY(!record.closed.front().closure.isSlow);
    QCOMPARE(record.messages, std::vector<std::string>{"last"});
    peer.close();
    QTRY_COMPARE(hub.transport().counters().open, 0U);
}

void TestEpollWebSocket::server_closes()
{
    EpollUnderTest hub;
    RawPeer peer(hub.port());
    QVERIFY(peer.upgrade());
    QVERIFY(peer.send(clientFrame(Opcode::Text, "close me") + clientFrame(Opcode::Text, "ignored")));
    QCOMPARE(closeText(peer.readFrame()), std::string("4000 as you wish"));
    QVERIFY(hub.record().closed.empty());
    QVERIFY(peer.send(clientFrame(Opcode::Close, "\x0f\xa0")));
    QVERIFY(peer.readToEnd());
    QTRY_COMPARE(hub.record().closed.size(), 1U);
    QCOMPARE(hub.record().closed.front().closure.code, 4000);
    QCOMPARE(hub.record().messages, std::vector<std::string>{"close me"});
}

void TestEpollWebSocket::server_aborts()
{
    EpollUnderTest hub;
    RawPeer peer(hub.port());
    QVERIFY(peer.upgrade());
    QVERIFY(peer.send(clientFrame(Opcode::Text, "abort me")));
    QCOMPARE(peer.readToEnd(), std::optional<std::string>(""));
    QTRY_COMPARE(hub.record().closed.size(), 1U);
    QCOMPARE(hub.record().closed.front().closure.code, 1006);
    QTRY_COMPARE(hub.transport().counters().open, 0U);
}

void TestEpollWebSocket::silentPeer_isCutBehindTheCloseFrame()
{
    transport::TransportSettings settings;
    settings.limits.closeHandshake = 200ms;
    EpollUnderTest hub(settings);
    RawPeer peer(hub.port());
    QVERIFY(peer.upgrade());
    QVERIFY(peer.send(clientFrame(Opcode::Text, "close me")));
    QCOMPARE(closeText(peer.readFrame()), std::string("4000 as you wish"));
    QVERIFY(peer.readToEnd());
    QTRY_COMPARE(hub.record().closed.size(), 1U);
    QCOMPARE(hub.record().closed.front().closure.code, 1006);
    QTRY_COMPARE(hub.transport().counters().open, 0U);
}

void TestEpollWebSocket::w4BrokenRule_closesWithItsCode_data()
{
    QTest::addColumn<std::string>("stream");
    QTest::addColumn<std::string>("close");
    using test::ClientFrame;
    QTest::newRow("unmasked") << ClientFrame{.payload = "a", .isMasked = false}.bytes()
                              << std::string("1002 unmasked frame");
    QTest::newRow("not UTF-8") << clientFrame(Opcode::Text, "\xff") << std::string("1007 text is not UTF-8");
    QTest::newRow("too big by its header")
        << ClientFrame{.announced = 1ULL << 40U, .hasAnnounced = true}.bytes() << std::string("1009 message too big");
    std::string fragments = clientFrame(Opcode::Text, "a", false);
    for (int i = 0; i < 1024; ++i)
        fragments += clientFrame(Opcode::Continuation, "a", false);
    QTest::newRow("too many fragments") << fragments << std::string("1008 too many fragments");
    std::string pings;
    for (int i = 0; i < 61; ++i)
        pings += clientFrame(Opcode::Pong, "");
    QTest::newRow("too many control frames") << pings << std::string("1008 too many control frames");
}

void TestEpollWebSocket::w4BrokenRule_closesWithItsCode()
{
    QFETCH(std::string, stream);
    QFETCH(std::string, close);
    EpollUnderTest hub;
    RawPeer peer(hub.port());
    QVERIFY(peer.upgrade());
    QVERIFY(peer.send(stream));
    QCOMPARE(closeText(peer.readFrame()), close);
    QVERIFY(peer.readToEnd());
    QTRY_COMPARE(hub.record().closed.size(), 1U);
    QCOMPARE(hub.record().closed.front().closure.code, 1006);
}

void TestEpollWebSocket::endlessMessage_isClosed()
{
    transport::TransportSettings settings;
    settings.limits.unfinishedMessage = 300ms;
    EpollUnderTest hub(settings);
    RawPeer whole(hub.port());
    RawPeer cut(hub.port());
    QVERIFY(whole.upgrade() && cut.upgrade());
    QVERIFY(whole.send(clientFrame(Opcode::Text, "whole")));
    QVERIFY(cut.send(clientFrame(Opcode::Text, "cut").substr(0, 4)));
    QCOMPARE(closeText(cut.readFrame()), std::string("1008 message takes too long"));
    QCOMPARE(payloadOf(whole.readFrame()), std::string("whole"));
    QVERIFY(whole.send(clientFrame(Opcode::Text, "still here")));
    QCOMPARE(payloadOf(whole.readFrame()), std::string("still here"));
}

void TestEpollWebSocket::goneConnection_takesNothing()
{
    EpollUnderTest hub;
    RawPeer peer(hub.port());
    QVERIFY(peer.upgrade());
    peer.reset();
    QTRY_COMPARE(hub.record().closed.size(), 1U);
    const SendResult result = hub.call([](transport::Shard &shard, Record &record) {
        const transport::ConnectionId id = record.opened.front();
        shard.close(id, 4000, "late");
        shard.abort(id);
        return shard.send(id, ServerFrame::of(Opcode::Text, "late"), transport::Delivery::Kept);
    });
    QCOMPARE(result, SendResult::Gone);
    QCOMPARE(hub.record().closed.size(), 1U);
}

void TestEpollWebSocket::compression_isForThoseWhoAskedForIt()
{
    transport::TransportSettings settings;
    settings.mayCompress = true;
    EpollUnderTest hub(settings);
    RawPeer plain(hub.port());
    RawPeer squeezed(hub.port());
    QVERIFY(plain.upgrade());
    QVERIFY(upgradeWithDeflate(squeezed));
    const std::string text(1000, 'a');
    hub.call([&text](transport::Shard &shard, Record &record) {
        const ServerFrame frame = ServerFrame::of(Opcode::Text, text);
        for (const transport::ConnectionId id : record.opened)
            shard.send(id, frame, transport::Delivery::Kept);
        return true;
    });
    QVERIFY(payloadOf(plain.readFrame()) == text);
    websocket::MessageInflater inflater;
    QCOMPARE(inflater.inflate(payloadOf(squeezed.readFrame()), text.size()), websocket::MessageInflater::Status::Done);
    QVERIFY(inflater.takeMessage() == text);

    QVERIFY(squeezed.send(compressedFrame(std::string(200, 's'))));
    QCOMPARE(payloadOf(squeezed.readFrame()), std::string(200, 's'));
    QVERIFY(plain.send(compressedFrame(std::string(200, 's'))));
    QCOMPARE(closeText(plain.readFrame()), std::string("1002 reserved bit set"));
}

void TestEpollWebSocket::bomb_isClosedAtTheMessageLimit()
{
    transport::TransportSettings settings;
    settings.mayCompress = true;
    EpollUnderTest hub(settings);
    RawPeer peer(hub.port());
    QVERIFY(upgradeWithDeflate(peer));
    QVERIFY(peer.send(compressedFrame(std::string(32 * 1024 * 1024, '0'))));
    QCOMPARE(closeText(peer.readFrame()), std::string("1009 message too big"));
    QVERIFY(hub.record().messages.empty());
}

OPSROOM_TEST(TestEpollWebSocket)
#include "tst_epoll_websocket.moc"
