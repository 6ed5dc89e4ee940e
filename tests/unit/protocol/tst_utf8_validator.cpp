#include "core/protocol/websocket/utf8_validator.h"
#include "tests/support/test_case.h"

using namespace std::string_literals;
using opsroom::websocket::Utf8Validator;

class TestUtf8Validator : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void w5Text_isValidOrFailsOnAByte_data();
    void w5Text_isValidOrFailsOnAByte();
    void everyCodePoint_isValidButSurrogates();
};

namespace {

/// Index of the byte that fails, fed one by one; -1 if none does and the text is complete, -2 if it is cut off.
int failureOf(const std::string &text)
{
    Utf8Validator validator;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!validator.feed(std::span(text).subspan(i, 1)))
            return static_cast<int>(i);
    }
    return validator.isComplete() ? -1 : -2;
}

std::string encoded(std::uint32_t c)
{
    const auto tail = [c](unsigned shift) { return static_cast<char>(0x80U | (c >> shift & 0x3fU)); };
    if (c < 0x80)
        return {static_cast<char>(c)};
    if (c < 0x800)
        return {static_cast<char>(0xc0U | c >> 6U), tail(0)};
    if (c < 0x10000)
        return {static_cast<char>(0xe0U | c >> 12U), tail(6), tail(0)};
    return {static_cast<char>(0xf0U | c >> 18U), tail(12), tail(6), tail(0)};
}

} // namespace

void TestUtf8Validator::w5Text_isValidOrFailsOnAByte_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("failsOn");

    QTest::newRow("nothing") << ""s << -1;
    QTest::newRow("ASCII with a NUL") << "a\0b"s << -1;
    QTest::newRow("words of ASCII") << "0123456789abcdef0123"s << -1;
    QTest::newRow("Greek") << "\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5"s << -1;
    QTest::newRow("least of two bytes") << "\xc2\x80"s << -1;
    QTest::newRow("least of three bytes") << "\xe0\xa0\x80"s << -1;
    QTest::newRow("least of four bytes") << "\xf0\x90\x80\x80"s << -1;
    QTest::newRow("last before the surrogates") << "\xed\x9f\xbf"s << -1;
    QTest::newRow("first behind the surrogates") << "\xee\x80\x80"s << -1;
    QTest::newRow("greatest") << "\xf4\x8f\xbf\xbf"s << -1;
    QTest::newRow("noncharacter U+FFFF") << "\xef\xbf\xbf"s << -1;
    QTest::newRow("byte order mark") << "\xef\xbb\xbf"s << -1;

    QTest::newRow("continuation alone") << "\x80"s << 0;
    QTest::newRow("overlong solidus") << "\xc0\xaf"s << 0;
    QTest::newRow("overlong of two bytes") << "\xc1\xbf"s << 0;
    QTest::newRow("overlong of three bytes") << "\xe0\x9f\xbf"s << 1;
    QTest::newRow("overlong of four bytes") << "\xf0\x8f\xbf\xbf"s << 1;
    QTest::newRow("first surrogate") << "\xed\xa0\x80"s << 1;
    QTest::newRow("above U+10FFFF") << "\xf4\x90\x80\x80"s << 1;
    QTest::newRow("lead byte that nothing has") << "\xf5\x80\x80\x80"s << 0;
    QTest::newRow("form of five bytes") << "\xf8\x88\x80\x80\x80"s << 0;
    QTest::newRow("0xff") << "\xff"s << 0;
    QTest::newRow("lead byte instead of a continuation") << "\xce\xce"s << 1;
    QTest::newRow("ASCII instead of a continuation") << "\xe1\xbd\x41"s << 2;
    QTest::newRow("fourth byte is wrong") << "\xf0\x9f\x98\x28"s << 3;

    QTest::newRow("cut behind one byte of two") << "ab\xce"s << -2;
    QTest::newRow("cut behind three bytes of four") << "\xf0\x9f\x98"s << -2;
}

void TestUtf8Validator::w5Text_isValidOrFailsOnAByte()
{
    QFETCH(std::string, text);
    QFETCH(int, failsOn);
    QCOMPARE(failureOf(text), failsOn);
    // Behind words of ASCII, in one piece, the same is found.
    const std::string shifted = "0123456789abcdef" + text;
    QCOMPARE(opsroom::websocket::isUtf8(shifted), failsOn == -1);
}

void TestUtf8Validator::everyCodePoint_isValidButSurrogates()
{
    for (std::uint32_t c = 0; c <= 0x10ffff; ++c) {
        const bool isSurrogate = c >= 0xd800 && c < 0xe000;
        if (opsroom::websocket::isUtf8(encoded(c)) == isSurrogate)
            QFAIL(qPrintable(QStringLiteral("U+%1").arg(c, 0, 16)));
    }
}

OPSROOM_TEST(TestUtf8Validator)
#include "tst_utf8_validator.moc"
