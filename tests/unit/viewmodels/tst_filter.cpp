#include "qml/viewmodels/alert_subject.h"
#include "qml/viewmodels/filter_view_model.h"
#include "qml/viewmodels/settings_view_model.h"
#include "qml/viewmodels/transaction_subject.h"
#include "tests/support/test_case.h"
#include "tests/unit/viewmodels/samples.h"

#include <QtCore/QTemporaryDir>

using namespace opsroom::viewmodels;
using namespace opsroom::test;

class TestFilter : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void transaction_passes_data();
    void transaction_passes();
    void alert_passes_data();
    void alert_passes();
    void brokenText_saysWhy_data();
    void brokenText_saysWhy();
    void amountWithUnknownScale_matchesNoAmount();
    void brokenText_leavesTheFilterInForce();
    void chips_canBeRemovedAndEdited();
    void savedFilters_areThereNextTime();
    void oneFilter_isInForceFromTheStart();
    void limits_areHeld();
};

void TestFilter::transaction_passes_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("passes");
    const auto row = [](const char *name, const char *filter, bool passes) {
        QTest::newRow(name) << QString::fromUtf8(filter) << passes;
    };
    row("nothing asked", "", true);
    row("blanks only", "   ", true);
    row("its tenant", "tenant:acme", true);
    row("its tenant in capitals", "Tenant:ACME", true);
    row("another tenant", "tenant:beta", false);
    row("a piece of its tenant is not its tenant", "tenant:acm", false);
    row("not another tenant", "-tenant:beta", true);
    row("not its tenant", "-tenant:acme", false);
    row("one of several statuses", "status:failed,completed", true);
    row("none of several statuses", "status:failed,rejected", false);
    row("amount above", "amount>100", true);
    row("amount not above itself", "amount>123.45", false);
    row("amount at least itself", "amount>=123.45", true);
    row("amount at least itself, written longer", "amount>=123.4500", true);
    row("amount below a hair more", "amount<123.450000000000000000000000000001", true);
    row("amount at most less", "amount<=123.44", false);
    row("amount equals", "amount=123.45", true);
    row("amount with a colon", "amount:123.45", true);
    row("amount above a negative one", "amount>-5", true);
    row("unit", "unit:gbp", true);
    row("currency is the unit", "currency:EUR", false);
    row("piece of the counterparty", "party:jericho", true);
    row("counterparty in quotes", "party:\"run jer\"", true);
    row("text anywhere", "jericho", true);
    row("text anywhere in quotes", "\"run jericho\"", true);
    row("text nowhere", "\"jericho run\"", false);
    row("text is not the wanted one", "-jericho", false);
    row("transaction by its id", "tx:tx-1", true);
    row("two conditions, both true", "tenant:acme status:completed", true);
    row("two conditions, one false", "tenant:acme status:failed", false);
    row("a field that a transaction has not", "category:aml-rule", false);
    row("a severity that a transaction has not", "severity>=low", false);
}

void TestFilter::transaction_passes()
{
    QFETCH(QString, filter);
    QFETCH(bool, passes);
    const auto expression = FilterExpression::parse(filter);
    QVERIFY2(expression, expression ? "" : expression.error().detail.c_str());
    const auto update = transaction({.amount = QStringLiteral("123.45")});
    QCOMPARE(expression->matches(TransactionSubject(update)), passes);
}

void TestFilter::alert_passes_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("passes");
    QTest::newRow("severity at least") << QStringLiteral("sev>=high") << true;
    QTest::newRow("severity above itself") << QStringLiteral("severity>high") << false;
    QTest::newRow("severity equals") << QStringLiteral("severity:HIGH") << true;
    QTest::newRow("severity below") << QStringLiteral("sev<high") << false;
    QTest::newRow("words of the message") << QStringLiteral("\"large payment\"") << true;
    QTest::newRow("tenant") << QStringLiteral("tenant:acme") << true;
    QTest::newRow("an amount that an alert has not") << QStringLiteral("amount>0") << false;
}

void TestFilter::alert_passes()
{
    QFETCH(QString, filter);
    QFETCH(bool, passes);
    const auto expression = FilterExpression::parse(filter);
    QVERIFY(expression);
    QCOMPARE(expression->matches(AlertSubject(alert(QStringLiteral("a"), opsroom::contract::Severity::High))), passes);
}

void TestFilter::brokenText_saysWhy_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const char *filter, const char *why) {
        QTest::newRow(name) << QString::fromUtf8(filter) << QString::fromUtf8(why);
    };
    row("unknown field", "colour:red", "There is no field “colour”");
    row("no value", "tenant:", "“tenant:” has no value");
    row("an empty one among values", "status:failed,", "“status:failed,” has no value");
    row("open quote", "\"late", "A quotation mark is missing");
    row("amount in words", "amount>many", "“many” is no amount; write it like 1234.50");
    row("amount with grouping", "amount>1,000", "“amount>1,000” takes one value");
    row("amount with an exponent", "amount>1e3", "“1e3” is no amount; write it like 1234.50");
    row("more of a tenant", "tenant>acme",
        "“tenant>acme”: only amounts, severities and figures have a more and a less");
    row("no such severity", "sev:huge", "“huge” is no severity: info, low, medium, high or critical");
}

void TestFilter::brokenText_saysWhy()
{
    QFETCH(QString, filter);
    QFETCH(QString, why);
    const auto expression = FilterExpression::parse(filter);
    QVERIFY(!expression);
    QCOMPARE(QString::fromStdString(expression.error().detail), why);
}

void TestFilter::amountWithUnknownScale_matchesNoAmount()
{
    opsroom::client::TransactionUpdate update = transaction({});
    update.amount.value.reset();
    update.amount.raw = QStringLiteral("10000");
    for (const char *filter : {"amount>0", "amount<=0"}) {
        const auto expression = FilterExpression::parse(QString::fromLatin1(filter));
        QVERIFY(!expression->matches(TransactionSubject(update)));
    }
}

void TestFilter::brokenText_leavesTheFilterInForce()
{
    const QTemporaryDir dir;
    SettingsViewModel settings(dir.filePath(QStringLiteral("s.ini")));
    FilterViewModel filter(QStringLiteral("page"), settings);
    filter.setText(QStringLiteral("tenant:acme"));
    QSignalSpy changes(&filter, &FilterViewModel::expressionChanged);
    filter.setText(QStringLiteral("tenant:acme colour:red"));
    QCOMPARE(changes.count(), 0);
    QCOMPARE(filter.chips(), QStringList{QStringLiteral("tenant:acme")});
    QCOMPARE(filter.error(), QStringLiteral("There is no field “colour”"));
    filter.setText(QStringLiteral("tenant:acme "));
    QCOMPARE(filter.error(), QString());
    QCOMPARE(changes.count(), 0);
}

void TestFilter::chips_canBeRemovedAndEdited()
{
    const QTemporaryDir dir;
    SettingsViewModel settings(dir.filePath(QStringLiteral("s.ini")));
    FilterViewModel filter(QStringLiteral("page"), settings);
    filter.setText(QStringLiteral("tenant:acme  party:\"run jericho\" amount>5"));
    QCOMPARE(filter.chips().size(), 3);
    filter.removeChip(0);
    QCOMPARE(filter.text(), QStringLiteral("party:\"run jericho\" amount>5"));
    filter.editChip(1, QStringLiteral("amount>50"));
    QCOMPARE(filter.text(), QStringLiteral("party:\"run jericho\" amount>50"));
    filter.addToken(QStringLiteral("status:failed"));
    filter.addToken(QStringLiteral("status:failed"));
    QCOMPARE(filter.chips().size(), 3);
    filter.removeChip(7);
    QCOMPARE(filter.chips().size(), 3);
    filter.editChip(0, QStringLiteral(" "));
    QCOMPARE(filter.text(), QStringLiteral("amount>50 status:failed"));
}

void TestFilter::oneFilter_isInForceFromTheStart()
{
    const QTemporaryDir dir;
    SettingsViewModel settings(dir.filePath(QStringLiteral("default.ini")));
    {
        FilterViewModel filter(QStringLiteral("transactions"), settings);
        filter.setText(QStringLiteral("status:failed"));
        QVERIFY(filter.save(QStringLiteral("failed"), true));
        QCOMPARE(filter.defaultIndex(), 0);
        filter.setText(QStringLiteral("tenant:acme"));
        QVERIFY(filter.save(QStringLiteral("acme"), true)); // in place of the first
        QCOMPARE(filter.defaultIndex(), 1);
    }
    FilterViewModel filter(QStringLiteral("transactions"), settings);
    QVERIFY(!filter.isActive());
    filter.applyDefault();
    QCOMPARE(filter.text(), QStringLiteral("tenant:acme"));
    filter.removeSaved(1);
    FilterViewModel without(QStringLiteral("transactions"), settings);
    without.applyDefault();
    QVERIFY(!without.isActive());
    QCOMPARE(without.savedNames(), QStringList{QStringLiteral("failed")});
}

void TestFilter::savedFilters_areThereNextTime()
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("s.ini"));
    {
        SettingsViewModel settings(file);
        FilterViewModel filter(QStringLiteral("page"), settings);
        QVERIFY(!filter.save(QStringLiteral("nothing in force")));
        filter.setText(QStringLiteral("status:failed amount>1000"));
        QVERIFY(!filter.save(QStringLiteral("  ")));
        QVERIFY(filter.save(QStringLiteral(" Large\tfailures ")));
    }
    SettingsViewModel settings(file);
    FilterViewModel other(QStringLiteral("other"), settings);
    QCOMPARE(other.savedNames(), QStringList());
    FilterViewModel filter(QStringLiteral("page"), settings);
    QCOMPARE(filter.savedNames(), QStringList{QStringLiteral("Large failures")});
    filter.applySaved(0);
    QCOMPARE(filter.text(), QStringLiteral("status:failed amount>1000"));
    filter.removeSaved(0);
    QCOMPARE(filter.savedNames(), QStringList());
}

void TestFilter::limits_areHeld()
{
    QStringList tokens;
    for (int i = 0; i < FilterExpression::kMostTokens; ++i)
        tokens.append(QStringLiteral("t%1").arg(i));
    QVERIFY(FilterExpression::parse(tokens.join(u' ')));
    tokens.append(QStringLiteral("more"));
    QVERIFY(!FilterExpression::parse(tokens.join(u' ')));
    QVERIFY(FilterExpression::parse(QString(FilterExpression::kMostLength, u'x')));
    QVERIFY(!FilterExpression::parse(QString(FilterExpression::kMostLength + 1, u'x')));
}

OPSROOM_TEST(TestFilter)
#include "tst_filter.moc"
