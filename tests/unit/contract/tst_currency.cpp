#include "core/contract/currency.h"
#include "tests/support/test_case.h"

#include <map>
#include <set>

using opsroom::contract::minorUnitOf;

class TestCurrency : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void minorUnit_isThatOfIso4217_data();
    void minorUnit_isThatOfIso4217();
    void list_hasOneRowPerCountry();
    void table_isTheListWithoutRepetitionsAndWithdrawnCodes();
    void codesWithoutMinorUnit_areUnknown();

private:
    struct Row
    {
        QString code;
        QString minorUnit;
        bool isWithdrawn = false;
    };
    QList<Row> m_list;
};

/// The last four columns hold no quotes and no commas: code, number, minor unit, date of withdrawal.
void TestCurrency::initTestCase()
{
    QFile file(opsroom::test::dataFile(QStringLiteral("iso4217/codes-all.csv")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines.mid(1)) {
        const QStringList columns = line.trimmed().split(u',');
        QVERIFY(columns.size() >= 6);
        const auto fromEnd = [&columns](qsizetype n) { return columns[columns.size() - n]; };
        m_list.append({fromEnd(4), fromEnd(2), !fromEnd(1).isEmpty()});
    }
    QCOMPARE(m_list.size(), 449);
}

void TestCurrency::minorUnit_isThatOfIso4217_data()
{
    QTest::addColumn<std::string>("code");
    QTest::addColumn<int>("minorUnit");
    constexpr int kUnknown = -1;
    const auto row = [](const char *name, const char *code, int minorUnit) {
        QTest::newRow(name) << std::string(code) << minorUnit;
    };
    row("the first code of the table", "AED", 2);
    row("the last code of the table", "ZWG", 2);
    row("the euro has cents", "EUR", 2);
    row("the yen has no decimals", "JPY", 0);
    row("the Kuwaiti dinar has three", "KWD", 3);
    row("the Chilean unit of account has four", "CLF", 4);
    row("gold has no minor unit", "XAU", kUnknown);
    row("no currency at all", "XXX", kUnknown);
    row("the withdrawn Deutsche Mark", "DEM", kUnknown);
    row("a code in lower case", "eur", kUnknown);
    row("a crypto asset", "ETH", kUnknown);
    row("a prefix of a code", "EU", kUnknown);
    row("a code with something behind it", "EURO", kUnknown);
    row("nothing", "", kUnknown);
}

void TestCurrency::minorUnit_isThatOfIso4217()
{
    QFETCH(std::string, code);
    QTEST(minorUnitOf(code).value_or(-1), "minorUnit");
}

void TestCurrency::list_hasOneRowPerCountry()
{
    // The figures of the domain contract count rows: several countries share a currency.
    std::map<QString, int> rows;
    std::map<QString, std::set<QString>> codes;
    for (const Row &row : m_list) {
        if (row.isWithdrawn)
            continue;
        ++rows[row.minorUnit];
        codes[row.minorUnit].insert(row.code);
    }
    QCOMPARE(rows[QStringLiteral("0")], 31);
    QCOMPARE(rows[QStringLiteral("3")], 7);
    QCOMPARE(rows[QStringLiteral("4")], 2);
    // XOF stands in 8 of the 31 rows without decimals, XAF in 6, XPF in 3: 31 - 7 - 5 - 2 codes remain.
    QCOMPARE(codes[QStringLiteral("0")].size(), std::size_t(17));
    QCOMPARE(codes[QStringLiteral("2")].size(), std::size_t(139));
    QCOMPARE(codes[QStringLiteral("3")].size(), std::size_t(7));
    QCOMPARE(codes[QStringLiteral("4")].size(), std::size_t(2));
    QCOMPARE(codes[QStringLiteral("-")].size(), std::size_t(13));
}

void TestCurrency::table_isTheListWithoutRepetitionsAndWithdrawnCodes()
{
    std::map<std::string, int> wanted;
    for (const Row &row : m_list) {
        bool isNumber = false;
        const int minorUnit = row.minorUnit.toInt(&isNumber);
        if (!row.isWithdrawn && isNumber)
            wanted[row.code.toStdString()] = minorUnit;
    }
    std::map<std::string, int> table;
    for (char a = 'A'; a <= 'Z'; ++a) {
        for (char b = 'A'; b <= 'Z'; ++b) {
            for (char c = 'A'; c <= 'Z'; ++c) {
                const std::string code{a, b, c};
                if (const auto minorUnit = minorUnitOf(code))
                    table[code] = *minorUnit;
            }
        }
    }
    QCOMPARE(table.size(), std::size_t(165));
    QVERIFY(table == wanted);
}

void TestCurrency::codesWithoutMinorUnit_areUnknown()
{
    int checked = 0;
    for (const Row &row : m_list) {
        if (row.isWithdrawn || row.minorUnit != QStringLiteral("-"))
            continue;
        ++checked;
        QVERIFY(!minorUnitOf(row.code.toStdString()));
    }
    QCOMPARE(checked, 13);
}

OPSROOM_TEST(TestCurrency)
#include "tst_currency.moc"
