#include "core/protocol/http/request_parser.h"
#include "core/protocol/websocket/deflate_offer.h"
#include "core/protocol/websocket/message_deflater.h"
#include "core/protocol/websocket/message_inflater.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

#include <random>

using namespace std::string_literals;
namespace http = opsroom::http;
using namespace opsroom::websocket;
using Status = MessageInflater::Status;

class TestDeflate : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void offer_isAcceptedOrDeclined_data();
    void offer_isAcceptedOrDeclined();
    void secondHeader_isReadToo();
    void message_comesBack_data();
    void message_comesBack();
    void noise_isSentAsItIs();
    void frame_isMarkedAsCompressed();
    void everyMessage_standsForItself();
    void bomb_isStoppedAtTheLimit();
    void messageAtTheLimit_isNotTooBig();
    void garbage_isMalformed();
    void storedAndFinalBlocks_areLegal();
};

namespace {

constexpr std::string_view kPlain = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

std::optional<DeflateAgreement> agree(const std::string &headerLines)
{
    http::RequestParser parser;
    static_cast<void>(parser.feed("GET / HTTP/1.1\r\nHost: h\r\n" + headerLines + "\r\n"));
    return agreeOnDeflate(parser.request());
}

std::string compressed(const std::string &message, int bits = 15)
{
    return std::string(MessageDeflater(bits).deflate(ServerFrame::of(Opcode::Text, message)).payload());
}

std::string repeated(const std::string &text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

} // namespace

void TestDeflate::offer_isAcceptedOrDeclined_data()
{
    QTest::addColumn<std::string>("offer");
    QTest::addColumn<std::string>("answer"); // empty: declined
    QTest::addColumn<int>("bits");
    const std::string plain(kPlain);

    QTest::newRow("bare") << "permessage-deflate"s << plain << 15;
    QTest::newRow("as browsers do") << "permessage-deflate; client_max_window_bits"s << plain << 15;
    QTest::newRow("upper case and blanks") << " PerMessage-Deflate ;\tClient_No_Context_Takeover "s << plain << 15;
    QTest::newRow("both without context")
        << "permessage-deflate;server_no_context_takeover;client_no_context_takeover"s << plain << 15;
    QTest::newRow("client window") << "permessage-deflate; client_max_window_bits=8"s << plain << 15;
    QTest::newRow("server window") << "permessage-deflate; server_max_window_bits=9"s
                                   << plain + "; server_max_window_bits=9" << 9;
    QTest::newRow("quoted window") << "permessage-deflate; server_max_window_bits=\"12\""s
                                   << plain + "; server_max_window_bits=12" << 12;
    QTest::newRow("second offer") << "permessage-deflate; server_max_window_bits=8, permessage-deflate"s << plain << 15;
    QTest::newRow("behind another extension") << "x-webkit-deflate-frame, permessage-deflate"s << plain << 15;

    QTest::newRow("nothing") << ""s
                             << ""s << 0;
    QTest::newRow("other extension") << "x-webkit-deflate-frame"s
                                     << ""s << 0;
    QTest::newRow("server window of 8, which zlib has not") << "permessage-deflate; server_max_window_bits=8"s
                                                            << ""s << 0;
    QTest::newRow("server window of 7") << "permessage-deflate; server_max_window_bits=7"s
                                        << ""s << 0;
    QTest::newRow("server window of 16") << "permessage-deflate; server_max_window_bits=16"s
                                         << ""s << 0;
    QTest::newRow("server window with a leading zero") << "permessage-deflate; server_max_window_bits=09"s
                                                       << ""s << 0;
    QTest::newRow("server window without a value") << "permessage-deflate; server_max_window_bits"s
                                                   << ""s << 0;
    QTest::newRow("client window that is no number") << "permessage-deflate; client_max_window_bits=abc"s
                                                     << ""s << 0;
    QTest::newRow("flag with a value") << "permessage-deflate; server_no_context_takeover=1"s
                                       << ""s << 0;
    QTest::newRow("flag twice") << "permessage-deflate; server_no_context_takeover; server_no_context_takeover"s
                                << ""s << 0;
    QTest::newRow("window twice") << "permessage-deflate; server_max_window_bits=9; server_max_window_bits=9"s
                                  << ""s << 0;
    QTest::newRow("unknown parameter") << "permessage-deflate; bogus=1"s
                                       << ""s << 0;
}

void TestDeflate::offer_isAcceptedOrDeclined()
{
    QFETCH(std::string, offer);
    QFETCH(std::string, answer);
    QFETCH(int, bits);
    const auto agreement = agree("Sec-WebSocket-Extensions: " + offer + "\r\n");
    QCOMPARE(agreement.has_value(), !answer.empty());
    if (!agreement)
        return;
    QCOMPARE(agreement->answer, answer);
    QCOMPARE(agreement->serverWindowBits, bits);
}

void TestDeflate::secondHeader_isReadToo()
{
    QVERIFY(!agree({}));
    QVERIFY(agree("Sec-WebSocket-Extensions: other\r\nsec-websocket-extensions: permessage-deflate\r\n"));
}

void TestDeflate::message_comesBack_data()
{
    QTest::addColumn<std::string>("message");
    QTest::addColumn<int>("bits");
    QTest::newRow("JSON") << repeated(R"({"event":"transaction-update","amount":"12.50"})", 20) << 15;
    QTest::newRow("small window") << repeated("0123456789abcdef", 5000) << 9;
    QTest::newRow("a million of one") << std::string(1'000'000, 'z') << 15;
}

void TestDeflate::message_comesBack()
{
    QFETCH(std::string, message);
    QFETCH(int, bits);
    const std::string small = compressed(message, bits);
    QVERIFY(small.size() < message.size() / 4);
    MessageInflater inflater;
    QCOMPARE(inflater.inflate(small, message.size()), Status::Done);
    QVERIFY(inflater.takeMessage() == message);
}

void TestDeflate::noise_isSentAsItIs()
{
    std::mt19937 random(7);
    std::string noise(5000, '\0');
    for (char &byte : noise)
        byte = static_cast<char>(random());
    const ServerFrame frame = ServerFrame::of(Opcode::Binary, noise);
    QCOMPARE(MessageDeflater(15).deflate(frame).wire(), frame.wire());
}

void TestDeflate::frame_isMarkedAsCompressed()
{
    const ServerFrame frame = MessageDeflater(15).deflate(ServerFrame::of(Opcode::Text, std::string(1000, 'a')));
    QCOMPARE(static_cast<unsigned char>(frame.wire()[0]), 0xc1);
    QCOMPARE(frame.opcode(), Opcode::Text);
    QCOMPARE(frame.wire().substr(2), frame.payload());
}

void TestDeflate::everyMessage_standsForItself()
{
    MessageDeflater deflater(15);
    MessageInflater inflater;
    const std::string text = repeated("the same again ", 50);
    const std::string first(deflater.deflate(ServerFrame::of(Opcode::Text, text)).payload());
    const std::string second(deflater.deflate(ServerFrame::of(Opcode::Text, text)).payload());
    QCOMPARE(second, first);
    QCOMPARE(inflater.inflate("\xff\xff\xff", 100), Status::Malformed);
    QCOMPARE(inflater.inflate(second, 10'000), Status::Done);
    QCOMPARE(inflater.takeMessage(), text);
}

void TestDeflate::bomb_isStoppedAtTheLimit()
{
    const std::string bomb = compressed(std::string(16 * 1024 * 1024, '\0'));
    QVERIFY(bomb.size() < 128 * 1024);
    MessageInflater inflater;
    QCOMPARE(inflater.inflate(bomb, 64 * 1024), Status::TooBig);
}

void TestDeflate::messageAtTheLimit_isNotTooBig()
{
    const std::string small = compressed(std::string(65'536, 'x'));
    MessageInflater inflater;
    QCOMPARE(inflater.inflate(small, 65'536), Status::Done);
    QCOMPARE(inflater.inflate(small, 65'535), Status::TooBig);
}

void TestDeflate::garbage_isMalformed()
{
    MessageInflater inflater;
    QCOMPARE(inflater.inflate(std::string(10, '\xff'), 1000), Status::Malformed);
}

void TestDeflate::storedAndFinalBlocks_areLegal()
{
    MessageInflater inflater;
    // RFC 7692 section 7.2.3.3 and 7.2.3.4: "Hello" without compression, and in a block marked as the last one.
    QCOMPARE(inflater.inflate("\x00\x05\x00\xfa\xff\x48\x65\x6c\x6c\x6f\x00"s, 100), Status::Done);
    QCOMPARE(inflater.takeMessage(), std::string("Hello"));
    QCOMPARE(inflater.inflate("\xf3\x48\xcd\xc9\xc9\x07\x00\x00"s, 100), Status::Done);
    QCOMPARE(inflater.takeMessage(), std::string("Hello"));
    QCOMPARE(inflater.inflate("\x00"s, 100), Status::Done); // nothing, section 7.2.3.6
    QCOMPARE(inflater.takeMessage(), std::string());
}

OPSROOM_TEST(TestDeflate)
#include "tst_deflate.moc"
