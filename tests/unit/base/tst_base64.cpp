#include "core/base/base64.h"
#include "core/base/random_bytes.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

#include <random>

using namespace std::string_literals;
using opsroom::appendBase64;
using opsroom::Base64;
using opsroom::decodeBase64;
using opsroom::encodeBase64;

class TestBase64 : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void bytes_haveOneSpellingPerAlphabet_data();
    void bytes_haveOneSpellingPerAlphabet();
    void anyOtherSpelling_isRefused_data();
    void anyOtherSpelling_isRefused();
    void randomBytes_surviveTheRoundTrip();
    void appending_keepsWhatIsThere();
};

void TestBase64::bytes_haveOneSpellingPerAlphabet_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("standard");
    QTest::addColumn<std::string>("url");
    // RFC 4648 section 10.
    QTest::newRow("nothing") << ""s
                             << ""s
                             << ""s;
    QTest::newRow("one byte") << "f"s
                              << "Zg=="s
                              << "Zg"s;
    QTest::newRow("two bytes") << "fo"s
                               << "Zm8="s
                               << "Zm8"s;
    QTest::newRow("three bytes") << "foo"s
                                 << "Zm9v"s
                                 << "Zm9v"s;
    QTest::newRow("four bytes") << "foob"s
                                << "Zm9vYg=="s
                                << "Zm9vYg"s;
    QTest::newRow("five bytes") << "fooba"s
                                << "Zm9vYmE="s
                                << "Zm9vYmE"s;
    QTest::newRow("six bytes") << "foobar"s
                               << "Zm9vYmFy"s
                               << "Zm9vYmFy"s;
    QTest::newRow("digits in which the alphabets differ") << "\xfb\xff\xfe"s
                                                          << "+//+"s
                                                          << "-__-"s;
    QTest::newRow("NUL bytes") << "\0\0"s
                               << "AAA="s
                               << "AAA"s;
}

void TestBase64::bytes_haveOneSpellingPerAlphabet()
{
    QFETCH(std::string, bytes);
    QFETCH(std::string, standard);
    QFETCH(std::string, url);
    QCOMPARE(encodeBase64(bytes, Base64::Standard), standard);
    QCOMPARE(encodeBase64(bytes, Base64::Url), url);
    QCOMPARE(decodeBase64(standard, Base64::Standard).value_or("refused"), bytes);
    QCOMPARE(decodeBase64(url, Base64::Url).value_or("refused"), bytes);
}

void TestBase64::anyOtherSpelling_isRefused_data()
{
    QTest::addColumn<Base64>("alphabet");
    QTest::addColumn<std::string>("text");
    QTest::newRow("padding missing") << Base64::Standard << "Zg"s;
    QTest::newRow("half of the padding") << Base64::Standard << "Zg="s;
    QTest::newRow("more padding than needed") << Base64::Standard << "Zm9v===="s;
    QTest::newRow("three padding characters") << Base64::Standard << "Z==="s;
    QTest::newRow("nothing but padding") << Base64::Standard << "===="s;
    QTest::newRow("padding in the middle") << Base64::Standard << "Zg==Zg=="s;
    QTest::newRow("padding in the URL alphabet") << Base64::Url << "Zg=="s;
    QTest::newRow("a length no byte string has") << Base64::Url << "Zm9vY"s;
    QTest::newRow("unused bits set behind one byte") << Base64::Standard << "Zh=="s;
    QTest::newRow("unused bits set behind two bytes") << Base64::Standard << "Zm9="s;
    QTest::newRow("unused bits set in the URL alphabet") << Base64::Url << "Zh"s;
    QTest::newRow("digit of the other alphabet in the standard one") << Base64::Standard << "-__-"s;
    QTest::newRow("digit of the other alphabet in the URL one") << Base64::Url << "+//+"s;
    QTest::newRow("white space inside") << Base64::Standard << "Zm 9v"s;
    QTest::newRow("line end behind") << Base64::Standard << "Zm9v\r\n"s;
    QTest::newRow("NUL inside") << Base64::Standard << "Zm\0v"s;
    QTest::newRow("byte above ASCII") << Base64::Url << "Zm9\xff"s;
}

void TestBase64::anyOtherSpelling_isRefused()
{
    QFETCH(Base64, alphabet);
    QFETCH(std::string, text);
    QVERIFY(!decodeBase64(text, alphabet));
}

void TestBase64::randomBytes_surviveTheRoundTrip()
{
    std::mt19937 random(1);
    for (std::size_t size = 0; size < 300; ++size) {
        std::string bytes(size, '\0');
        for (char &byte : bytes)
            byte = static_cast<char>(random());
        for (const Base64 alphabet : {Base64::Standard, Base64::Url})
            QCOMPARE(decodeBase64(encodeBase64(bytes, alphabet), alphabet).value_or("refused"), bytes);
    }
}

void TestBase64::appending_keepsWhatIsThere()
{
    std::string text = "b";
    appendBase64(text, "\x01\x02\x03\x04", Base64::Standard);
    QCOMPARE(text, "bAQIDBA=="s);
}

OPSROOM_TEST(TestBase64)
#include "tst_base64.moc"
