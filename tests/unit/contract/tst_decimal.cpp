#include "core/contract/decimal.h"
#include "tests/support/test_case.h"

#include <random>

using opsroom::contract::Decimal;

class TestDecimal : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    // accepts
    void minorUnits_becomeText_data();
    void minorUnits_becomeText();
    void text_readsBackUnchanged_data();
    void text_readsBackUnchanged();
    void zero_hasNoSign();
    void comparison_ignoresTheScale_data();
    void comparison_ignoresTheScale();
    void sum_isExact_data();
    void sum_isExact();
    void sumOfTheLargestAmounts_staysExact();
    void randomNumbers_agreeWithIntegerArithmetic();

    // rejects
    void badMinorUnits_areRefused_data();
    void badMinorUnits_areRefused();
    void badText_isRefused_data();
    void badText_isRefused();
    void minorUnitsOfTooFewDecimals_areRefused();
};

namespace {

__extension__ using Wide = __int128;

const std::string kNines78(78, '9');
const std::string kNines30(30, '9');

Decimal number(const std::string &text)
{
    return Decimal::fromText(text).value();
}

Wide powerOfTen(int exponent)
{
    Wide power = 1;
    for (; exponent > 0; --exponent)
        power *= 10;
    return power;
}

/// The spelling of units / 10^scale, by plain integer arithmetic.
std::string textOf(Wide units, int scale)
{
    const bool isNegative = units < 0;
    std::string text;
    for (Wide rest = isNegative ? -units : units; rest != 0 || static_cast<int>(text.size()) <= scale; rest /= 10)
        text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
    if (scale > 0)
        text.insert(text.size() - static_cast<std::size_t>(scale), ".");
    return isNegative ? '-' + text : text;
}

std::weak_ordering orderOf(Wide left, Wide right)
{
    if (left == right)
        return std::weak_ordering::equivalent;
    return left < right ? std::weak_ordering::less : std::weak_ordering::greater;
}

} // namespace

void TestDecimal::minorUnits_becomeText_data()
{
    QTest::addColumn<std::string>("units");
    QTest::addColumn<int>("scale");
    QTest::addColumn<std::string>("text");
    const auto row = [](const char *name, std::string units, int scale, std::string text) {
        QTest::newRow(name) << units << scale << text;
    };
    row("euro and cent", "12345", 2, "123.45");
    row("cents only", "5", 2, "0.05");
    row("no decimals", "500", 0, "500");
    row("three decimals", "-1500", 3, "-1.500");
    row("four decimals", "1", 4, "0.0001");
    row("zero keeps its scale", "0", 2, "0.00");
    row("one wei", "1", 18, "0.000000000000000001");
    row("32 ether", "32000000000000000000", 18, "32.000000000000000000");
    row("the largest amount without decimals", kNines78, 0, kNines78);
    row("the largest amount of the largest scale", kNines78, 30, kNines78.substr(30) + '.' + kNines30);
    row("a zero in the middle of the limbs", "1000000000000000000", 9, "1000000000.000000000");
}

void TestDecimal::minorUnits_becomeText()
{
    QFETCH(std::string, units);
    QFETCH(int, scale);
    const auto decimal = Decimal::fromMinorUnits(units, scale);
    QVERIFY(decimal);
    QCOMPARE(decimal->scale(), scale);
    QTEST(decimal->text(), "text");
    QCOMPARE(decimal->minorUnits(scale).value(), units);
}

void TestDecimal::text_readsBackUnchanged_data()
{
    QTest::addColumn<std::string>("text");
    for (const std::string &text :
         {std::string("0"), std::string("0.0"), std::string("7"), std::string("-7"), std::string("700.00"),
          std::string("-0.01"), "0." + kNines30, kNines78, '-' + kNines78 + '.' + kNines30})
    {
        QTest::newRow(text.c_str()) << text;
    }
}

void TestDecimal::text_readsBackUnchanged()
{
    QFETCH(std::string, text);
    QCOMPARE(number(text).text(), text);
}

void TestDecimal::zero_hasNoSign()
{
    QCOMPARE(number("-0").text(), std::string("0"));
    QCOMPARE(number("-0.00").text(), std::string("0.00"));
    QVERIFY(!Decimal::fromMinorUnits("-0", 2)->isNegative());
    QVERIFY(number("-0.0") == Decimal());
    QVERIFY((number("1.5") + number("-1.5")).isZero());
    QVERIFY(!(number("-1.5") + number("1.5")).isNegative());
}

void TestDecimal::comparison_ignoresTheScale_data()
{
    QTest::addColumn<std::string>("left");
    QTest::addColumn<std::string>("right");
    QTest::addColumn<int>("order");
    const auto row = [](const char *name, const char *left, const char *right, int order) {
        QTest::newRow(name) << std::string(left) << std::string(right) << order;
    };
    row("the same in two scales", "1.5", "1.500", 0);
    row("zeros", "0", "-0.000", 0);
    row("the last of thirty decimals", "0.000000000000000000000000000001", "0", 1);
    row("below and above zero", "-0.1", "0.1", -1);
    row("two negative numbers", "-2", "-1.99", -1);
    row("more digits before the point", "10", "9.999", 1);
    row("beyond 2^64 by one", "18446744073709551616", "18446744073709551615", 1);
}

void TestDecimal::comparison_ignoresTheScale()
{
    QFETCH(std::string, left);
    QFETCH(std::string, right);
    QFETCH(int, order);
    QVERIFY((number(left) <=> number(right)) == (order <=> 0));
    QVERIFY((number(right) <=> number(left)) == (0 <=> order));
    QCOMPARE(number(left) == number(right), order == 0);
}

void TestDecimal::sum_isExact_data()
{
    QTest::addColumn<std::string>("left");
    QTest::addColumn<std::string>("right");
    QTest::addColumn<std::string>("sum");
    const auto row = [](const char *name, std::string left, std::string right, std::string sum) {
        QTest::newRow(name) << left << right << sum;
    };
    row("tenths, which floating point cannot add", "0.1", "0.2", "0.3");
    row("different scales", "1.5", "0.125", "1.625");
    row("a carry through every limb", kNines78 + '.' + kNines30, "0.000000000000000000000000000001",
        '1' + std::string(78, '0') + '.' + std::string(30, '0'));
    row("a borrow through many limbs", "1000000000000000000000000000", "-0.000000000000000001",
        "999999999999999999999999999.999999999999999999");
    row("a larger negative number wins the sign", "1.00", "-3.5", "-2.50");
    row("two negative numbers", "-1.01", "-2.99", "-4.00");
    row("a number and its opposite", "-12.30", "12.3", "0.00");
}

void TestDecimal::sum_isExact()
{
    QFETCH(std::string, left);
    QFETCH(std::string, right);
    QTEST((number(left) + number(right)).text(), "sum");
    QTEST((number(right) + number(left)).text(), "sum");
}

void TestDecimal::sumOfTheLargestAmounts_staysExact()
{
    const Decimal largest = number(kNines78);
    Decimal sum;
    for (int i = 0; i < 1000; ++i)
        sum += largest;
    QCOMPARE(sum.text(), kNines78.substr(1) + "9000");
    QVERIFY(sum > largest);
}

void TestDecimal::randomNumbers_agreeWithIntegerArithmetic()
{
    const auto seed = std::random_device()();
    qInfo("seed %u", seed);
    std::mt19937_64 random(seed);
    std::uniform_int_distribution<int> scales(0, 18);
    std::uniform_int_distribution<int> shifts(0, 63);
    const auto units = [&] { return static_cast<std::int64_t>(random()) >> shifts(random); };

    for (int round = 0; round < 20'000; ++round) {
        const int leftScale = scales(random);
        const int rightScale = scales(random);
        const int scale = std::max(leftScale, rightScale);
        const std::int64_t left = units();
        const std::int64_t right = units();
        const Wide alignedLeft = left * powerOfTen(scale - leftScale);
        const Wide alignedRight = right * powerOfTen(scale - rightScale);

        const auto a = Decimal::fromMinorUnits(std::to_string(left), leftScale);
        const auto b = Decimal::fromText(textOf(right, rightScale));
        QVERIFY(a && b);
        QCOMPARE(a->text(), textOf(left, leftScale));
        QCOMPARE(b->minorUnits(rightScale).value(), std::to_string(right));
        QCOMPARE(b->minorUnits(scale).value(), textOf(alignedRight, 0));
        QCOMPARE((*a + *b).text(), textOf(alignedLeft + alignedRight, scale));
        QVERIFY((*a <=> *b) == orderOf(alignedLeft, alignedRight));
        QCOMPARE(*a == *b, alignedLeft == alignedRight);
    }
}

void TestDecimal::badMinorUnits_areRefused_data()
{
    QTest::addColumn<std::string>("units");
    QTest::addColumn<int>("scale");
    QTest::newRow("nothing") << std::string() << 2;
    QTest::newRow("a minus sign alone") << std::string("-") << 2;
    QTest::newRow("a plus sign") << std::string("+1") << 2;
    QTest::newRow("a leading zero") << std::string("01") << 2;
    QTest::newRow("a point") << std::string("1.0") << 2;
    QTest::newRow("an exponent") << std::string("1e3") << 2;
    QTest::newRow("a blank") << std::string(" 1") << 2;
    QTest::newRow("79 digits") << std::string(79, '1') << 0;
    QTest::newRow("a negative scale") << std::string("1") << -1;
    QTest::newRow("a scale of 31") << std::string("1") << 31;
}

void TestDecimal::badMinorUnits_areRefused()
{
    QFETCH(std::string, units);
    QFETCH(int, scale);
    QVERIFY(!Decimal::fromMinorUnits(units, scale));
}

void TestDecimal::badText_isRefused_data()
{
    QTest::addColumn<std::string>("text");
    for (const char *text : {"", "-", ".", ".5", "1.", "-.5", "00", "01.5", "+1", "1,5", "1e3", "1.5E1", "1.2.3", "--1",
                             " 1", "1 ", "NaN", "0x10", "\xd9\xa1"})
        QTest::addRow("'%s'", text) << std::string(text);
    QTest::newRow("79 digits before the point") << std::string(79, '1');
    QTest::newRow("31 digits behind the point") << "0." + std::string(31, '0');
}

void TestDecimal::badText_isRefused()
{
    QFETCH(std::string, text);
    QVERIFY(!Decimal::fromText(text));
}

void TestDecimal::minorUnitsOfTooFewDecimals_areRefused()
{
    QVERIFY(!number("1.234").minorUnits(2));
    QVERIFY(!number("0.000000000000000000000000000001").minorUnits(29));
    QVERIFY(!number("1").minorUnits(-1));
    QVERIFY(!number("1").minorUnits(31));
    QCOMPARE(number("1.230").minorUnits(2).value(), std::string("123"));
    QCOMPARE(number("-0.000").minorUnits(0).value(), std::string("0"));
}

OPSROOM_TEST(TestDecimal)
#include "tst_decimal.moc"
