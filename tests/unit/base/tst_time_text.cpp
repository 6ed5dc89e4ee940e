#include "core/base/time_text.h"
#include "tests/support/printers.h"
#include "tests/support/test_case.h"

using namespace std::chrono_literals;
using namespace std::string_literals;
using opsroom::parseTimeText;
using opsroom::TimeText;
using opsroom::WallTime;

class TestTimeText : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void time_hasOneText_data();
    void time_hasOneText();
    void everyDayOfSixCenturies_readsBack();
    void fraction_isReadToTheMillisecond_data();
    void fraction_isReadToTheMillisecond();
    void timeOutsideFourDigits_isHeldAtTheirEnd_data();
    void timeOutsideFourDigits_isHeldAtTheirEnd();
    void otherText_isRefused_data();
    void otherText_isRefused();
};

void TestTimeText::time_hasOneText_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<std::string>("text");
    QTest::newRow("the epoch") << qint64(0) << "1970-01-01T00:00:00.000Z"s;
    QTest::newRow("a millisecond before the epoch") << qint64(-1) << "1969-12-31T23:59:59.999Z"s;
    QTest::newRow("a time with milliseconds") << qint64(1700000000123) << "2023-11-14T22:13:20.123Z"s;
    QTest::newRow("behind the range of 32 bits") << qint64(2147483648000) << "2038-01-19T03:14:08.000Z"s;
    QTest::newRow("the leap day of a century") << qint64(951782400000) << "2000-02-29T00:00:00.000Z"s;
    QTest::newRow("the first year") << qint64(-62167219200000) << "0000-01-01T00:00:00.000Z"s;
    QTest::newRow("the last millisecond of four digits") << qint64(253402300799999) << "9999-12-31T23:59:59.999Z"s;
}

void TestTimeText::time_hasOneText()
{
    QFETCH(qint64, milliseconds);
    QFETCH(std::string, text);
    const WallTime time{std::chrono::milliseconds(milliseconds)};
    QCOMPARE(std::string(TimeText(time).view()), text);
    QCOMPARE(parseTimeText(text), std::optional(time));
}

void TestTimeText::everyDayOfSixCenturies_readsBack()
{
    // 25 h 0 min 1.001 s: all hours, minutes, seconds and milliseconds come by.
    const WallTime last = std::chrono::sys_days(std::chrono::year(2200) / 1 / 1);
    for (WallTime time = std::chrono::sys_days(std::chrono::year(1600) / 1 / 1); time < last; time += 25h + 1001ms) {
        const TimeText text(time);
        if (parseTimeText(text.view()) != time)
            QFAIL(std::string(text.view()).c_str());
    }
}

void TestTimeText::fraction_isReadToTheMillisecond_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("milliseconds");
    QTest::newRow("no fraction") << "1970-01-01T00:00:00Z"s << 0;
    QTest::newRow("one digit") << "1970-01-01T00:00:00.5Z"s << 500;
    QTest::newRow("two digits") << "1970-01-01T00:00:00.05Z"s << 50;
    QTest::newRow("microseconds are dropped") << "1970-01-01T00:00:00.999999Z"s << 999;
    QTest::newRow("any number of digits") << "1970-01-01T00:00:00.123" + std::string(1000, '9') + "Z" << 123;
    QTest::newRow("a leap second reads as the second before") << "1970-01-01T00:00:60.250Z"s << 59250;
}

void TestTimeText::fraction_isReadToTheMillisecond()
{
    QFETCH(std::string, text);
    QFETCH(int, milliseconds);
    QCOMPARE(parseTimeText(text), std::optional(WallTime(std::chrono::milliseconds(milliseconds))));
}

void TestTimeText::timeOutsideFourDigits_isHeldAtTheirEnd_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<std::string>("text");
    const std::string first = "0000-01-01T00:00:00.000Z";
    const std::string last = "9999-12-31T23:59:59.999Z";
    QTest::newRow("a millisecond after the last year") << qint64(253402300800000) << last;
    QTest::newRow("a millisecond before the first year") << qint64(-62167219200001) << first;
    QTest::newRow("the end of the clock") << std::numeric_limits<qint64>::max() << last;
    QTest::newRow("the beginning of the clock") << std::numeric_limits<qint64>::min() << first;
}

void TestTimeText::timeOutsideFourDigits_isHeldAtTheirEnd()
{
    QFETCH(qint64, milliseconds);
    QFETCH(std::string, text);
    QCOMPARE(std::string(TimeText(WallTime(std::chrono::milliseconds(milliseconds))).view()), text);
}

void TestTimeText::otherText_isRefused_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("nothing") << ""s;
    QTest::newRow("a date alone") << "2026-11-22"s;
    QTest::newRow("no zone") << "2026-11-22T18:00:00"s;
    QTest::newRow("no seconds") << "2026-11-22T18:00Z"s;
    QTest::newRow("no colon behind the hour") << "2026-11-22T1800:00Z"s;
    QTest::newRow("a zone that is not UTC") << "2026-11-22T18:00:00+01:00"s;
    QTest::newRow("UTC written as an offset") << "2026-11-22T18:00:00+00:00"s;
    QTest::newRow("a blank between date and time") << "2026-11-22 18:00:00Z"s;
    QTest::newRow("small letters") << "2026-11-22t18:00:00z"s;
    QTest::newRow("month 0") << "2026-00-22T18:00:00Z"s;
    QTest::newRow("month 13") << "2026-13-22T18:00:00Z"s;
    QTest::newRow("day 0") << "2026-11-00T18:00:00Z"s;
    QTest::newRow("day 31 of a month of 30") << "2026-11-31T18:00:00Z"s;
    QTest::newRow("29 February of a common year") << "2026-02-29T18:00:00Z"s;
    QTest::newRow("29 February of a century without a leap day") << "1900-02-29T18:00:00Z"s;
    QTest::newRow("hour 24") << "2026-11-22T24:00:00Z"s;
    QTest::newRow("minute 60") << "2026-11-22T18:60:00Z"s;
    QTest::newRow("second 61") << "2026-11-22T18:00:61Z"s;
    QTest::newRow("a point without digits") << "2026-11-22T18:00:00.Z"s;
    QTest::newRow("a comma for the point") << "2026-11-22T18:00:00,5Z"s;
    QTest::newRow("a sign") << "+026-11-22T18:00:00Z"s;
    QTest::newRow("a blank in a number") << "2026-11- 2T18:00:00Z"s;
    QTest::newRow("a year of five digits") << "12026-11-22T18:00:00Z"s;
    QTest::newRow("something behind") << "2026-11-22T18:00:00Z "s;
    QTest::newRow("a NUL behind") << "2026-11-22T18:00:00Z\0"s;
}

void TestTimeText::otherText_isRefused()
{
    QFETCH(std::string, text);
    QVERIFY(!parseTimeText(text));
}

OPSROOM_TEST(TestTimeText)
#include "tst_time_text.moc"
