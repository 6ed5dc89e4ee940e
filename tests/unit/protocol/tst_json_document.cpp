#include "core/protocol/json/document.h"
#include "core/protocol/json/value.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

using namespace std::string_literals;
namespace json = opsroom::json;

class TestJsonDocument : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void validText_isOneValue_data();
    void validText_isOneValue();
    void textOutsideTheGrammar_isRefused_data();
    void textOutsideTheGrammar_isRefused();
    void limit_holdsExactly_data();
    void limit_holdsExactly();
    void names_areUniqueInTheirObject_data();
    void names_areUniqueInTheirObject();
    void fault_namesItsByte();
    void parsingAgain_forgetsTheTextBefore();
};

namespace {

std::string repeated(std::size_t times, std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < times; ++i)
        result += text;
    return result;
}

std::string nested(std::size_t depth)
{
    return repeated(depth, "[") + repeated(depth, "]");
}

/// An object with the members "0":0, "1":0 and so on, and \a last at its end.
std::string objectOf(std::size_t members, std::string_view last = {})
{
    std::string text = "{";
    for (std::size_t i = 0; i < members; ++i)
        text += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\":0";
    return text.append(last) + "}";
}

} // namespace

void TestJsonDocument::validText_isOneValue_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<json::Type>("type");
    QTest::newRow("null") << "null"s << json::Type::Null;
    QTest::newRow("true") << "true"s << json::Type::True;
    QTest::newRow("false") << "false"s << json::Type::False;
    QTest::newRow("zero") << "0"s << json::Type::Number;
    QTest::newRow("negative zero") << "-0"s << json::Type::Number;
    QTest::newRow("a fraction") << "-0.50"s << json::Type::Number;
    QTest::newRow("exponents") << "[1e5,1E+5,0e-0,12.5E-3]"s << json::Type::Array;
    QTest::newRow("a number of 400 digits") << repeated(400, "9") << json::Type::Number;
    QTest::newRow("a number beyond any double") << "1e999"s << json::Type::Number;
    QTest::newRow("the empty string") << R"("")"s << json::Type::String;
    QTest::newRow("every short escape") << R"("\"\\\/\b\f\n\r\t")"s << json::Type::String;
    QTest::newRow("escapes of code units") << R"("\u0000\u00e9\u20AC\uffff")"s << json::Type::String;
    QTest::newRow("an escaped pair of surrogates") << R"("\ud83d\udcb6")"s << json::Type::String;
    QTest::newRow("characters of two, three and four bytes")
        << "\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x92\xb6\""s << json::Type::String;
    QTest::newRow("DEL and U+2028, which need no escape") << "\"\x7f\xe2\x80\xa8\""s << json::Type::String;
    QTest::newRow("an empty array") << "[]"s << json::Type::Array;
    QTest::newRow("an empty object") << "{}"s << json::Type::Object;
    QTest::newRow("an empty name") << R"({"":1})"s << json::Type::Object;
    QTest::newRow("everything nested") << R"({"a":[1,{"b":[[],{}]},"c"],"d":{"e":null}})"s << json::Type::Object;
    QTest::newRow("the same name in different objects") << R"({"a":{"a":{"a":1}},"b":{"a":2}})"s << json::Type::Object;
}

void TestJsonDocument::validText_isOneValue()
{
    QFETCH(std::string, text);
    QFETCH(json::Type, type);
    json::Document document;
    // White space around and behind every token changes nothing but the bytes in between.
    for (const std::string &padded : {text, " \t\r\n" + text + "\n\r\t "}) {
        const auto value = document.parse(padded);
        QVERIFY2(value, value ? "" : value.error().detail.c_str());
        QCOMPARE(value->type(), type);
        QCOMPARE(std::string(value->raw()), text);
    }
}

void TestJsonDocument::textOutsideTheGrammar_isRefused_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("nothing") << ""s;
    QTest::newRow("white space alone") << " \n"s;
    QTest::newRow("a byte order mark") << "\xef\xbb\xbf{}"s;
    QTest::newRow("two values") << "1 2"s;
    QTest::newRow("a bracket behind the value") << "[]]"s;
    QTest::newRow("a NUL behind the value") << "1\0"s;
    QTest::newRow("white space that JSON does not know") << "\f1"s;
    QTest::newRow("a comment") << "/**/1"s;
    QTest::newRow("a word cut short") << "tru"s;
    QTest::newRow("a word gone on") << "nulls"s;
    QTest::newRow("a word in capitals") << "True"s;
    QTest::newRow("not a number") << "NaN"s;
    QTest::newRow("infinity") << "-Infinity"s;
    QTest::newRow("a lone sign") << "-"s;
    QTest::newRow("a plus sign") << "+1"s;
    QTest::newRow("a leading zero") << "01"s;
    QTest::newRow("a leading zero behind the sign") << "-01"s;
    QTest::newRow("no digit before the point") << ".5"s;
    QTest::newRow("no digit behind the point") << "1."s;
    QTest::newRow("an exponent behind the point") << "1.e5"s;
    QTest::newRow("no digit in the exponent") << "1e"s;
    QTest::newRow("no digit behind the exponent's sign") << "1e+"s;
    QTest::newRow("a hexadecimal number") << "0x1"s;
    QTest::newRow("digits grouped") << "1_000"s;
    QTest::newRow("a string in single quotes") << "'a'"s;
    QTest::newRow("a string without its end") << "\"a"s;
    QTest::newRow("a string that ends in a backslash") << "\"a\\"s;
    QTest::newRow("a raw line end in a string") << "\"a\nb\""s;
    QTest::newRow("a raw tab in a string") << "\"\t\""s;
    QTest::newRow("a raw NUL in a string") << "\"\0\""s;
    QTest::newRow("an unknown escape") << R"("\a")"s;
    QTest::newRow("a hexadecimal escape") << R"("\x41")"s;
    QTest::newRow("a code unit of three digits") << R"("\u041")"s;
    QTest::newRow("a code unit with a letter that is no digit") << R"("\u00g0")"s;
    QTest::newRow("a code unit cut by the end") << R"("\u00)"s;
    QTest::newRow("a high surrogate alone") << R"("\ud800")"s;
    QTest::newRow("a low surrogate alone") << R"("\udc00")"s;
    QTest::newRow("surrogates in the wrong order") << R"("\udc00\ud800")"s;
    QTest::newRow("two high surrogates") << R"("\ud800\ud800")"s;
    QTest::newRow("two low surrogates") << R"("\udc00\udc00")"s;
    QTest::newRow("a high surrogate and a letter") << R"("\ud800a")"s;
    QTest::newRow("a high surrogate and another escape") << R"("\ud800\n")"s;
    QTest::newRow("a high surrogate in a name") << R"({"\ud800":1})"s;
    QTest::newRow("a surrogate in UTF-8") << "\"\xed\xa0\x80\""s;
    QTest::newRow("an overlong slash") << "\"\xc0\xaf\""s;
    QTest::newRow("a byte that never occurs in UTF-8") << "\"\xff\""s;
    QTest::newRow("a character cut by the end of its string") << "\"\xe2\x82\""s;
    QTest::newRow("a code point beyond Unicode") << "\"\xf4\x90\x80\x80\""s;
    QTest::newRow("an array without its end") << "[1"s;
    QTest::newRow("an array with the end of an object") << "[1}"s;
    QTest::newRow("a comma behind the last element") << "[1,]"s;
    QTest::newRow("a comma alone") << "[,]"s;
    QTest::newRow("two commas") << "[1,,2]"s;
    QTest::newRow("elements without a comma") << "[1 2]"s;
    QTest::newRow("an object without its end") << R"({"a":1)"s;
    QTest::newRow("an object with the end of an array") << R"({"a":1])"s;
    QTest::newRow("a comma behind the last member") << R"({"a":1,})"s;
    QTest::newRow("members without a comma") << R"({"a":1 "b":2})"s;
    QTest::newRow("a name without a colon") << R"({"a" 1})"s;
    QTest::newRow("a name without a value") << R"({"a":})"s;
    QTest::newRow("a name alone") << R"({"a"})"s;
    QTest::newRow("a name without quotes") << "{a:1}"s;
    QTest::newRow("a number as a name") << "{1:2}"s;
    QTest::newRow("a colon in an array") << R"(["a":1])"s;
}

void TestJsonDocument::textOutsideTheGrammar_isRefused()
{
    QFETCH(std::string, text);
    json::Document document;
    const auto value = document.parse(text);
    QVERIFY(!value);
    QCOMPARE(value.error().code, opsroom::ErrorCode::BadRequest);
    QVERIFY(!value.error().detail.empty());
}

void TestJsonDocument::limit_holdsExactly_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("arrays as deep as the limit") << nested(32) << true;
    QTest::newRow("arrays one deeper") << nested(33) << false;
    QTest::newRow("objects as deep as the limit") << repeated(32, "{\"a\":") + "1" + repeated(32, "}") << true;
    QTest::newRow("objects one deeper") << repeated(33, "{\"a\":") + "1" + repeated(33, "}") << false;
    QTest::newRow("depth counts what is open, not what was") << "[" + repeated(500, nested(31) + ",") + "1]" << true;
    QTest::newRow("a million brackets") << repeated(1'000'000, "[") << false;
    QTest::newRow("as many members as the limit") << objectOf(1000) << true;
    QTest::newRow("one member more") << objectOf(1001) << false;
    QTest::newRow("too many members in an object within") << "[" + objectOf(1001) + "]" << false;
    QTest::newRow("members count for each object") << "[" + objectOf(1000) + "," + objectOf(1000) + "]" << true;
    QTest::newRow("elements do not count as members") << "[" + repeated(5000, "0,") + "0]" << true;
}

void TestJsonDocument::limit_holdsExactly()
{
    QFETCH(std::string, text);
    QFETCH(bool, accepted);
    json::Document document;
    QCOMPARE(document.parse(text, {.depth = 32, .members = 1000}).has_value(), accepted);
}

void TestJsonDocument::names_areUniqueInTheirObject_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("the same name twice") << R"({"a":1,"a":1})"s;
    QTest::newRow("the first and the last of three") << R"({"a":1,"b":2,"a":3})"s;
    QTest::newRow("the empty name twice") << R"({"":1,"":2})"s;
    QTest::newRow("escaped once") << R"({"role":1,"\u0072ole":2})"s;
    QTest::newRow("escaped twice in different ways") << R"({"a\/b":1,"a\u002Fb":2})"s;
    QTest::newRow("a character and its escaped surrogates") << "{\"\xf0\x9f\x92\xb6\":1,\"\\ud83d\\udcb6\":2}"s;
    QTest::newRow("in an object within") << R"([{"x":{"a":1,"a":1}}])"s;
    QTest::newRow("with nested objects in between") << R"({"a":{"b":1},"c":[{"a":1}],"a":2})"s;
    QTest::newRow("among 16 members") << objectOf(15, R"(,"0":1)");
    QTest::newRow("among 17 members") << objectOf(16, R"(,"0":1)");
    QTest::newRow("escaped, among 17 members") << objectOf(16, R"(,"\u0030":1)");
    QTest::newRow("the last two of 1000 members") << objectOf(999, R"(,"998":1)");
}

void TestJsonDocument::names_areUniqueInTheirObject()
{
    QFETCH(std::string, text);
    json::Document document;
    const auto value = document.parse(text);
    QVERIFY(!value);
    QVERIFY(value.error().detail.find("member name used twice") != std::string::npos);
}

void TestJsonDocument::fault_namesItsByte()
{
    json::Document document;
    QCOMPARE(document.parse("[1, x]").error().detail, "JSON: expected a value at byte 4"s);
    QCOMPARE(document.parse("[1] 2").error().detail, "JSON: text goes on behind the value at byte 4"s);
    QCOMPARE(document.parse("[1").error().detail, "JSON: text ends inside a value at byte 2"s);
}

void TestJsonDocument::parsingAgain_forgetsTheTextBefore()
{
    json::Document document;
    QVERIFY(!document.parse("[[[{"));
    const auto value = document.parse("[1]");
    QVERIFY(value);
    QCOMPARE(value->elementCount(), std::size_t(1));
}

OPSROOM_TEST(TestJsonDocument)
#include "tst_json_document.moc"
