#include "core/base/text_escape.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

#include <random>

using namespace std::string_literals;
using opsroom::appendEscaped;
using opsroom::utf8SequenceLength;

class TestTextEscape : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void text_isEscapedForJson_data();
    void text_isEscapedForJson();
    void randomBytes_becomeAJsonString();
    void everyCodePoint_hasItsSequenceLength();
    void brokenSequence_hasNoLength_data();
    void brokenSequence_hasNoLength();
};

void TestTextEscape::text_isEscapedForJson_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("escaped");
    QTest::newRow("nothing") << ""s
                             << ""s;
    QTest::newRow("plain ASCII, slash included") << "a/b ~"s
                                                 << "a/b ~"s;
    QTest::newRow("quote and backslash") << "\"\\"s
                                         << R"(\"\\)"s;
    QTest::newRow("controls with a short form") << "\b\f\n\r\t"s
                                                << R"(\b\f\n\r\t)"s;
    QTest::newRow("NUL") << "a\0b"s
                         << R"(a\u0000b)"s;
    QTest::newRow("the separator of Engine.IO packets") << "\x1e"s
                                                        << R"(\u001e)"s;
    QTest::newRow("the last control") << "\x1f"s
                                      << R"(\u001f)"s;
    QTest::newRow("DEL") << "\x7f"s
                         << R"(\u007f)"s;
    QTest::newRow("the controls of Latin-1, at which terminals act") << "\xc2\x85\xc2\x9b"s
                                                                     << R"(\u0085\u009b)"s;
    QTest::newRow("their neighbours in Latin-1") << "\xc2\xa0"s
                                                 << "\xc2\xa0"s;
    QTest::newRow("line separators of JavaScript") << "\xe2\x80\xa8\xe2\x80\xa9"s
                                                   << R"(\u2028\u2029)"s;
    QTest::newRow("their neighbours") << "\xe2\x80\xa7\xe2\x80\xaa"s
                                      << "\xe2\x80\xa7\xe2\x80\xaa"s;
    QTest::newRow("two, three and four bytes") << "\xc3\xa9\xe2\x82\xac\xf0\x9f\x92\xb6"s
                                               << "\xc3\xa9\xe2\x82\xac\xf0\x9f\x92\xb6"s;
    QTest::newRow("a lone continuation byte") << "a\x80z"s
                                              << "a\xef\xbf\xbdz"s;
    QTest::newRow("a sequence cut by the end") << "a\xc3"s
                                               << "a\xef\xbf\xbd"s;
    QTest::newRow("a sequence cut by ASCII") << "\xe2\x82z"s
                                             << "\xef\xbf\xbd\xef\xbf\xbdz"s;
}

void TestTextEscape::text_isEscapedForJson()
{
    QFETCH(std::string, text);
    QFETCH(std::string, escaped);
    std::string out = "before ";
    appendEscaped(out, text);
    QCOMPARE(out, "before " + escaped);
}

void TestTextEscape::randomBytes_becomeAJsonString()
{
    std::mt19937 random(1);
    for (int i = 0; i < 2000; ++i) {
        std::string text(random() % 40, '\0');
        for (char &byte : text)
            byte = static_cast<char>(random());
        std::string json = "[\"";
        appendEscaped(json, text);
        json += "\"]";
        const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(json));
        // Qt decodes broken UTF-8 by other rules of how many replacements to make: compare without them.
        QString read = document[0].toString();
        QString wanted = QString::fromStdString(text);
        QCOMPARE(read.remove(QChar::ReplacementCharacter), wanted.remove(QChar::ReplacementCharacter));
        QVERIFY(std::none_of(json.begin(), json.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }));
    }
}

void TestTextEscape::everyCodePoint_hasItsSequenceLength()
{
    for (char32_t point = 0; point <= 0x10ffff; ++point) {
        if (point >= 0xd800 && point < 0xe000)
            continue;
        // The letter keeps Qt from taking U+FEFF for a byte order mark.
        const std::string text = QString::fromUcs4(std::array{U'x', point}.data(), 2).toStdString();
        if (utf8SequenceLength(text, 1) != text.size() - 1)
            QFAIL(qPrintable(QStringLiteral("U+%1").arg(static_cast<uint>(point), 4, 16)));
    }
}

void TestTextEscape::brokenSequence_hasNoLength_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::newRow("continuation byte") << "\x80"s;
    QTest::newRow("slash in two bytes") << "\xc0\xaf"s;
    QTest::newRow("DEL in two bytes") << "\xc1\xbf"s;
    QTest::newRow("U+07FF in three bytes") << "\xe0\x9f\xbf"s;
    QTest::newRow("U+FFFF in four bytes") << "\xf0\x8f\xbf\xbf"s;
    QTest::newRow("first high surrogate") << "\xed\xa0\x80"s;
    QTest::newRow("last low surrogate") << "\xed\xbf\xbf"s;
    QTest::newRow("first code point beyond Unicode") << "\xf4\x90\x80\x80"s;
    QTest::newRow("lead byte of five") << "\xf8\x88\x80\x80\x80"s;
    QTest::newRow("byte that never occurs") << "\xff"s;
    QTest::newRow("two bytes, second missing") << "\xc3"s;
    QTest::newRow("three bytes, last missing") << "\xe2\x82"s;
    QTest::newRow("four bytes, last missing") << "\xf0\x9f\x92"s;
    QTest::newRow("four bytes, last is ASCII") << "\xf0\x9f\x92z"s;
}

void TestTextEscape::brokenSequence_hasNoLength()
{
    QFETCH(std::string, bytes);
    QCOMPARE(utf8SequenceLength(bytes, 0), std::size_t(0));
}

OPSROOM_TEST(TestTextEscape)
#include "tst_text_escape.moc"
