#include "tests/integration/epoll/epoll_under_test.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

using namespace std::chrono_literals;
using namespace opsroom;
using test::EpollUnderTest;
using test::RawPeer;
using Record = test::RecordingApplication::Record;

class TestEpollHttp : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void requests_areAnsweredInOrderOnOneConnection();
    void pipelinedRequests_waitForTheOneThatIsServed();
    void request_mayComeByteByByte();
    void peer_isKnownByAddressAndPort();
    void unknownPath_isAnsweredAndClosed();
    void goneClient_abortsItsRequest();
    void halfClosedClient_getsItsAnswer();
    void largeAnswer_reachesASlowReader();
    void idleConnection_isClosedWhenAcceptingStops();
    void takenPort_isAnError();
    void otherAddress_isAnError();
};

namespace {

std::string get(const std::string &target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n";
}

} // namespace

void TestEpollHttp::requests_areAnsweredInOrderOnOneConnection()
{
    EpollUnderTest hub;
    RawPeer peer(hub.port());
    QVERIFY(peer.send(get("/now?1") + get("/now?2")));
    for (const char *expected : {"now 1", "now 2"}) {
        const auto head = peer.readHead();
        QVERIFY(head && head->starts_with("HTTP/1.1 200 "));
        QCOMPARE(peer.read(5), std::string(expected));
    }
    QTRY_COMPARE(hub.transport().counters().open, 1U);
}

void TestEpollHttp::pipelinedRequests_waitForTheOneThatIsServed()
{
    EpollUnderTest hub;
    RawPeer peer(hub.port());
    QVERIFY(peer.send(get("/later") + get("/now?second")));
    QTRY_COMPARE(hub.record().served.size(), 1U);
    hub.call([](transport::Shard &shard, Record &record) {
        shard.respond(record.served.front(), http::Response::text(200, "later"));
        return true;
    });
    QVERIFY(peer.readHead());
    QCOMPARE(peer.read(5), std::string("later"));
    QVERIFY(peer.readHead());
    QCOMPARE(peer.read(10), std::string("now second"));
}

void TestEpollHttp::request_mayComeByteByByte()
{
    EpollUnderTest hub;
    RawPeer peer(hub.port());
    for (const char byte : get("/now?slow"))
        QVERIFY(peer.send({&byte, 1}));
    QVERIFY(peer.readHead());
    QCOMPARE(peer.read(8), std::string("now slow"));
}

void TestEpollHttp::peer_isKnownByAddressAndPort()
{
    EpollUnderTest hub;
    RawPeer peer(hub.port());
    QVERIFY(peer.send(get("/now")));
    QVERIFY(peer.readHead());
    const transport::Peer known = hub.record().lastPeer;
    QCOMPARE(known.address, std::string("127.0.0.1"));
    QVERIFY(known.port != 0);
    QVERIFY(!known.isSecure);
}

void TestEpollHttp::unknownPath_isAnsweredAndClosed()
{
    EpollUnderTest hub;
    RawPeer peer(hub.port());
    QVERIFY(peer.send("GET /nowhere HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"));
    const auto all = peer.readToEnd();
    QVERIFY(all && all->starts_with("HTTP/1.1 404 "));
    peer.close();
    QTRY_COMPARE(hub.transport().counters().open, 0U);
}

void TestEpollHttp::goneClient_abortsItsRequest()
{
    EpollUnderTest hub;
    {
        RawPeer peer(hub.port());
        QVERIFY(peer.send(get("/later")));
        QTRY_COMPARE(hub.record().served.size(), 1U);
    }
    QTRY_COMPARE(hub.record().aborted, hub.record().served);
    QTRY_COMPARE(hub.transport().counters().open, 0U);
    // Nobody is there any more; the answer is for nobody.
    hub.call([](transport::Shard &shard, Record &record) {
        shard.respond(record.served.front(), http::Response::text(200, "late"));
        return true;
    });
}

void TestEpollHttp::halfClosedClient_getsItsAnswer()
{
    EpollUnderTest hub;
    RawPeer peer(hub.port());
    QVERIFY(peer.send(get("/now?half")));
    peer.shutdownWrite();
    const auto all = peer.readToEnd();
    QVERIFY(all && all->ends_with("now half"));
}

void TestEpollHttp::largeAnswer_reachesASlowReader()
{
    EpollUnderTest hub;
    RawPeer peer(hub.port(), 4096);
    QVERIFY(peer.send(get("/later")));
    QTRY_COMPARE(hub.record().served.size(), 1U);
    const std::string body(8 * 1024 * 1024, 'b');
    hub.call([&body](transport::Shard &shard, Record &record) {
        shard.respond(record.served.front(), http::Response::text(200, body));
        return true;
    });
    QVERIFY(peer.send(get("/now?behind")));
    QVERIFY(peer.readHead());
    QCOMPARE(peer.read(body.size()).size(), body.size());
    QVERIFY(peer.readHead());
    QCOMPARE(peer.read(10), std::string("now behind"));
}

void TestEpollHttp::idleConnection_isClosedWhenAcceptingStops()
{
    EpollUnderTest hub;
    RawPeer idle(hub.port());
    RawPeer open(hub.port());
    QVERIFY(idle.send(get("/now?x")));
    QVERIFY(idle.readHead());
    QVERIFY(open.upgrade());
    hub.transport().stopAccepting();
    QVERIFY(idle.readToEnd());
    QTRY_COMPARE(hub.transport().counters().open, 1U);
    QVERIFY(!RawPeer(hub.port()).isConnected());
}

void TestEpollHttp::takenPort_isAnError()
{
    EpollUnderTest hub;
    transport::TransportSettings settings;
    settings.listeners.push_back({"127.0.0.1", hub.port(), {}, false, false});
    transport_epoll::EpollTransport second;
    const auto factory = [](transport::Shard &shard) { return std::make_unique<test::RecordingApplication>(shard); };
    const auto refused = second.start(settings, factory);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotAvailable);

    settings.listeners.front().mayTakeAnotherPort = true;
    transport_epoll::EpollTransport third;
    const auto ports = third.start(settings, factory);
    QVERIFY(ports);
    QVERIFY(ports->front() != hub.port());
}

void TestEpollHttp::otherAddress_isAnError()
{
    transport::TransportSettings settings;
    settings.listeners.push_back({"localhost", 0, {}, false, false});
    transport_epoll::EpollTransport transport;
    const auto refused = transport.start(
        settings, [](transport::Shard &shard) { return std::make_unique<test::RecordingApplication>(shard); });
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::BadRequest);
}

OPSROOM_TEST(TestEpollHttp)
#include "tst_epoll_http.moc"
