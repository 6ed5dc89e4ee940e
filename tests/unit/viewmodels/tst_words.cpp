#include "qml/viewmodels/words.h"
#include "tests/support/test_case.h"

using namespace opsroom::viewmodels;

class TestWords : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void age_isInTheLargestUnit_data();
    void age_isInTheLargestUnit();
    void duration_hasThreeDigits_data();
    void duration_hasThreeDigits();
    void size_isShort_data();
    void size_isShort();
    void json_isIndentedWithoutBeingRead_data();
    void json_isIndentedWithoutBeingRead();
    void time_ofAnotherDayHasItsDate();
    void shownText_isHarmless_data();
    void shownText_isHarmless();
};

void TestWords::age_isInTheLargestUnit_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("words");
    QTest::newRow("just now") << qint64(999) << QStringLiteral("now");
    QTest::newRow("before its time") << qint64(-5000) << QStringLiteral("now");
    QTest::newRow("seconds") << qint64(59'999) << QStringLiteral("59 s");
    QTest::newRow("minutes") << qint64(3'599'999) << QStringLiteral("59 min");
    QTest::newRow("hours") << qint64(86'399'999) << QStringLiteral("23 h");
    QTest::newRow("days") << qint64(864'000'000) << QStringLiteral("10 d");
}

void TestWords::age_isInTheLargestUnit()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QString, words);
    QCOMPARE(ageWords(milliseconds), words);
}

void TestWords::duration_hasThreeDigits_data()
{
    QTest::addColumn<double>("milliseconds");
    QTest::addColumn<QString>("words");
    QTest::newRow("too short to be told") << 0.0 << QStringLiteral("< 0.1 ms");
    QTest::newRow("below one") << 0.25 << QStringLiteral("0.3 ms");
    QTest::newRow("small") << 9.5 << QStringLiteral("9.5 ms");
    QTest::newRow("tens") << 42.4 << QStringLiteral("42 ms");
    QTest::newRow("seconds") << 1234.0 << QStringLiteral("1.23 s");
}

void TestWords::duration_hasThreeDigits()
{
    QFETCH(double, milliseconds);
    QFETCH(QString, words);
    QCOMPARE(durationWords(milliseconds), words);
}

void TestWords::size_isShort_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << qint64(0) << QStringLiteral("0 B");
    QTest::newRow("bytes") << qint64(1023) << QStringLiteral("1,023 B");
    QTest::newRow("kibibytes") << qint64(12 * 1024) << QStringLiteral("12 KiB");
    QTest::newRow("mebibytes") << qint64(3'565'158) << QStringLiteral("3.4 MiB");
}

void TestWords::size_isShort()
{
    QFETCH(qint64, bytes);
    QFETCH(QString, words);
    QCOMPARE(sizeWords(bytes), words);
}

void TestWords::json_isIndentedWithoutBeingRead_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("words");
    QTest::newRow("empty object") << QByteArray("{}") << QStringLiteral("{}");
    QTest::newRow("empty list") << QByteArray("[ ]") << QStringLiteral("[]");
    QTest::newRow("large number") << QByteArray("{\"a\":123456789012345678901234567890}")
                                  << QStringLiteral("{\n  \"a\": 123456789012345678901234567890\n}");
    QTest::newRow("list in object") << QByteArray("{\"a\":[1,2]}")
                                    << QStringLiteral("{\n  \"a\": [\n    1,\n    2\n  ]\n}");
    QTest::newRow("escapes stay") << QByteArray("[\"\\u003cb\\u003e\"]")
                                  << QStringLiteral("[\n  \"\\u003cb\\u003e\"\n]");
    QTest::newRow("broken") << QByteArray("{\"a\":") << QStringLiteral("{\"a\":");
}

void TestWords::json_isIndentedWithoutBeingRead()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, words);
    QCOMPARE(indentedJson(json), words);
}

void TestWords::time_ofAnotherDayHasItsDate()
{
    QCOMPARE(timeWords(1'700'000'000'123, true), QStringLiteral("2023-11-14 22:13:20"));
    QCOMPARE(isoTime(1'700'000'000'123), QStringLiteral("2023-11-14T22:13:20.123Z"));
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QCOMPARE(timeWords(now, true),
             QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).toString(QStringLiteral("HH:mm:ss.zzz")));
}

void TestWords::shownText_isHarmless_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << QStringLiteral("Müller & Söhne") << QStringLiteral("Müller & Söhne");
    QTest::newRow("markup stays as it is") << QStringLiteral("<b>x</b>") << QStringLiteral("<b>x</b>");
    QTest::newRow("line ends") << QStringLiteral("a\nb") << QStringLiteral("a\uFFFDb");
    QTest::newRow("turned writing") << QStringLiteral("moc.\u202Eknab") << QStringLiteral("moc.\uFFFDknab");
    QTest::newRow("Arabic letters stay") << QStringLiteral("بنك") << QStringLiteral("بنك");
    QTest::newRow("as long as it may be") << QString(300, u'x') << QString(300, u'x');
    QTest::newRow("too long") << QString(301, u'x') << QString(300, u'x') + u'…';
    QTest::newRow("cut before a pair") << QString(299, u'x') + QStringLiteral("😀") << QString(299, u'x') + u'…';
}

void TestWords::shownText_isHarmless()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(shownText(text), shown);
}

OPSROOM_TEST(TestWords)
#include "tst_words.moc"
