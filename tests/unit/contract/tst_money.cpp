#include "core/contract/money.h"
#include "tests/support/test_case.h"

using namespace opsroom;
using namespace opsroom::contract;

class TestMoney : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void amount_isJudgedByItsSpelling_data();
    void amount_isJudgedByItsSpelling();
    void amountText_isJudgedByItsSpelling_data();
    void amountText_isJudgedByItsSpelling();
    void decimalText_becomesMinorUnits_data();
    void decimalText_becomesMinorUnits();
    void lostDigits_areRefused_data();
    void lostDigits_areRefused();
};

void TestMoney::amount_isJudgedByItsSpelling_data()
{
    QTest::addColumn<std::string>("json");
    QTest::addColumn<int>("scale");
    QTest::addColumn<std::string>("text"); // of the number, empty for what is no amount
    const auto row = [](const char *name, std::string json, int scale, const char *text) {
        QTest::newRow(name) << json << scale << std::string(text);
    };
    row("100 crowns", "10000", 2, "100.00");
    row("500 yen", "500", 0, "500");
    row("1.5 Kuwaiti dinars", "1500", 3, "1.500");
    row("one Chilean unit of account", "10000", 4, "1.0000");
    row("a negative number", "-5", 2, "-0.05");
    row("zero", "0", 2, "0.00");
    row("minus zero is zero", "-0", 2, "0.00");
    row("minus zero as a string is zero", R"("-0")", 2, "0.00");
    row("2^53-1", "9007199254740991", 0, "9007199254740991");
    row("-(2^53-1)", "-9007199254740991", 0, "-9007199254740991");
    row("2^53 as a number", "9007199254740992", 0, "");
    row("-2^53 as a number", "-9007199254740992", 0, "");
    row("a number beyond 64 bits", "99999999999999999999", 0, "");
    row("2^53 as a string", R"("9007199254740992")", 0, "9007199254740992");
    row("32 ether as a string of wei", R"("32000000000000000000")", 18, "32.000000000000000000");
    row("a string of 78 digits", '"' + std::string(78, '1') + '"', 0, std::string(78, '1').c_str());
    row("a negative string of 78 digits", "\"-" + std::string(78, '1') + '"', 0, ('-' + std::string(78, '1')).c_str());
    row("a string of 79 digits", '"' + std::string(79, '1') + '"', 0, "");
    row("a fraction", "100.5", 2, "");
    row("a fraction of zero", "10000.0", 2, "");
    row("an exponent", "1e3", 2, "");
    row("a capital exponent", "1E3", 2, "");
    row("an exponent in a string", R"("1e3")", 2, "");
    row("a point in a string", R"("1.0")", 2, "");
    row("a leading zero in a string", R"("007")", 2, "");
    row("a plus sign in a string", R"("+7")", 2, "");
    row("a blank in a string", R"(" 7")", 2, "");
    row("an empty string", R"("")", 2, "");
    row("digits written as escapes", R"("\u0031")", 2, "");
    row("null", "null", 2, "");
    row("a boolean", "true", 2, "");
    row("an array", "[1]", 2, "");
}

void TestMoney::amount_isJudgedByItsSpelling()
{
    QFETCH(std::string, json);
    QFETCH(int, scale);
    QFETCH(std::string, text);
    json::Document document;
    const auto value = document.parse(json);
    QVERIFY(value);
    QCOMPARE(isAmount(*value), !text.empty());
    const auto number = decimalOf(*value, scale);
    QCOMPARE(number ? number->text() : std::string(), text);
    QVERIFY(!decimalOf(*value, 31));
}

void TestMoney::amountText_isJudgedByItsSpelling_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("isValid");
    const auto row = [](const char *name, std::string text, bool isValid) { QTest::newRow(name) << text << isValid; };
    row("two decimals", "700.00", true);
    row("no decimals", "700", true);
    row("a negative amount", "-12.30", true);
    row("minus zero", "-0.00", true);
    row("38 digits before the point", std::string(38, '9'), true);
    row("39 digits before the point", std::string(39, '9'), false);
    row("30 digits behind the point", "0." + std::string(30, '9'), true);
    row("31 digits behind the point", "0." + std::string(31, '9'), false);
    row("nothing before the point", ".50", false);
    row("nothing behind the point", "50.", false);
    row("a leading zero", "007.00", false);
    row("a comma", "1,50", false);
    row("a thousands separator", "1,000.00", false);
    row("an exponent", "1e3", false);
    row("a blank", "1 ", false);
    row("nothing", "", false);
}

void TestMoney::amountText_isJudgedByItsSpelling()
{
    QFETCH(std::string, text);
    QTEST(isAmountText(text), "isValid");
}

void TestMoney::decimalText_becomesMinorUnits_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("scale");
    QTest::addColumn<std::string>("units");
    const auto row = [](const char *name, std::string text, int scale, std::string units) {
        QTest::newRow(name) << text << scale << units;
    };
    row("no decimals written", "500", 2, "50000");
    row("one decimal written", "198.3", 2, "19830");
    row("a refund", "-12.30", 2, "-1230");
    row("pence only", "0.07", 2, "7");
    row("zeros beyond the scale lose nothing", "1.2300", 2, "123");
    row("zero", "0.00", 2, "0");
    row("minus zero", "-0.00", 2, "0");
    row("a currency without decimals", "500", 0, "500");
    row("a currency with three", "1.5", 3, "1500");
    row("a currency with four", "1.5", 4, "15000");
    row("ether", "32", 18, "32000000000000000000");
    row("the largest amount text", std::string(38, '9') + '.' + std::string(30, '9'), 30, std::string(68, '9'));
}

void TestMoney::decimalText_becomesMinorUnits()
{
    QFETCH(std::string, text);
    QFETCH(int, scale);
    const auto units = minorUnitsOf(text, scale);
    QVERIFY(units);
    QTEST(*units, "units");
}

void TestMoney::lostDigits_areRefused_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("scale");
    QTest::addColumn<std::string>("detail");
    const auto row = [](const char *name, const char *text, int scale, const char *detail) {
        QTest::newRow(name) << std::string(text) << scale << std::string(detail);
    };
    row("a third decimal of a pound", "1.234", 2, "the amount has more decimals than its scale holds");
    row("a decimal of a yen", "0.5", 0, "the amount has more decimals than its scale holds");
    row("what is no number", "1,234.00", 2, "the amount is not a decimal number");
    row("nothing", "", 2, "the amount is not a decimal number");
    row("a negative scale", "1", -1, "the scale must be 0 to 30");
    row("a scale of 31", "1", 31, "the scale must be 0 to 30");
}

void TestMoney::lostDigits_areRefused()
{
    QFETCH(std::string, text);
    QFETCH(int, scale);
    const auto units = minorUnitsOf(text, scale);
    QVERIFY(!units);
    QVERIFY(units.error().code == ErrorCode::BadRequest);
    QTEST(units.error().detail, "detail");
}

OPSROOM_TEST(TestMoney)
#include "tst_money.moc"
