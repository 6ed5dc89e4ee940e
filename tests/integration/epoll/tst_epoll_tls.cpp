#include "tests/integration/epoll/epoll_under_test.h"
#include "tests/integration/epoll/tls_peer.h"
#include "tests/support/client_frame.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"
#include "tests/support/tls_files.h"

#include <QtCore/QFile>

#include <openssl/ssl.h>

using namespace std::chrono_literals;
using namespace opsroom;
using test::clientFrame;
using test::EpollUnderTest;
using test::RawPeer;
using test::TlsPeer;
using websocket::Opcode;
using websocket::ServerFrame;
using Record = test::RecordingApplication::Record;

class TestEpollTls : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void o6Version_isSpokenOrRefused_data();
    void o6Version_isSpokenOrRefused();
    void webSocket_echoesSmallAndLarge();
    void framesOfOneTurn_arriveInOrder();
    void slowReader_getsEverythingOrIsClosed();
    void session_isResumedByItsTicket();
    void o6NewCertificate_isForNewConnections();
    void brokenFiles_changeNothing();
    void client_thatSpeaksNoTls_isCutOff();
    void silentClient_isCutOff();
    void end_isSaidInTls();
};

namespace {

transport::TransportSettings settingsWith(const test::TlsFiles &files)
{
    transport::TransportSettings settings;
    settings.listeners.push_back({});
    settings.listeners.front().tls = transport::TlsSettings{files.certificateFile(), files.keyFile()};
    return settings;
}

bool upgrade(TlsPeer &peer)
{
    if (!peer.send(test::upgradeRequest()))
        return false;
    std::string head;
    while (!head.ends_with("\r\n\r\n")) {
        const std::string byte = peer.read(1);
        if (byte.empty())
            return false;
        head += byte;
    }
    return head.starts_with("HTTP/1.1 101 ");
}

} // namespace

void TestEpollTls::o6Version_isSpokenOrRefused_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<std::string>("spoken");
    QTest::newRow("1.1 is refused") << TLS1_1_VERSION << std::string();
    QTest::newRow("1.2 is spoken") << TLS1_2_VERSION << std::string("TLSv1.2");
    QTest::newRow("1.3 is spoken") << TLS1_3_VERSION << std::string("TLSv1.3");
}

void TestEpollTls::o6Version_isSpokenOrRefused()
{
    QFETCH(int, version);
    QFETCH(std::string, spoken);
    const test::TlsFiles files;
    EpollUnderTest hub(settingsWith(files));
    TlsPeer peer(hub.port(), version);
    QCOMPARE(peer.handshake(), !spoken.empty());
    if (spoken.empty())
        return;
    QCOMPARE(peer.protocol(), spoken);
    QVERIFY(peer.send("GET /now?tls HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"));
    QVERIFY(peer.read(10'000).ends_with("now tls"));
    QVERIFY(hub.record().lastPeer.isSecure);
}

void TestEpollTls::webSocket_echoesSmallAndLarge()
{
    const test::TlsFiles files;
    EpollUnderTest hub(settingsWith(files));
    TlsPeer peer(hub.port());
    QVERIFY(peer.handshake() && upgrade(peer));
    for (const std::size_t size : {5U, 60'000U, 1'000'000U}) {
        const std::string message(size, 'm');
        QVERIFY(peer.send(clientFrame(Opcode::Text, message)));
        const std::string wire(ServerFrame::of(Opcode::Text, message).wire());
        QVERIFY(peer.read(wire.size()) == wire);
    }
}

void TestEpollTls::framesOfOneTurn_arriveInOrder()
{
    const test::TlsFiles files;
    EpollUnderTest hub(settingsWith(files));
    TlsPeer peer(hub.port());
    QVERIFY(peer.handshake() && upgrade(peer));
    std::string expected;
    for (int i = 0; i < 100; ++i)
        expected += ServerFrame::of(Opcode::Text, std::to_string(i)).wire();
    hub.call([](transport::Shard &shard, Record &record) {
        for (int i = 0; i < 100; ++i)
            shard.send(record.opened.front(), ServerFrame::of(Opcode::Text, std::to_string(i)),
                       transport::Delivery::Kept);
        return true;
    });
    QCOMPARE(peer.read(expected.size()), expected);
}

void TestEpollTls::slowReader_getsEverythingOrIsClosed()
{
    const test::TlsFiles files;
    transport::TransportSettings settings = settingsWith(files);
    settings.limits.outboxBytes = 16 * 1024 * 1024;
    EpollUnderTest hub(settings);
    TlsPeer peer(hub.port());
    QVERIFY(peer.handshake() && upgrade(peer));
    const auto push = [&hub](int frames) {
        return hub.call([frames](transport::Shard &shard, Record &record) {
            const ServerFrame frame = ServerFrame::of(Opcode::Binary, std::string(100'000, 'b'));
            auto result = transport::SendResult::Accepted;
            for (int i = 0; i < frames && result == transport::SendResult::Accepted; ++i)
                result = shard.send(record.opened.front(), frame, transport::Delivery::Kept);
            return result;
        });
    };
    QCOMPARE(push(120), transport::SendResult::Accepted);
    const std::size_t all = 120 * ServerFrame::of(Opcode::Binary, std::string(100'000, 'b')).wire().size();
    QCOMPARE(peer.read(all).size(), all);
    QTRY_COMPARE(
        hub.call([](transport::Shard &shard, Record &record) { return shard.queuedBytes(record.opened.front()); }), 0U);
    QCOMPARE(push(10'000), transport::SendResult::Gone);
    QTRY_COMPARE(hub.record().closed.size(), 1U);
    QVERIFY(hub.record().closed.front().closure.isSlow);
}

void TestEpollTls::session_isResumedByItsTicket()
{
    test::TlsFiles files;
    EpollUnderTest hub(settingsWith(files));
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        TlsPeer first(hub.port(), version);
        QVERIFY(first.handshake() && upgrade(first));
        TlsPeer second(hub.port(), version);
        QVERIFY(second.handshake(&first) && upgrade(second));
        QVERIFY(second.isResumed());
    }
}

void TestEpollTls::o6NewCertificate_isForNewConnections()
{
    test::TlsFiles files("first");
    EpollUnderTest hub(settingsWith(files));
    TlsPeer before(hub.port());
    QVERIFY(before.handshake() && upgrade(before));
    QCOMPARE(before.commonName(), std::string("first"));
    files.renew("second");
    QVERIFY(!hub.transport().reloadTls());
    TlsPeer after(hub.port());
    QVERIFY(after.handshake() && upgrade(after));
    QCOMPARE(after.commonName(), std::string("second"));
    QVERIFY(before.send(clientFrame(Opcode::Text, "goes on")));
    QCOMPARE(before.read(9).substr(2), std::string("goes on"));
}

void TestEpollTls::brokenFiles_changeNothing()
{
    const test::TlsFiles files;
    EpollUnderTest hub(settingsWith(files));
    QVERIFY(QFile::remove(QString::fromStdString(files.keyFile())));
    const auto error = hub.transport().reloadTls();
    QVERIFY(error);
    QCOMPARE(error->code, ErrorCode::NotAvailable);
    QVERIFY(error->detail.find(files.keyFile()) != std::string::npos);
    TlsPeer peer(hub.port());
    QVERIFY(peer.handshake());

    transport_epoll::EpollTransport second;
    const auto refused = second.start(settingsWith(files), [](transport::Shard &shard) {
        return std::make_unique<test::RecordingApplication>(shard);
    });
    QVERIFY(!refused);
}

void TestEpollTls::client_thatSpeaksNoTls_isCutOff()
{
    const test::TlsFiles files;
    EpollUnderTest hub(settingsWith(files));
    RawPeer peer(hub.port());
    QVERIFY(peer.send(test::upgradeRequest()));
    const auto all = peer.readToEnd();
    QVERIFY(all && !all->starts_with("HTTP/"));
    QTRY_COMPARE(hub.transport().counters().open, 0U);
}

void TestEpollTls::silentClient_isCutOff()
{
    const test::TlsFiles files;
    transport::TransportSettings settings = settingsWith(files);
    settings.limits.tlsHandshake = 200ms;
    EpollUnderTest hub(settings);
    RawPeer peer(hub.port());
    QVERIFY(peer.readToEnd());
    QTRY_COMPARE(hub.transport().counters().timedOut, 1U);
}

void TestEpollTls::end_isSaidInTls()
{
    const test::TlsFiles files;
    EpollUnderTest hub(settingsWith(files));
    TlsPeer peer(hub.port());
    QVERIFY(peer.handshake() && upgrade(peer));
    QVERIFY(peer.send(clientFrame(Opcode::Close, "\x03\xe8")));
    QVERIFY(peer.hasEnded());
    QTRY_COMPARE(hub.record().closed.size(), 1U);
    QCOMPARE(hub.record().closed.front().closure.code, 1000);
}

OPSROOM_TEST(TestEpollTls)
#include "tst_epoll_tls.moc"
