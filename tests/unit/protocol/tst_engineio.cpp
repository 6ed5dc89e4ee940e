#include "core/protocol/engineio/handshake.h"
#include "core/protocol/engineio/packet.h"
#include "core/protocol/engineio/payload.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

#include <random>

using namespace std::string_literals;
namespace engineio = opsroom::engineio;
using engineio::PacketType;

class TestEngineIo : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void message_isOnePacket_data();
    void message_isOnePacket();
    void message_isNoPacket_data();
    void message_isNoPacket();
    void openPacket_hasExactlyItsFiveMembers();
    void payload_isSplitAtItsSeparators_data();
    void payload_isSplitAtItsSeparators();
    void malformedPayload_stopsTheReader_data();
    void malformedPayload_stopsTheReader();
    void writtenPayload_readsBack();
    void query_isRead_data();
    void query_isRead();
    void refusal_hasItsNumberAndText_data();
    void refusal_hasItsNumberAndText();
};

namespace {

/// `message "hello"`, `binary message "\x01"`: a packet as a text.
std::string describe(const engineio::Packet &packet)
{
    return (packet.isBinary ? "binary "s : ""s) + static_cast<char>(packet.type) + std::string(packet.data);
}

std::vector<std::string> packetsOf(engineio::PayloadReader &reader)
{
    std::vector<std::string> packets;
    while (const auto packet = reader.next())
        packets.push_back(describe(*packet));
    return packets;
}

} // namespace

void TestEngineIo::message_isOnePacket_data()
{
    QTest::addColumn<std::string>("message");
    QTest::addColumn<PacketType>("type");
    QTest::addColumn<std::string>("data");
    QTest::newRow("open") << "0{}"s << PacketType::Open << "{}"s;
    QTest::newRow("close") << "1"s << PacketType::Close << ""s;
    QTest::newRow("a probing ping") << "2probe"s << PacketType::Ping << "probe"s;
    QTest::newRow("pong") << "3"s << PacketType::Pong << ""s;
    QTest::newRow("message") << "42[\"a\"]"s << PacketType::Message << "2[\"a\"]"s;
    QTest::newRow("an empty message") << "4"s << PacketType::Message << ""s;
    QTest::newRow("upgrade") << "5"s << PacketType::Upgrade << ""s;
    QTest::newRow("noop") << "6"s << PacketType::Noop << ""s;
}

void TestEngineIo::message_isOnePacket()
{
    QFETCH(std::string, message);
    QFETCH(PacketType, type);
    QFETCH(std::string, data);
    const auto packet = engineio::decodeText(message);
    QVERIFY(packet);
    QCOMPARE(packet->type, type);
    QCOMPARE(std::string(packet->data), data);
    QVERIFY(!packet->isBinary);
}

void TestEngineIo::message_isNoPacket_data()
{
    QTest::addColumn<std::string>("message");
    QTest::newRow("empty") << ""s;
    QTest::newRow("an unknown digit") << "7"s;
    QTest::newRow("a letter") << "abc"s;
    QTest::newRow("base64, which belongs to polling") << "bAQIDBA=="s;
    QTest::newRow("a blank in front") << " 4"s;
    QTest::newRow("a byte above ASCII") << "\xb4"s;
    QTest::newRow("the character before the digits") << "/"s;
}

void TestEngineIo::message_isNoPacket()
{
    QFETCH(std::string, message);
    QVERIFY(!engineio::decodeText(message));
}

void TestEngineIo::openPacket_hasExactlyItsFiveMembers()
{
    std::string polling;
    engineio::appendOpenPacket(polling, {.sid = "GrQIP4vUv--5si6pAAAB", .offersWebSocket = true});
    QCOMPARE(polling, R"(0{"sid":"GrQIP4vUv--5si6pAAAB","upgrades":["websocket"],"pingInterval":25000,)"
                      R"("pingTimeout":20000,"maxPayload":1000000})"s);
    std::string websocket = "before ";
    engineio::appendOpenPacket(websocket,
                               {.sid = "s", .pingIntervalMs = 100, .pingTimeoutMs = 200, .maxPayload = 4294967295U});
    QCOMPARE(websocket,
             R"(before 0{"sid":"s","upgrades":[],"pingInterval":100,"pingTimeout":200,"maxPayload":4294967295})"s);
}

void TestEngineIo::payload_isSplitAtItsSeparators_data()
{
    using Packets = std::vector<std::string>;
    QTest::addColumn<std::string>("body");
    QTest::addColumn<Packets>("packets");
    QTest::newRow("one packet") << "3"s << Packets{"3"};
    QTest::newRow("a text and a binary message") << "4hello\x1e"
                                                    "bAQIDBA=="s
                                                 << Packets{"4hello", "binary 4\x01\x02\x03\x04"};
    QTest::newRow("a binary message in front of its packet")
        << "bAQID/w==\x1e"
           "461-3[{\"_placeholder\":true,\"num\":0}]\x1e"
           "bAQID/w=="s
        << Packets{"binary 4\x01\x02\x03\xff", "461-3[{\"_placeholder\":true,\"num\":0}]", "binary 4\x01\x02\x03\xff"};
    QTest::newRow("an empty binary message") << "b"s << Packets{"binary 4"};
    QTest::newRow("noop and close") << "6\x1e"
                                       "1"s
                                    << Packets{"6", "1"};
}

void TestEngineIo::payload_isSplitAtItsSeparators()
{
    QFETCH(std::string, body);
    QFETCH(std::vector<std::string>, packets);
    engineio::PayloadReader reader(body);
    QCOMPARE(packetsOf(reader), packets);
    QVERIFY(!reader.isMalformed());
    QVERIFY(!reader.next());
}

void TestEngineIo::malformedPayload_stopsTheReader_data()
{
    using Packets = std::vector<std::string>;
    QTest::addColumn<std::string>("body");
    QTest::addColumn<Packets>("packets"); // that come before the fault
    QTest::newRow("empty") << ""s << Packets{};
    QTest::newRow("an unknown type") << "abc"s << Packets{};
    QTest::newRow("an unknown type behind a packet") << "4a\x1e"
                                                        "9\x1e"
                                                        "4b"s
                                                     << Packets{"4a"};
    QTest::newRow("a separator at the end") << "4a\x1e"s << Packets{"4a"};
    QTest::newRow("a separator in front") << "\x1e"
                                             "4a"s
                                          << Packets{};
    QTest::newRow("two separators") << "4a\x1e\x1e"
                                       "4b"s
                                    << Packets{"4a"};
    QTest::newRow("base64 without its padding") << "bAQIDBA\x1e"
                                                   "4a"s
                                                << Packets{};
    QTest::newRow("base64 of the wrong alphabet") << "b-_8="s << Packets{};
    QTest::newRow("base64 with a line end") << "bAQID\n"s << Packets{};
}

void TestEngineIo::malformedPayload_stopsTheReader()
{
    QFETCH(std::string, body);
    QFETCH(std::vector<std::string>, packets);
    engineio::PayloadReader reader(body);
    QCOMPARE(packetsOf(reader), packets);
    QVERIFY(reader.isMalformed());
    QVERIFY(!reader.next());
}

void TestEngineIo::writtenPayload_readsBack()
{
    std::mt19937 random(1);
    for (int round = 0; round < 200; ++round) {
        std::string body;
        std::size_t announced = 0;
        std::vector<std::string> written;
        engineio::PayloadWriter writer(body);
        for (std::size_t i = 0, count = 1 + random() % 5; i < count; ++i) {
            std::string message(random() % 50, '\0');
            if (random() % 2 == 0) {
                for (char &byte : message)
                    byte = static_cast<char>(random());
                writer.appendBinary(message);
                announced += engineio::PayloadWriter::sizeOfBinary(message.size());
                written.push_back("binary 4" + message);
            } else {
                for (char &byte : message)
                    byte = static_cast<char>(' ' + random() % 95);
                writer.appendText("4" + message);
                announced += engineio::PayloadWriter::sizeOfText(message.size() + 1);
                written.push_back("4" + message);
            }
        }
        engineio::PayloadReader reader(body);
        QCOMPARE(packetsOf(reader), written);
        QVERIFY(!reader.isMalformed());
        // The first packet has no separator in front of it.
        QCOMPARE(body.size() + 1, announced);
    }
}

void TestEngineIo::query_isRead_data()
{
    using engineio::TransportName;
    using Sid = std::optional<std::string>;
    QTest::addColumn<std::string>("query");
    QTest::addColumn<TransportName>("transport");
    QTest::addColumn<bool>("isVersion4");
    QTest::addColumn<Sid>("sid");
    QTest::newRow("a first request") << "EIO=4&transport=polling"s << TransportName::Polling << true << Sid();
    QTest::newRow("a WebSocket") << "EIO=4&transport=websocket"s << TransportName::WebSocket << true << Sid();
    QTest::newRow("the user's own query in front, the cache buster between")
        << "tenant=t1&EIO=4&transport=polling&t=5rqt6enq&sid=S"s << TransportName::Polling << true << Sid("S");
    QTest::newRow("an empty sid is a sid")
        << "EIO=4&transport=polling&sid="s << TransportName::Polling << true << Sid("");
    QTest::newRow("no version") << "transport=polling"s << TransportName::Polling << false << Sid();
    QTest::newRow("version 3") << "EIO=3&transport=polling"s << TransportName::Polling << false << Sid();
    QTest::newRow("version 4.0") << "EIO=4.0&transport=polling"s << TransportName::Polling << false << Sid();
    QTest::newRow("no transport") << "EIO=4"s << TransportName::Unknown << true << Sid();
    QTest::newRow("WebTransport") << "EIO=4&transport=webtransport"s << TransportName::Unknown << true << Sid();
    QTest::newRow("a transport in capitals") << "EIO=4&transport=Polling"s << TransportName::Unknown << true << Sid();
    QTest::newRow("no query") << ""s << TransportName::Unknown << false << Sid();
}

void TestEngineIo::query_isRead()
{
    QFETCH(std::string, query);
    QFETCH(engineio::TransportName, transport);
    QFETCH(bool, isVersion4);
    QFETCH(std::optional<std::string>, sid);
    const engineio::Query parsed = engineio::parseQuery(query);
    QCOMPARE(parsed.transport, transport);
    QCOMPARE(parsed.isVersion4, isVersion4);
    QCOMPARE(parsed.sid, sid);
}

void TestEngineIo::refusal_hasItsNumberAndText_data()
{
    using engineio::HandshakeError;
    QTest::addColumn<HandshakeError>("error");
    QTest::addColumn<std::string>("body");
    QTest::newRow("transport") << HandshakeError::TransportUnknown << R"({"code":0,"message":"Transport unknown"})"s;
    QTest::newRow("session") << HandshakeError::SessionUnknown << R"({"code":1,"message":"Session ID unknown"})"s;
    QTest::newRow("method") << HandshakeError::BadMethod << R"({"code":2,"message":"Bad handshake method"})"s;
    QTest::newRow("request") << HandshakeError::BadRequest << R"({"code":3,"message":"Bad request"})"s;
    QTest::newRow("forbidden") << HandshakeError::Forbidden << R"({"code":4,"message":"Forbidden"})"s;
    QTest::newRow("version") << HandshakeError::UnsupportedVersion
                             << R"({"code":5,"message":"Unsupported protocol version"})"s;
}

void TestEngineIo::refusal_hasItsNumberAndText()
{
    QFETCH(engineio::HandshakeError, error);
    QFETCH(std::string, body);
    QCOMPARE(engineio::bodyOf(error), body);
}

OPSROOM_TEST(TestEngineIo)
#include "tst_engineio.moc"
