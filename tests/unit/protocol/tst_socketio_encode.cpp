#include "core/protocol/engineio/packet.h"
#include "core/protocol/socketio/binary_assembler.h"
#include "core/protocol/socketio/encoder.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

using namespace std::string_literals;
namespace socketio = opsroom::socketio;
using opsroom::ErrorCode;
using socketio::BinaryAssembler;
using socketio::PacketType;

class TestSocketIoEncode : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void packet_isWritten_data();
    void packet_isWritten();
    void writtenHead_readsBack_data();
    void writtenHead_readsBack();
    void assembler_takesWhatWasAnnounced();
    void assembler_boundsAllAttachmentsTogether();

private:
    using AckId = std::optional<std::uint64_t>;
};

namespace {

template <class Append, class... Arguments>
std::string written(Append append, const Arguments &...arguments)
{
    std::string out;
    append(out, arguments...);
    return out;
}

} // namespace

void TestSocketIoEncode::packet_isWritten_data()
{
    QTest::addColumn<std::string>("out");
    QTest::addColumn<std::string>("wanted");
    const AckId none;
    QTest::newRow("connected") << written(socketio::appendConnected, "/", "xb9acZZt4-LwrjbnAAAA", "")
                               << R"(40{"sid":"xb9acZZt4-LwrjbnAAAA"})"s;
    QTest::newRow("connected, to come back")
        << written(socketio::appendConnected, "/", "sid", "pid") << R"(40{"sid":"sid","pid":"pid"})"s;
    QTest::newRow("connected to a namespace") << written(socketio::appendConnected, "/ops", "Kfdk8J-iHfbD0E7VAAAB", "")
                                              << R"(40/ops,{"sid":"Kfdk8J-iHfbD0E7VAAAB"})"s;
    QTest::newRow("a refusal") << written(socketio::appendConnectError, "/random", "Invalid namespace", "")
                               << R"(44/random,{"message":"Invalid namespace"})"s;
    QTest::newRow("a refusal with data") << written(socketio::appendConnectError, "/", "not\nauthorized",
                                                    R"({"code":1.50})")
                                         << R"(44{"message":"not\nauthorized","data":{"code":1.50}})"s;
    QTest::newRow("an event with two attachments")
        << written(socketio::appendEventHead, "/ops", "scan", none, 2U) + "1]" << std::string("452-/ops,[\"scan\",1]");
    QTest::newRow("an event") << written(socketio::appendEventHead, "/", "connected", none, 0U) + "1]"
                              << R"(42["connected",1])"s;
    QTest::newRow("an event that asks, its name escaped")
        << written(socketio::appendEventHead, "/ops", "a\nb", AckId(0), 0U) + "1]"
        << R"(42/ops,0["a\nb",1])"s;
    QTest::newRow("an ack") << written(socketio::appendHead, PacketType::Ack, "/", AckId(0), 0U) + "[]"
                            << "430[]"s;
    QTest::newRow("a binary ack") << written(socketio::appendHead, PacketType::BinaryAck, "/", AckId(3), 1U) + "[]"
                                  << "461-3[]"s;
    QTest::newRow("a kick") << written(socketio::appendHead, PacketType::Disconnect, "/", none, 0U) << "41"s;
    QTest::newRow("a kick from a namespace")
        << written(socketio::appendHead, PacketType::Disconnect, "/ops", none, 0U) << "41/ops,"s;
}

void TestSocketIoEncode::packet_isWritten()
{
    QFETCH(std::string, out);
    QFETCH(std::string, wanted);
    QCOMPARE(out, wanted);
}

void TestSocketIoEncode::writtenHead_readsBack_data()
{
    QTest::addColumn<PacketType>("type");
    QTest::addColumn<std::string>("nsp");
    QTest::addColumn<AckId>("ackId");
    QTest::addColumn<int>("attachments");
    QTest::newRow("the shortest") << PacketType::Event << "/"s << AckId() << 0;
    QTest::newRow("a namespace") << PacketType::Event << "/ops"s << AckId() << 0;
    QTest::newRow("a namespace with a query") << PacketType::Event << "/ops?a=1"s << AckId() << 0;
    QTest::newRow("an id") << PacketType::Ack << "/"s << AckId(7) << 0;
    QTest::newRow("the largest id") << PacketType::Ack << "/"s << AckId(std::numeric_limits<std::uint64_t>::max()) << 0;
    QTest::newRow("attachments") << PacketType::BinaryEvent << "/"s << AckId() << 10;
    QTest::newRow("everything") << PacketType::BinaryAck << "/ops"s << AckId(0) << 1;
}

void TestSocketIoEncode::writtenHead_readsBack()
{
    QFETCH(PacketType, type);
    QFETCH(std::string, nsp);
    QFETCH(AckId, ackId);
    QFETCH(int, attachments);
    const std::string out = written(socketio::appendHead, type, nsp, ackId, static_cast<std::uint32_t>(attachments))
                            + "[1]";
    const auto message = opsroom::engineio::decodeText(out);
    QVERIFY(message);
    QCOMPARE(message->type, opsroom::engineio::PacketType::Message);
    const auto packet = socketio::decodeHead(message->data, {});
    QVERIFY(packet);
    QCOMPARE(packet->type, type);
    QCOMPARE(std::string(packet->nsp), nsp);
    QCOMPARE(packet->ackId, ackId);
    QCOMPARE(static_cast<int>(packet->attachments), attachments);
    QCOMPARE(std::string(packet->json), "[1]"s);
}

void TestSocketIoEncode::assembler_takesWhatWasAnnounced()
{
    BinaryAssembler assembler(R"(52-["a"])", 2, 100);
    QVERIFY(!assembler.isComplete());
    QVERIFY(assembler.add("\x01\x02"));
    QVERIFY(!assembler.isComplete());
    QVERIFY(assembler.add(""));
    QVERIFY(assembler.isComplete());
    QCOMPARE(assembler.text(), R"(52-["a"])"s);
    QCOMPARE(assembler.attachments(), (std::vector{"\x01\x02"s, ""s}));

    const auto unexpected = assembler.add("x");
    QVERIFY(!unexpected);
    QCOMPARE(unexpected.error().code, ErrorCode::BadRequest);
    QCOMPARE(assembler.attachments().size(), std::size_t(2));
}

void TestSocketIoEncode::assembler_boundsAllAttachmentsTogether()
{
    BinaryAssembler assembler("53-[]", 3, 10);
    QVERIFY(assembler.add("12345"));
    QVERIFY(assembler.add("12345"));
    const auto tooLarge = assembler.add("1");
    QVERIFY(!tooLarge);
    QCOMPARE(tooLarge.error().code, ErrorCode::LimitExceeded);
    QVERIFY(assembler.add(""));
    QVERIFY(assembler.isComplete());
}

OPSROOM_TEST(TestSocketIoEncode)
#include "tst_socketio_encode.moc"
