#include "client/bench/client_frame.h"

#include "core/protocol/websocket/frame_reader.h"
#include "tests/support/test_case.h"

using namespace opsroom;
using bench::ServerFrameView;

class TestClientFrame : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void clientFrame_isReadByTheServersReader_data();
    void clientFrame_isReadByTheServersReader();
    void serverFrame_isFoundWhole_data();
    void serverFrame_isFoundWhole();
    void serverFrame_cutAnywhere_asksForMore();
    void maskedServerFrame_isBroken();
    void hugeServerFrame_isBrokenByItsHeader();
};

void TestClientFrame::clientFrame_isReadByTheServersReader_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("nothing") << 0;
    QTest::newRow("one byte") << 1;
    QTest::newRow("the longest short length") << 125;
    QTest::newRow("two bytes of length") << 126;
    QTest::newRow("the longest two bytes of length") << 65535;
    QTest::newRow("eight bytes of length") << 65536;
}

void TestClientFrame::clientFrame_isReadByTheServersReader()
{
    QFETCH(int, size);
    const std::string payload(static_cast<std::size_t>(size), 'x');
    std::string bytes;
    bench::appendClientFrame(bytes, websocket::Opcode::Text, payload, 0x12345678U);

    websocket::FrameReader reader;
    std::span<char> input(bytes);
    const auto event = reader.next(input, {.messageBytes = 100'000});
    QCOMPARE(event.kind, websocket::FrameReader::Kind::Text);
    QVERIFY(event.payload == payload);
    QVERIFY(input.empty());
}

void TestClientFrame::serverFrame_isFoundWhole_data()
{
    clientFrame_isReadByTheServersReader_data();
}

void TestClientFrame::serverFrame_isFoundWhole()
{
    QFETCH(int, size);
    const std::string payload(static_cast<std::size_t>(size), 'x');
    const auto frame = websocket::ServerFrame::of(websocket::Opcode::Text, payload);
    const std::string bytes = std::string(frame.wire()) + "next";

    const ServerFrameView view = bench::scanServerFrame(bytes);
    QCOMPARE(view.state, ServerFrameView::State::Whole);
    QCOMPARE(view.opcode, websocket::Opcode::Text);
    QVERIFY(view.isFinal);
    QVERIFY(view.payload == payload);
    QCOMPARE(view.size, frame.wire().size());
}

void TestClientFrame::serverFrame_cutAnywhere_asksForMore()
{
    const auto frame = websocket::ServerFrame::of(websocket::Opcode::Text, std::string(300, 'x'));
    const std::string_view wire = frame.wire();
    for (std::size_t size = 0; size < wire.size(); ++size)
        QCOMPARE(bench::scanServerFrame(wire.substr(0, size)).state, ServerFrameView::State::Cut);
}

void TestClientFrame::maskedServerFrame_isBroken()
{
    std::string bytes;
    bench::appendClientFrame(bytes, websocket::Opcode::Text, "hello", 1);
    QCOMPARE(bench::scanServerFrame(bytes).state, ServerFrameView::State::Broken);
}

void TestClientFrame::hugeServerFrame_isBrokenByItsHeader()
{
    std::string header;
    websocket::appendFrameHeader(header, websocket::Opcode::Text, bench::kLongestServerFrame + 1);
    QCOMPARE(bench::scanServerFrame(header).state, ServerFrameView::State::Broken);
}

OPSROOM_TEST(TestClientFrame)
#include "tst_client_frame.moc"
