#include "core/protocol/http/request_parser.h"
#include "core/protocol/websocket/close_code.h"
#include "core/protocol/websocket/frame.h"
#include "core/protocol/websocket/upgrade_request.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

using namespace std::string_literals;
namespace http = opsroom::http;
namespace websocket = opsroom::websocket;

class TestWebSocket : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void w6Upgrade_isJudgedByItsHead_data();
    void w6Upgrade_isJudgedByItsHead();
    void otherRequest_isNoUpgrade_data();
    void otherRequest_isNoUpgrade();
    void refusedVersion_namesTheRightOne();
    void refusal_endsTheConnection();
    void header_hasTheShortestLength_data();
    void header_hasTheShortestLength();
    void frame_isHeaderAndPayload_data();
    void frame_isHeaderAndPayload();
    void closeCode_mayBeSentOrNot_data();
    void closeCode_mayBeSentOrNot();
};

namespace {

constexpr const char *kKey = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
constexpr const char *kVersion = "Sec-WebSocket-Version: 13";

struct Parsed
{
    Parsed(const std::string &requestLine, std::initializer_list<std::string> lines)
    {
        std::string head = requestLine + "\r\nHost: h\r\n";
        for (const std::string &line : lines)
            head += line + "\r\n";
        static_cast<void>(parser.feed(head + "\r\n"));
    }

    http::RequestParser parser;
};

/// Status that answers an upgrade, 101 if it may be accepted.
int answerTo(const std::string &requestLine, std::initializer_list<std::string> lines)
{
    const Parsed parsed(requestLine, lines);
    if (parsed.parser.state() == http::RequestParser::State::Failed)
        return parsed.parser.refusal().status;
    if (!websocket::asksForUpgrade(parsed.parser.request()))
        return 0;
    const auto refusal = websocket::refusalOfUpgrade(parsed.parser.request());
    return refusal ? refusal->status : 101;
}

} // namespace

void TestWebSocket::w6Upgrade_isJudgedByItsHead_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("wanted");
    const std::string get = "GET /ws HTTP/1.1";
    const std::string upgrade = "Upgrade: websocket";
    const std::string connection = "Connection: Upgrade";
    const auto row = [](const char *name, int status, int wanted) { QTest::newRow(name) << status << wanted; };
    const auto key = [&](const std::string &value) {
        return answerTo(get, {upgrade, connection, kVersion, "Sec-WebSocket-Key: " + value});
    };
    const auto version = [&](const std::string &value) {
        return answerTo(get, {upgrade, connection, kKey, "Sec-WebSocket-Version: " + value});
    };

    row("the example of RFC 6455", answerTo(get, {upgrade, connection, kKey, kVersion}), 101);
    row("names and tokens in any case, Connection as a list",
        answerTo(get, {"uPGRADE: WebSocket", "CONNECTION: keep-alive, uPGRADE", kKey, kVersion}), 101);
    row("Upgrade as a list", answerTo(get, {"Upgrade: h2c, websocket", connection, kKey, kVersion}), 101);
    row("unknown subprotocols and extensions",
        answerTo(get, {upgrade, connection, kKey, kVersion, "Sec-WebSocket-Protocol: a,,b, c d",
                       "Sec-WebSocket-Extensions: x-foo; a=1"}),
        101);
    row("absolute form", answerTo("GET http://h/ws HTTP/1.1", {upgrade, connection, kKey, kVersion}), 101);

    row("POST", answerTo("POST /ws HTTP/1.1", {upgrade, connection, kKey, kVersion, "Content-Length: 0"}), 405);
    row("HTTP/1.0", answerTo("GET /ws HTTP/1.0", {upgrade, connection, kKey, kVersion}), 400);
    row("a body", answerTo(get, {upgrade, connection, kKey, kVersion, "Content-Length: 5"}), 400);
    row("a chunked body", answerTo(get, {upgrade, connection, kKey, kVersion, "Transfer-Encoding: chunked"}), 400);
    row("no version", answerTo(get, {upgrade, connection, kKey}), 426);
    row("version 12", version("12"), 426);
    row("version 130", version("130"), 426);
    row("a list of versions", version("13, 8"), 426);
    row("the right version and another",
        answerTo(get, {upgrade, connection, kKey, kVersion, "Sec-WebSocket-Version: 8"}), 426);
    row("a version that is no number", version("abc"), 426);
    row("no key", answerTo(get, {upgrade, connection, kVersion}), 400);
    row("two keys", answerTo(get, {upgrade, connection, kVersion, kKey, "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="}),
        400);
    row("the same key twice", answerTo(get, {upgrade, connection, kVersion, kKey, kKey}), 400);
    row("an empty key", key(""), 400);
    row("a key of 2 bytes", key("abc"), 400);
    row("a key of 15 bytes", key("AAAAAAAAAAAAAAAAAAAA"), 400);
    row("a key of 17 bytes", key("AAAAAAAAAAAAAAAAAAAAAAA="), 400);
    row("a key that is not base64", key("!!!!!!!!!!!!!!!!!!!!!!=="), 400);
    row("a key without its padding", key("dGhlIHNhbXBsZSBub25jZQ"), 400);
}

void TestWebSocket::w6Upgrade_isJudgedByItsHead()
{
    QFETCH(int, status);
    QFETCH(int, wanted);
    QCOMPARE(status, wanted);
}

void TestWebSocket::otherRequest_isNoUpgrade_data()
{
    QTest::addColumn<std::string>("upgrade");
    QTest::addColumn<std::string>("connection");
    QTest::newRow("no Upgrade") << "X: y"s
                                << "Connection: Upgrade"s;
    QTest::newRow("another protocol") << "Upgrade: h2c"s
                                      << "Connection: Upgrade"s;
    QTest::newRow("a protocol that only begins alike") << "Upgrade: websocket2"s
                                                       << "Connection: Upgrade"s;
    QTest::newRow("no Connection") << "Upgrade: websocket"s
                                   << "X: y"s;
    QTest::newRow("Connection without the token") << "Upgrade: websocket"s
                                                  << "Connection: keep-alive"s;
}

void TestWebSocket::otherRequest_isNoUpgrade()
{
    QFETCH(std::string, upgrade);
    QFETCH(std::string, connection);
    const Parsed parsed("GET /ws HTTP/1.1", {upgrade, connection, kKey, kVersion});
    QCOMPARE(parsed.parser.state(), http::RequestParser::State::HeadDone);
    QVERIFY(!websocket::asksForUpgrade(parsed.parser.request()));
}

void TestWebSocket::refusedVersion_namesTheRightOne()
{
    const Parsed parsed("GET /ws HTTP/1.1", {"Upgrade: websocket", "Connection: Upgrade", kKey});
    const auto refusal = websocket::refusalOfUpgrade(parsed.parser.request());
    QVERIFY(refusal);
    QVERIFY(http::serialize(*refusal, true).find("\r\nSec-WebSocket-Version: 13\r\n") != std::string::npos);
}

void TestWebSocket::refusal_endsTheConnection()
{
    const Parsed parsed("POST /ws HTTP/1.1", {"Upgrade: websocket", "Connection: Upgrade", kKey, kVersion});
    const auto refusal = websocket::refusalOfUpgrade(parsed.parser.request());
    QVERIFY(refusal);
    const std::string wire = http::serialize(*refusal, true);
    QVERIFY(wire.find("\r\nConnection: close\r\n") != std::string::npos);
    QVERIFY(wire.find("\r\nAllow: GET\r\n") != std::string::npos);
}

void TestWebSocket::header_hasTheShortestLength_data()
{
    QTest::addColumn<quint64>("size");
    QTest::addColumn<std::string>("header");
    QTest::newRow("0 bytes") << quint64(0) << "\x81\x00"s;
    QTest::newRow("the longest in 7 bits") << quint64(125) << "\x81\x7d"s;
    QTest::newRow("the shortest in 16 bits") << quint64(126) << "\x81\x7e\x00\x7e"s;
    QTest::newRow("the longest in 16 bits") << quint64(65535) << "\x81\x7e\xff\xff"s;
    QTest::newRow("the shortest in 64 bits") << quint64(65536) << "\x81\x7f\x00\x00\x00\x00\x00\x01\x00\x00"s;
    QTest::newRow("all eight bytes") << quint64(0x0102030405060708) << "\x81\x7f\x01\x02\x03\x04\x05\x06\x07\x08"s;
}

void TestWebSocket::header_hasTheShortestLength()
{
    QFETCH(quint64, size);
    QFETCH(std::string, header);
    std::string out = "before";
    websocket::appendFrameHeader(out, websocket::Opcode::Text, size);
    QCOMPARE(out, "before" + header);
}

void TestWebSocket::frame_isHeaderAndPayload_data()
{
    QTest::addColumn<websocket::Opcode>("opcode");
    QTest::addColumn<int>("firstByte");
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("headerSize");
    using websocket::Opcode;
    QTest::newRow("an empty text") << Opcode::Text << 0x81 << 0 << 2;
    QTest::newRow("a text of 125 bytes") << Opcode::Text << 0x81 << 125 << 2;
    QTest::newRow("a binary message of 126 bytes") << Opcode::Binary << 0x82 << 126 << 4;
    QTest::newRow("a text of 65535 bytes") << Opcode::Text << 0x81 << 65535 << 4;
    QTest::newRow("a text of 65536 bytes") << Opcode::Text << 0x81 << 65536 << 10;
    QTest::newRow("a close") << Opcode::Close << 0x88 << 2 << 2;
    QTest::newRow("a ping") << Opcode::Ping << 0x89 << 0 << 2;
    QTest::newRow("a pong") << Opcode::Pong << 0x8a << 125 << 2;
}

void TestWebSocket::frame_isHeaderAndPayload()
{
    QFETCH(websocket::Opcode, opcode);
    QFETCH(int, firstByte);
    QFETCH(int, size);
    QFETCH(int, headerSize);
    const std::string payload(static_cast<std::size_t>(size), 'p');
    std::string buffer = websocket::frameBuffer();
    buffer += payload;
    const websocket::ServerFrame built(opcode, std::move(buffer));
    const websocket::ServerFrame copied = websocket::ServerFrame::of(opcode, payload);
    for (const websocket::ServerFrame *frame : {&built, &copied}) {
        QVERIFY(!frame->isEmpty());
        QCOMPARE(frame->opcode(), opcode);
        QCOMPARE(std::string(frame->payload()), payload);
        QCOMPARE(frame->wire().size(), static_cast<std::size_t>(headerSize + size));
        QCOMPARE(static_cast<int>(static_cast<std::uint8_t>(frame->wire()[0])), firstByte);
        QVERIFY(frame->wire().ends_with(payload));
    }
    QVERIFY(websocket::ServerFrame().isEmpty());
}

void TestWebSocket::closeCode_mayBeSentOrNot_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("sendable");
    for (const int code :
         {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999})
        QTest::addRow("%d may be sent", code) << code << true;
    for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535})
        QTest::addRow("%d may not be sent", code) << code << false;
}

void TestWebSocket::closeCode_mayBeSentOrNot()
{
    QFETCH(int, code);
    QFETCH(bool, sendable);
    QCOMPARE(websocket::isSendable(static_cast<std::uint16_t>(code)), sendable);
}

OPSROOM_TEST(TestWebSocket)
#include "tst_websocket.moc"
