#include "core/protocol/json/value.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

using namespace std::string_literals;
namespace json = opsroom::json;

class TestJsonValue : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void number_isAnIntegerIfWrittenAsOne_data();
    void number_isAnIntegerIfWrittenAsOne();
    void string_isUnescaped_data();
    void string_isUnescaped();
    void find_looksAtNamesOfThisObjectOnly();
    void find_comparesUnescapedNames();
    void absentValue_answersTypeTests();
    void elements_comeInOrder();
    void members_comeInOrder();
    void otherTypes_haveNothingInside_data();
    void otherTypes_haveNothingInside();
    void booleans_readAsThemselves();
    void raw_keepsEveryByte();
};

namespace {

/// A parsed text together with what its value points to.
struct Parsed
{
    explicit Parsed(std::string source) : text(std::move(source)), value(document.parse(text).value_or({})) {}

    std::string text;
    json::Document document;
    json::Value value;
};

} // namespace

void TestJsonValue::number_isAnIntegerIfWrittenAsOne_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::optional<std::int64_t>>("integer");
    const std::optional<std::int64_t> none;
    const auto some = [](std::int64_t number) { return std::optional(number); };
    QTest::newRow("zero") << "0"s << some(0);
    QTest::newRow("negative zero") << "-0"s << some(0);
    QTest::newRow("beyond the exact range of a double") << "9007199254740993"s << some(9007199254740993);
    QTest::newRow("the largest") << "9223372036854775807"s << some(std::numeric_limits<std::int64_t>::max());
    QTest::newRow("one more than the largest") << "9223372036854775808"s << none;
    QTest::newRow("the least") << "-9223372036854775808"s << some(std::numeric_limits<std::int64_t>::min());
    QTest::newRow("one less than the least") << "-9223372036854775809"s << none;
    QTest::newRow("400 digits") << std::string(400, '1') << none;
    QTest::newRow("a fraction of zero") << "1.0"s << none;
    QTest::newRow("an exponent of zero") << "1e0"s << none;
    QTest::newRow("a string of digits") << R"("1")"s << none;
    QTest::newRow("null") << "null"s << none;
}

void TestJsonValue::number_isAnIntegerIfWrittenAsOne()
{
    QFETCH(std::string, text);
    QFETCH(std::optional<std::int64_t>, integer);
    const Parsed parsed(text);
    QVERIFY(parsed.value.isPresent());
    QCOMPARE(parsed.value.integer(), integer);
}

void TestJsonValue::string_isUnescaped_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("string");
    QTest::addColumn<bool>("plain");
    QTest::newRow("empty") << R"("")"s
                           << ""s << true;
    QTest::newRow("ASCII") << R"("subscribe")"s
                           << "subscribe"s << true;
    QTest::newRow("raw characters of several bytes") << "\"\xe2\x82\xac\""s
                                                     << "\xe2\x82\xac"s << true;
    QTest::newRow("short escapes") << R"("\"\\\/\b\f\n\r\t")"s
                                   << "\"\\/\b\f\n\r\t"s << false;
    QTest::newRow("one escape between letters") << R"("a\u0062c")"s
                                                << "abc"s << false;
    QTest::newRow("an escaped NUL") << R"("\u0000")"s
                                    << "\0"s << false;
    QTest::newRow("the borders of one, two and three bytes")
        << R"("\u007f\u0080\u07ff\u0800\uffff")"s
        << "\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xef\xbf\xbf"s << false;
    QTest::newRow("around the surrogates") << R"("\ud7ff\ue000")"s
                                           << "\xed\x9f\xbf\xee\x80\x80"s << false;
    QTest::newRow("the first and the last pair of surrogates") << R"("\ud800\udc00\uDBFF\uDFFF")"s
                                                               << "\xf0\x90\x80\x80\xf4\x8f\xbf\xbf"s << false;
}

void TestJsonValue::string_isUnescaped()
{
    QFETCH(std::string, text);
    QFETCH(std::string, string);
    QFETCH(bool, plain);
    const Parsed parsed(text);
    QVERIFY(parsed.value.isString());
    QCOMPARE(parsed.value.string(), string);
    QCOMPARE(parsed.value.plainString().has_value(), plain);
    QCOMPARE(std::string(parsed.value.plainString().value_or(string)), string);
    QVERIFY(parsed.value.equals(string));
    QVERIFY(!parsed.value.equals(string + "x"));
}

void TestJsonValue::find_looksAtNamesOfThisObjectOnly()
{
    const Parsed parsed(R"({"outer":{"name":1},"list":[{"name":2}],"value":"name","name":3})");
    QCOMPARE(parsed.value.find("name").integer(), std::optional<std::int64_t>(3));
    QCOMPARE(parsed.value.find("outer").find("name").integer(), std::optional<std::int64_t>(1));
    QVERIFY(!parsed.value.find("list").find("name").isPresent());
    QVERIFY(!parsed.value.find("").isPresent());
    QVERIFY(!parsed.value.find("Name").isPresent());
}

void TestJsonValue::find_comparesUnescapedNames()
{
    const Parsed parsed(R"({"tenant\u0049d":"a","\u00e9":1})");
    QVERIFY(parsed.value.find("tenantId").equals("a"));
    QCOMPARE(parsed.value.find("\xc3\xa9").integer(), std::optional<std::int64_t>(1));
    QVERIFY(!parsed.value.find(R"(tenant\u0049d)").isPresent());
}

void TestJsonValue::absentValue_answersTypeTests()
{
    const json::Value absent;
    QVERIFY(!absent.isPresent());
    QVERIFY(!absent.isObject() && !absent.isArray() && !absent.isString() && !absent.isNumber() && !absent.isNull());
    QVERIFY(!absent.find("a").isPresent());
    QVERIFY(!absent.integer() && !absent.boolean() && !absent.equals(""));
    QCOMPARE(absent.elementCount(), std::size_t(0));
}

void TestJsonValue::elements_comeInOrder()
{
    const Parsed parsed(R"([1,[2,[3]],{"a":[4]},"5",[],6])");
    std::vector<std::string> raw;
    for (const json::Value element : parsed.value.elements())
        raw.emplace_back(element.raw());
    QCOMPARE(raw, (std::vector{"1"s, "[2,[3]]"s, R"({"a":[4]})"s, R"("5")"s, "[]"s, "6"s}));
    QCOMPARE(parsed.value.elementCount(), std::size_t(6));
}

void TestJsonValue::members_comeInOrder()
{
    const Parsed parsed(R"({"z":{"y":[1,2]},"\u0061":[],"m":null})");
    std::string text;
    for (const json::Member member : parsed.value.members())
        text += member.name.string() + "=" + std::string(member.value.raw()) + ";";
    QCOMPARE(text, R"(z={"y":[1,2]};a=[];m=null;)"s);
}

void TestJsonValue::otherTypes_haveNothingInside_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("null") << "null"s;
    QTest::newRow("a number") << "1"s;
    QTest::newRow("a string that looks like an object") << R"("{\"a\":1}")"s;
    QTest::newRow("an empty array") << "[]"s;
    QTest::newRow("an empty object") << "{}"s;
}

void TestJsonValue::otherTypes_haveNothingInside()
{
    QFETCH(std::string, text);
    const Parsed parsed("[" + text + ",1]");
    const json::Value value = *parsed.value.elements().begin();
    QCOMPARE(value.elementCount(), std::size_t(0));
    QVERIFY(value.elements().begin() == value.elements().end());
    QVERIFY(value.members().begin() == value.members().end());
    QVERIFY(!value.find("a").isPresent());
}

void TestJsonValue::booleans_readAsThemselves()
{
    const Parsed parsed(R"([true,false,"true",1])");
    std::vector<std::optional<bool>> booleans;
    for (const json::Value element : parsed.value.elements())
        booleans.push_back(element.boolean());
    QCOMPARE(booleans, (std::vector<std::optional<bool>>{true, false, std::nullopt, std::nullopt}));
}

void TestJsonValue::raw_keepsEveryByte()
{
    const Parsed parsed(R"({ "amount" : 0.10000000000000000000000001 , "id":18446744073709551616,"t":"\u0041\/" })");
    QCOMPARE(std::string(parsed.value.find("amount").raw()), "0.10000000000000000000000001"s);
    QCOMPARE(std::string(parsed.value.find("id").raw()), "18446744073709551616"s);
    QCOMPARE(std::string(parsed.value.find("t").raw()), R"("\u0041\/")"s);
    QCOMPARE(std::string(parsed.value.raw()), parsed.text);
}

OPSROOM_TEST(TestJsonValue)
#include "tst_json_value.moc"
