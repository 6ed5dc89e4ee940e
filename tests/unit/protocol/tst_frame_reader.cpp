#include "tests/support/client_frame.h"
#include "tests/support/frame_transcript.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

using namespace std::string_literals;
using namespace std::string_view_literals;
using opsroom::test::ClientFrame;
using opsroom::test::clientFrame;
using opsroom::test::frameTranscriptOf;
using opsroom::websocket::FrameReader;
using opsroom::websocket::Opcode;
using opsroom::websocket::ReaderRules;
using Transcript = std::vector<std::string>;

class TestFrameReader : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void w1Stream_yieldsTheseEvents_data();
    void w1Stream_yieldsTheseEvents();
    void closeCode_isAcceptedOrRefused_data();
    void closeCode_isAcceptedOrRefused();
    void w5InvalidText_failsOnTheVeryByte_data();
    void w5InvalidText_failsOnTheVeryByte();
    void hugeLength_isRefusedByTheHeaderAlone();
    void wholeFrame_isDeliveredFromTheBuffer();
    void reader_holdsNothingBetweenMessages();
    void mask_isTheSameAtEveryOffset();
    void compressedMessage_isPassedOnUnchecked();
};

namespace {

constexpr ReaderRules kRules{.messageBytes = 100'000, .fragments = 5, .mayCompress = false};
constexpr ReaderRules kDeflateRules{.messageBytes = 100'000, .fragments = 5, .mayCompress = true};

std::string text(std::string_view payload, bool isFinal = true)
{
    return clientFrame(Opcode::Text, payload, isFinal);
}

std::string more(std::string_view payload, bool isFinal)
{
    return clientFrame(Opcode::Continuation, payload, isFinal);
}

std::string closeFrame(std::uint16_t code, std::string_view reason = {})
{
    std::string payload{static_cast<char>(code >> 8U), static_cast<char>(code & 0xffU)};
    payload += reason;
    return clientFrame(Opcode::Close, payload);
}

std::string joined(const Transcript &transcript)
{
    std::string all;
    for (const std::string &event : transcript)
        all += (all.empty() ? "" : " | ") + event;
    return all;
}

} // namespace

void TestFrameReader::w1Stream_yieldsTheseEvents_data()
{
    QTest::addColumn<std::string>("stream");
    QTest::addColumn<std::string>("events");

    const auto frame = [](const ClientFrame &fields) { return fields.bytes(); };
    const std::string max16(65535, 'x');
    const std::string min64(65536, 'y');

    QTest::newRow("nothing") << ""s
                             << "at rest"s;
    QTest::newRow("empty text") << text("") << "text  | at rest"s;
    QTest::newRow("text of 5") << text("hello") << "text hello | at rest"s;
    QTest::newRow("text of 125") << text(std::string(125, 'a')) << "text " + std::string(125, 'a') + " | at rest";
    QTest::newRow("text of 126") << text(std::string(126, 'a')) << "text " + std::string(126, 'a') + " | at rest";
    QTest::newRow("text of 65535") << text(max16) << "text " + max16 + " | at rest";
    QTest::newRow("text of 65536") << text(min64) << "text " + min64 + " | at rest";
    QTest::newRow("binary, not UTF-8") << clientFrame(Opcode::Binary, "\xff\xfe") << "binary \xff\xfe | at rest"s;
    QTest::newRow("mask of zeros") << frame({.payload = "plain", .key = {}}) << "text plain | at rest"s;
    QTest::newRow("three messages at once")
        << text("a") + text("b") + clientFrame(Opcode::Binary, "c") << "text a | text b | binary c | at rest"s;

    QTest::newRow("unmasked text") << frame({.payload = "a", .isMasked = false}) << "failed 1002 unmasked frame"s;
    QTest::newRow("unmasked ping") << frame({.opcode = 9, .isMasked = false}) << "failed 1002 unmasked frame"s;
    QTest::newRow("5 in the form of 16 bits")
        << frame({.payload = "hello", .lengthBytes = 2}) << "failed 1002 length not in its shortest form"s;
    QTest::newRow("5 in the form of 64 bits")
        << frame({.payload = "hello", .lengthBytes = 8}) << "failed 1002 length not in its shortest form"s;
    QTest::newRow("65535 in the form of 64 bits")
        << frame({.payload = max16, .lengthBytes = 8}) << "failed 1002 length not in its shortest form"s;
    QTest::newRow("length with its highest bit set")
        << frame({.lengthBytes = 8, .announced = 1ULL << 63U, .hasAnnounced = true})
        << "failed 1002 length with its highest bit set"s;
    QTest::newRow("length at the limit") << text(std::string(100'000, 'a'))
                                         << "text " + std::string(100'000, 'a') + " | at rest";
    QTest::newRow("length over the limit") << text(std::string(100'001, 'a')) << "failed 1009 message too big"s;
    QTest::newRow("sum of fragments over the limit")
        << text(std::string(60'000, 'a'), false) + more(min64, true) << "failed 1009 message too big"s;

    QTest::newRow("ping") << clientFrame(Opcode::Ping, "p") << "ping p | at rest"s;
    QTest::newRow("ping of 125") << clientFrame(Opcode::Ping, std::string(125, 'p'))
                                 << "ping " + std::string(125, 'p') + " | at rest";
    QTest::newRow("ping of 126") << clientFrame(Opcode::Ping, std::string(126, 'p'))
                                 << "failed 1002 long control frame"s;
    QTest::newRow("pong nobody asked for") << clientFrame(Opcode::Pong, "") << "pong  | at rest"s;
    QTest::newRow("fragmented ping") << clientFrame(Opcode::Ping, "p", false)
                                     << "failed 1002 fragmented control frame"s;
    QTest::newRow("fragmented close") << clientFrame(Opcode::Close, "", false)
                                      << "failed 1002 fragmented control frame"s;

    for (unsigned reserved = 1; reserved < 8; ++reserved) {
        QTest::addRow("text, then text with reserved bits %u", reserved)
            << text("good") + frame({.payload = "bad", .reserved = reserved})
            << "text good | failed 1002 reserved bit set"s;
    }
    QTest::newRow("ping with a reserved bit") << frame({.opcode = 9, .reserved = 4}) << "failed 1002 reserved bit set"s;
    for (const unsigned opcode : {3U, 4U, 5U, 6U, 7U, 11U, 12U, 13U, 14U, 15U})
        QTest::addRow("opcode %u", opcode) << frame({.opcode = opcode}) << "failed 1002 reserved opcode"s;

    QTest::newRow("two fragments") << text("ab", false) + more("cd", true) << "text abcd | at rest"s;
    QTest::newRow("fragments of nothing") << text("", false) + more("", false) + more("", true) << "text  | at rest"s;
    QTest::newRow("binary fragments") << clientFrame(Opcode::Binary, "\x80", false) + more("\x81", true)
                                      << "binary \x80\x81 | at rest"s;
    QTest::newRow("ping between fragments")
        << text("ab", false) + clientFrame(Opcode::Ping, "p") + more("cd", true) << "ping p | text abcd | at rest"s;
    QTest::newRow("close between fragments") << text("ab", false) + closeFrame(1000) << "close 1000 "s;
    QTest::newRow("unfinished message") << text("ab", false) << "ended inside a message"s;
    QTest::newRow("unfinished frame") << text("abc").substr(0, 7) << "ended inside a message"s;
    QTest::newRow("unfinished header") << text("abc").substr(0, 1) << "ended inside a message"s;
    QTest::newRow("nothing to continue") << more("a", true) << "failed 1002 nothing to continue"s;
    QTest::newRow("nothing left to continue")
        << text("a", false) + more("b", true) + more("c", true) << "text ab | failed 1002 nothing to continue"s;
    QTest::newRow("message inside a message")
        << text("a", false) + text("b") << "failed 1002 message inside a message"s;
    QTest::newRow("as many fragments as allowed")
        << text("a", false) + more("b", false) + more("c", false) + more("d", false) + more("e", true)
        << "text abcde | at rest"s;
    QTest::newRow("one fragment too many") << text("a", false) + more("b", false) + more("c", false) + more("d", false)
                                                  + more("e", false) + more("f", true)
                                           << "failed 1008 too many fragments"s;

    QTest::newRow("character cut by a fragment")
        << text("\xce", false) + more("\xba", true) << "text \xce\xba | at rest"s;
    QTest::newRow("character cut by a fragment and a ping")
        << text("\xf0\x9f", false) + clientFrame(Opcode::Ping, "") + more("\x98\x80", true)
        << "ping  | text \xf0\x9f\x98\x80 | at rest"s;
    QTest::newRow("text that ends inside a character") << text("a\xce") << "failed 1007 text ends inside a character"s;
    QTest::newRow("character cut by two messages")
        << text("\xce") + text("\xba") << "failed 1007 text ends inside a character"s;
    QTest::newRow("surrogate") << text("\xed\xa0\x80") << "failed 1007 text is not UTF-8"s;

    QTest::newRow("close without a code") << clientFrame(Opcode::Close, "") << "close 1005 "s;
    QTest::newRow("close of one byte") << clientFrame(Opcode::Close, "\x03") << "failed 1002 close frame of one byte"s;
    QTest::newRow("close with a reason") << closeFrame(1000, "bye") << "close 1000 bye"s;
    QTest::newRow("close with a reason of 123")
        << closeFrame(1000, std::string(123, 'r')) << "close 1000 " + std::string(123, 'r');
    QTest::newRow("close with a reason of 124")
        << closeFrame(1000, std::string(124, 'r')) << "failed 1002 long control frame"s;
    QTest::newRow("close with a reason that is not UTF-8")
        << closeFrame(1000, "\xff") << "failed 1007 close reason is not UTF-8"s;
    QTest::newRow("frames behind a close") << closeFrame(1000) + text("late") + closeFrame(1001) << "close 1000 "s;
}

void TestFrameReader::w1Stream_yieldsTheseEvents()
{
    QFETCH(std::string, stream);
    QFETCH(std::string, events);
    QCOMPARE(joined(frameTranscriptOf({stream}, kRules)), events);
    QCOMPARE(joined(frameTranscriptOf(opsroom::test::cutIntoBytes(stream), kRules)), events);
    std::mt19937 random(20);
    for (int round = 0; round < 20; ++round)
        QCOMPARE(joined(frameTranscriptOf(opsroom::test::cutRandomly(stream, random), kRules)), events);
}

void TestFrameReader::closeCode_isAcceptedOrRefused_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("isAccepted");
    for (const int code :
         {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999})
        QTest::addRow("%d is accepted", code) << code << true;
    for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535})
        QTest::addRow("%d is refused", code) << code << false;
}

void TestFrameReader::closeCode_isAcceptedOrRefused()
{
    QFETCH(int, code);
    QFETCH(bool, isAccepted);
    const Transcript expected{isAccepted ? "close " + std::to_string(code) + ' '
                                         : "failed 1002 close code that may not be sent"};
    QCOMPARE(frameTranscriptOf({closeFrame(static_cast<std::uint16_t>(code))}), expected);
}

void TestFrameReader::w5InvalidText_failsOnTheVeryByte_data()
{
    QTest::addColumn<std::string>("stream");
    QTest::addColumn<int>("payloadBytes");
    // "κόσμε" and then a code point above U+10FFFF, whose second byte is the first that cannot be.
    const std::string bad = "\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5\xf4\x90\x80\x80tail"s;
    QTest::newRow("inside one frame") << text(bad) << 13;
    QTest::newRow("inside the second fragment")
        << text(bad.substr(0, 11), false) + more(bad.substr(11), true) << 6 + 13;
}

void TestFrameReader::w5InvalidText_failsOnTheVeryByte()
{
    QFETCH(std::string, stream);
    QFETCH(int, payloadBytes);
    constexpr int kHeader = 6;
    FrameReader reader;
    int failedOn = -1;
    for (std::size_t i = 0; i < stream.size() && failedOn < 0; ++i) {
        std::span<char> input(&stream[i], 1);
        if (reader.next(input, kRules).kind == FrameReader::Kind::Failed)
            failedOn = static_cast<int>(i);
    }
    QCOMPARE(failedOn, kHeader + payloadBytes - 1);
}

void TestFrameReader::hugeLength_isRefusedByTheHeaderAlone()
{
    for (const std::uint64_t length : {100'001ULL, 1ULL << 30U, 1ULL << 62U}) {
        const std::string header = ClientFrame{.opcode = 2, .announced = length, .hasAnnounced = true}.bytes();
        QCOMPARE(frameTranscriptOf({header}, kRules), Transcript{"failed 1009 message too big"});
    }
}

void TestFrameReader::wholeFrame_isDeliveredFromTheBuffer()
{
    std::string stream = text("first") + text("second");
    std::span<char> input(stream);
    FrameReader reader;
    const auto first = reader.next(input, kRules);
    QCOMPARE(first.payload, "first"sv);
    QVERIFY(first.payload.data() > stream.data() && first.payload.data() < stream.data() + stream.size());
    const auto second = reader.next(input, kRules);
    QCOMPARE(second.payload, "second"sv);
    QVERIFY(second.payload.data() == stream.data() + stream.size() - second.payload.size());
}

void TestFrameReader::reader_holdsNothingBetweenMessages()
{
    FrameReader reader;
    std::string stream = text(std::string(50'000, 'a'));
    std::span<char> input = std::span(stream).first(30'000);
    QCOMPARE(reader.next(input, kRules).kind, FrameReader::Kind::NeedsMore);
    QVERIFY(reader.heldBytes() > 29'000);
    QVERIFY(!reader.isAtRest());
    input = std::span(stream).subspan(30'000);
    QCOMPARE(reader.next(input, kRules).kind, FrameReader::Kind::Text);
    QCOMPARE(reader.next(input, kRules).kind, FrameReader::Kind::NeedsMore);
    QVERIFY(reader.isAtRest());
    QCOMPARE(reader.heldBytes(), 0U);
}

void TestFrameReader::mask_isTheSameAtEveryOffset()
{
    const opsroom::websocket::MaskKey key{'\x01', '\x20', '\x43', '\x7f'};
    std::string plain;
    for (int i = 0; i < 40; ++i)
        plain += static_cast<char>('A' + i);
    std::string masked = plain;
    for (std::size_t i = 0; i < masked.size(); ++i)
        masked[i] = static_cast<char>(masked[i] ^ key[i % 4]);
    for (std::size_t begin = 0; begin < plain.size(); ++begin) {
        for (std::size_t end = begin; end <= plain.size(); ++end) {
            std::string part = masked.substr(begin, end - begin);
            opsroom::websocket::applyMask(part, key, begin);
            QCOMPARE(part, plain.substr(begin, end - begin));
        }
    }
}

void TestFrameReader::compressedMessage_isPassedOnUnchecked()
{
    const std::string first = ClientFrame{.payload = "\xff", .isFinal = false, .reserved = 4}.bytes();
    QCOMPARE(frameTranscriptOf({first + more("\xfe", true) + text("a")}, kDeflateRules),
             (Transcript{"compressed text \xff\xfe", "text a", "at rest"}));
    const std::string again = ClientFrame{.opcode = 0, .payload = "\xff", .reserved = 4}.bytes();
    QCOMPARE(frameTranscriptOf({first + again}, kDeflateRules), Transcript{"failed 1002 reserved bit set"});
}

OPSROOM_TEST(TestFrameReader)
#include "tst_frame_reader.moc"
