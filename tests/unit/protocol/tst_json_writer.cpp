#include "core/protocol/json/document.h"
#include "core/protocol/json/value.h"
#include "core/protocol/json/writer.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

#include <cmath>
#include <limits>

using namespace std::string_literals;
namespace json = opsroom::json;

class TestJsonWriter : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void calls_becomeCompactJsonInTheirOrder();
    void figure_hasAtMostThreeDecimals_data();
    void figure_hasAtMostThreeDecimals();
    void writtenText_readsBack();
};

void TestJsonWriter::calls_becomeCompactJsonInTheirOrder()
{
    std::string out = "42";
    json::Writer(out)
        .beginArray()
        .value("event")
        .beginObject()
        .member("text", "a\"b"s)
        .member("view", std::string_view("v"))
        .member("yes", true)
        .member("least", std::numeric_limits<std::int64_t>::min())
        .member("most", std::numeric_limits<std::uint64_t>::max())
        .rawMember("raw", "0.10")
        .name("empty")
        .beginObject()
        .endObject()
        .name("list")
        .beginArray()
        .beginArray()
        .endArray()
        .null()
        .raw("1e999")
        .endArray()
        .member("a\nb", 0)
        .endObject()
        .value(false)
        .endArray();
    QCOMPARE(out, R"(42["event",{"text":"a\"b","view":"v","yes":true,"least":-9223372036854775808,)"
                  R"("most":18446744073709551615,"raw":0.10,"empty":{},"list":[[],null,1e999],"a\nb":0},false])"s);
}

void TestJsonWriter::figure_hasAtMostThreeDecimals_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<std::string>("text");
    QTest::newRow("a whole number") << 1500.0 << "1500"s;
    QTest::newRow("zero") << 0.0 << "0"s;
    QTest::newRow("one decimal") << 0.5 << "0.5"s;
    QTest::newRow("rounded to three decimals") << -1.23456 << "-1.235"s;
    QTest::newRow("too small to be seen") << 0.0001 << "0"s;
    QTest::newRow("not a number") << std::nan("") << "null"s;
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << "null"s;
    QTest::newRow("longer than any figure") << 1e300 << "null"s;
}

void TestJsonWriter::figure_hasAtMostThreeDecimals()
{
    QFETCH(double, number);
    QFETCH(std::string, text);
    std::string out;
    json::Writer(out).figure(number);
    QCOMPARE(out, text);
}

void TestJsonWriter::writtenText_readsBack()
{
    std::string every;
    for (int c = 0; c < 0x80; ++c)
        every += static_cast<char>(c);
    every += "\xc2\x80\xc2\x9f\xc3\xa9\xe2\x80\xa8\xe2\x80\xa9\xf0\x9f\x92\xb6";
    std::string out;
    json::Writer(out).beginObject().member(every, every).endObject();
    json::Document document;
    const auto value = document.parse(out);
    QVERIFY(value);
    QCOMPARE(value->find(every).string(), every);
}

OPSROOM_TEST(TestJsonWriter)
#include "tst_json_writer.moc"
