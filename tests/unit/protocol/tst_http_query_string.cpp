#include "core/protocol/http/query_string.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

using namespace std::string_literals;

class TestHttpQueryString : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void value_isFoundAndDecoded_data();
    void value_isFoundAndDecoded();
};

void TestHttpQueryString::value_isFoundAndDecoded_data()
{
    using Value = std::optional<std::string>;
    QTest::addColumn<std::string>("query");
    QTest::addColumn<Value>("value"); // of the name "a"
    QTest::newRow("no query") << ""s << Value();
    QTest::newRow("alone") << "a=1"s << Value("1");
    QTest::newRow("between others") << "b=2&a=1&c=3"s << Value("1");
    QTest::newRow("the first of two") << "a=1&a=2"s << Value("1");
    QTest::newRow("without a value") << "a&b=1"s << Value("");
    QTest::newRow("with an empty value") << "b=1&a="s << Value("");
    QTest::newRow("an equals sign in the value") << "a=b=c"s << Value("b=c");
    QTest::newRow("names that only begin or end alike") << "aa=1&ba=2&A=3"s << Value();
    QTest::newRow("empty pairs") << "&&a=1&"s << Value("1");
    QTest::newRow("the name as a value") << "b=a&=a"s << Value();
    QTest::newRow("escapes in both cases") << "a=%2f%2F"s << Value("//");
    QTest::newRow("an escaped name") << "%61=1"s << Value("1");
    QTest::newRow("escaped separators") << "a=%26b%3D1"s << Value("&b=1");
    QTest::newRow("an escaped NUL") << "a=x%00y"s << Value("x\0y"s);
    QTest::newRow("a plus is a blank") << "a=x+y%2Bz"s << Value("x y+z");
    QTest::newRow("decoded once only") << "a=%252F"s << Value("%2F");
    QTest::newRow("an escape cut by the end") << "a=1%2"s << Value("1%2");
    QTest::newRow("a percent sign at the end") << "a=1%"s << Value("1%");
    QTest::newRow("an escape that is none") << "a=%zz%2x%+1"s << Value("%zz%2x% 1");
    QTest::newRow("an escape across the separator") << "a=%2&b=1"s << Value("%2");
}

void TestHttpQueryString::value_isFoundAndDecoded()
{
    QFETCH(std::string, query);
    QFETCH(std::optional<std::string>, value);
    QCOMPARE(opsroom::http::queryValue(query, "a"), value);
}

OPSROOM_TEST(TestHttpQueryString)
#include "tst_http_query_string.moc"
