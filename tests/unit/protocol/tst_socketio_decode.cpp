#include "core/protocol/socketio/packet.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

using namespace std::string_literals;
namespace json = opsroom::json;
namespace socketio = opsroom::socketio;
using socketio::PacketType;

class TestSocketIoDecode : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void packet_isSplit_data();
    void packet_isSplit();
    void oddPacket_isTolerated_data();
    void oddPacket_isTolerated();
    void forbiddenPacket_isRefused_data();
    void forbiddenPacket_isRefused();
    void limit_holdsExactly_data();
    void limit_holdsExactly();
    void reservedName_isRefusedHoweverItIsWritten_data();
    void reservedName_isRefusedHoweverItIsWritten();
    void body_keepsItsBytes();
};

namespace {

using AckId = std::optional<std::uint64_t>;

/// Whether \a text is a packet with a valid body.
bool decodes(const std::string &text, const socketio::Limits &limits = {})
{
    const auto packet = socketio::decodeHead(text, limits);
    if (!packet)
        return false;
    json::Document document;
    return socketio::decodeBody(*packet, document, limits).has_value();
}

std::string binaryEvent(int attachments, const std::string &placeholder)
{
    return "5" + std::to_string(attachments) + "-[\"bin\"," + placeholder + "]";
}

} // namespace

void TestSocketIoDecode::packet_isSplit_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<PacketType>("type");
    QTest::addColumn<int>("attachments");
    QTest::addColumn<std::string>("nsp");
    QTest::addColumn<AckId>("ackId");
    QTest::addColumn<std::string>("json");
    const auto row = [](const char *name, const char *text, PacketType type, const char *nsp, AckId ackId,
                        const char *body, int attachments = 0) {
        QTest::newRow(name) << std::string(text) << type << attachments << std::string(nsp) << ackId
                            << std::string(body);
    };
    row("connect", "0", PacketType::Connect, "/", {}, "");
    row("connect with auth", R"(0{"token":"jwt.abc"})", PacketType::Connect, "/", {}, R"({"token":"jwt.abc"})");
    row("connect to a namespace", R"(0/ops,{"token":"t2"})", PacketType::Connect, "/ops", {}, R"({"token":"t2"})");
    row("connect to the main namespace by name", "0/,", PacketType::Connect, "/", {}, "");
    row("connect without the comma", "0/ops", PacketType::Connect, "/ops", {}, "");
    row("connect to a namespace with a query", "0/ops?a=b,{}", PacketType::Connect, "/ops?a=b", {}, "{}");
    row("disconnect", "1", PacketType::Disconnect, "/", {}, "");
    row("disconnect from a namespace", "1/ops,", PacketType::Disconnect, "/ops", {}, "");
    row("event", R"(2["a",1])", PacketType::Event, "/", {}, R"(["a",1])");
    row("event that asks for an ack", R"(20["subscribe","tx"])", PacketType::Event, "/", AckId(0),
        R"(["subscribe","tx"])");
    row("event with all parts", R"(2/ops,12["a"])", PacketType::Event, "/ops", AckId(12), R"(["a"])");
    row("event whose data looks like a namespace", R"(2["a","/b,1"])", PacketType::Event, "/", {}, R"(["a","/b,1"])");
    row("ack", R"(30[{"ok":true,"ch":"tx"}])", PacketType::Ack, "/", AckId(0), R"([{"ok":true,"ch":"tx"}])");
    row("ack of the largest id", "318446744073709551615[]", PacketType::Ack, "/",
        AckId(std::numeric_limits<std::uint64_t>::max()), "[]");
    row("refused connect", R"(4/random,{"message":"Invalid namespace"})", PacketType::ConnectError, "/random", {},
        R"({"message":"Invalid namespace"})");
    row("binary event", R"(51-["bin",{"_placeholder":true,"num":0}])", PacketType::BinaryEvent, "/", {},
        R"(["bin",{"_placeholder":true,"num":0}])", 1);
    row("binary ack", R"(61-3[{"_placeholder":true,"num":0}])", PacketType::BinaryAck, "/", AckId(3),
        R"([{"_placeholder":true,"num":0}])", 1);
    row("binary event with all parts", R"(52-/ops,7["bin",{"num":1,"_placeholder":true}])", PacketType::BinaryEvent,
        "/ops", AckId(7), R"(["bin",{"num":1,"_placeholder":true}])", 2);
}

void TestSocketIoDecode::packet_isSplit()
{
    QFETCH(std::string, text);
    QFETCH(PacketType, type);
    QFETCH(int, attachments);
    QFETCH(std::string, nsp);
    QFETCH(AckId, ackId);
    QFETCH(std::string, json);
    const auto packet = socketio::decodeHead(text, {});
    QVERIFY2(packet, packet ? "" : packet.error().detail.c_str());
    QCOMPARE(packet->type, type);
    QCOMPARE(static_cast<int>(packet->attachments), attachments);
    QCOMPARE(std::string(packet->nsp), nsp);
    QCOMPARE(packet->ackId, ackId);
    QCOMPARE(std::string(packet->json), json);
    QVERIFY(decodes(text));
}

void TestSocketIoDecode::oddPacket_isTolerated_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("a number as event name") << "2[1,2]"s;
    QTest::newRow("an event named error") << R"(2["error"])"s;
    QTest::newRow("an empty event name") << R"(2[""])"s;
    QTest::newRow("an ack without an id") << "3[]"s;
    QTest::newRow("an ack without an id and without an array") << "3"s;
    QTest::newRow("a blank before the id") << R"(2 7["x"])"s;
    QTest::newRow("a connect with an id") << "05"s;
    QTest::newRow("a connect with an empty object") << "0{}"s;
    QTest::newRow("a placeholder in a plain event") << R"(2["a",{"_placeholder":true,"num":-1}])"s;
    QTest::newRow("a placeholder used twice")
        << R"(51-["a",{"_placeholder":true,"num":0},{"_placeholder":true,"num":0}])"s;
    QTest::newRow("10 attachments and no placeholder") << R"(510-["a"])"s;
    QTest::newRow("a placeholder deep inside") << binaryEvent(1, R"({"b":[[{"_placeholder":true,"num":0}]]})");
    QTest::newRow("a placeholder that is not true") << binaryEvent(1, R"({"_placeholder":false,"num":9})");
    QTest::newRow("a placeholder that is only called so") << binaryEvent(1, R"({"_placeholder":"true","num":9})");
    QTest::newRow("white space around the JSON") << "2 [ \"a\" ] "s;
}

void TestSocketIoDecode::oddPacket_isTolerated()
{
    QFETCH(std::string, text);
    QVERIFY(decodes(text));
}

void TestSocketIoDecode::forbiddenPacket_isRefused_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("nothing") << ""s;
    QTest::newRow("type 7") << "7"s;
    QTest::newRow("type 8") << R"(8["a"])"s;
    QTest::newRow("type 9") << R"(9["a"])"s;
    QTest::newRow("a letter for the type") << R"(a["a"])"s;
    QTest::newRow("a blank in front") << R"( 2["a"])"s;

    QTest::newRow("an event without a payload") << "2"s;
    QTest::newRow("an event with an id but without a payload") << "27"s;
    QTest::newRow("an event without a name") << "2[]"s;
    QTest::newRow("an event named null") << "2[null]"s;
    QTest::newRow("an event named true") << "2[true]"s;
    QTest::newRow("an event named by an object") << "2[{}]"s;
    QTest::newRow("an event that is an object") << "2{}"s;
    QTest::newRow("an event that is a string") << R"(2"a")"s;
    QTest::newRow("an event with attachments") << R"(2-1["a"])"s;
    QTest::newRow("bad JSON") << R"(2["a",])"s;
    QTest::newRow("JSON cut short") << R"(2["a")"s;
    QTest::newRow("two arrays") << R"(2["a"]["b"])"s;
    QTest::newRow("a member named twice") << R"(2["a",{"role":"user","role":"admin"}])"s;
    QTest::newRow("broken UTF-8") << "2[\"\xff\"]"s;
    QTest::newRow("an id beyond 64 bits") << R"(218446744073709551616["a"])"s;

    QTest::newRow("an ack that is an object") << "31{}"s;
    QTest::newRow("an ack that is null") << "31null"s;
    QTest::newRow("a disconnect with an object") << "1{}"s;
    QTest::newRow("a connect with an array") << "0[]"s;
    QTest::newRow("a connect with a string") << R"(0"token")"s;
    QTest::newRow("a connect with null") << "0null"s;
    QTest::newRow("a connect with bad JSON") << R"(0{"token")"s;
    QTest::newRow("a namespace without its slash") << "0admin,"s;
    QTest::newRow("a namespace without its comma, and so without a payload") << R"(2/ops["a"])"s;
    QTest::newRow("a refused connect without an object") << "4"s;

    QTest::newRow("no attachments announced") << R"(5-["a"])"s;
    QTest::newRow("0 attachments announced") << R"(50-["a"])"s;
    QTest::newRow("-1 attachments announced") << R"(5-1-["a"])"s;
    QTest::newRow("attachments without the dash") << R"(51["a"])"s;
    QTest::newRow("attachments and nothing else") << "51"s;
    QTest::newRow("11 attachments") << R"(511-["a"])"s;
    QTest::newRow("attachments beyond 64 bits") << R"(518446744073709551617-["a"])"s;
    QTest::newRow("a binary event without a payload") << "51-"s;
    QTest::newRow("a binary ack that is an object") << R"(61-1{"_placeholder":true,"num":0})"s;
    QTest::newRow("a reserved name in a binary event") << R"(51-["connect",{"_placeholder":true,"num":0}])"s;
    QTest::newRow("a placeholder beyond the attachments") << binaryEvent(1, R"({"_placeholder":true,"num":1})");
    QTest::newRow("a negative placeholder") << binaryEvent(1, R"({"_placeholder":true,"num":-1})");
    QTest::newRow("a placeholder numbered by a string") << binaryEvent(1, R"({"_placeholder":true,"num":"0"})");
    QTest::newRow("a placeholder between two attachments") << binaryEvent(2, R"({"_placeholder":true,"num":0.5})");
    QTest::newRow("a placeholder without a number") << binaryEvent(1, R"({"_placeholder":true})");
    QTest::newRow("a bad placeholder behind a good one")
        << binaryEvent(1, R"({"_placeholder":true,"num":0},[{"_placeholder":true,"num":1}])");
}

void TestSocketIoDecode::forbiddenPacket_isRefused()
{
    QFETCH(std::string, text);
    QVERIFY(!decodes(text));
}

void TestSocketIoDecode::limit_holdsExactly_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("accepted");
    const auto deep = [](std::size_t depth) {
        return "51-[\"a\"," + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "]";
    };
    QTest::newRow("a namespace as long as the limit") << "1/" + std::string(127, 'n') + "," << true;
    QTest::newRow("a namespace one longer") << "1/" + std::string(128, 'n') + "," << false;
    QTest::newRow("a namespace that never ends") << "0/" + std::string(100'000, 'n') << false;
    QTest::newRow("JSON as deep as the limit") << deep(32) << true;
    QTest::newRow("JSON one deeper") << deep(33) << false;
}

void TestSocketIoDecode::limit_holdsExactly()
{
    QFETCH(std::string, text);
    QFETCH(bool, accepted);
    QCOMPARE(decodes(text), accepted);
}

void TestSocketIoDecode::reservedName_isRefusedHoweverItIsWritten_data()
{
    QTest::addColumn<std::string>("text");
    for (const char *name :
         {"connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"})
        QTest::newRow(name) << "2[\"" + std::string(name) + "\"]";
    QTest::newRow("escaped") << R"(2["\u0063onnect"])"s;
}

void TestSocketIoDecode::reservedName_isRefusedHoweverItIsWritten()
{
    QFETCH(std::string, text);
    QVERIFY(!decodes(text));
    // The same name in another place or in another case is nobody's.
    text.replace(1, 1, "[\"x\",");
    QVERIFY(decodes(text));
}

void TestSocketIoDecode::body_keepsItsBytes()
{
    const std::string text = R"(2/ops,7["tx",{"amount":0.10000000000000000000000001, "id":18446744073709551616}])";
    const auto packet = socketio::decodeHead(text, {});
    QVERIFY(packet);
    json::Document document;
    const auto body = socketio::decodeBody(*packet, document, {});
    QVERIFY(body);
    QCOMPARE(std::string(body->raw()), text.substr(7));
    QVERIFY((*body->elements().begin()).equals("tx"));
}

OPSROOM_TEST(TestSocketIoDecode)
#include "tst_socketio_decode.moc"
