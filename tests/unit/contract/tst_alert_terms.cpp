#include "core/contract/alert_terms.h"
#include "core/contract/severity.h"
#include "tests/support/test_case.h"

using namespace opsroom::contract;

class TestAlertTerms : public opsroom::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void severities_growInTheirOrder();
    void names_areThoseOfTheContract_data();
    void names_areThoseOfTheContract();
    void names_readBack();
    void unknownNames_areRefused();
};

namespace {

template <class Names>
QString listOf(const Names &names)
{
    QStringList list;
    for (const std::string_view name : names)
        list << QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    return list.join(u' ');
}

} // namespace

void TestAlertTerms::severities_growInTheirOrder()
{
    using enum Severity;
    QVERIFY(Info < Low);
    QVERIFY(Low < Medium);
    QVERIFY(Medium < High);
    QVERIFY(High < Critical);
}

void TestAlertTerms::names_areThoseOfTheContract_data()
{
    QTest::addColumn<QString>("names");
    QTest::addColumn<QString>("contract");
    QTest::newRow("severities") << listOf(kSeverityNames) << "info low medium high critical";
    QTest::newRow("categories") << listOf(kAlertCategoryNames)
                                << "sanctions aml-rule velocity structuring travel-rule kyc fraud limit system";
    QTest::newRow("alarm states") << listOf(kAlarmStateNames)
                                  << "unacked acked cleared-unacked normal shelved suppressed out-of-service";
    QTest::newRow("case statuses") << listOf(kCaseStatusNames)
                                   << "open investigating awaiting-user pending-sar sar-filed resolved dismissed";
}

void TestAlertTerms::names_areThoseOfTheContract()
{
    QFETCH(QString, names);
    QTEST(names, "contract");
}

void TestAlertTerms::names_readBack()
{
    for (const std::string_view name : kSeverityNames)
        QVERIFY(textOf(*severityOf(name)) == name);
    for (const std::string_view name : kAlertCategoryNames)
        QVERIFY(textOf(*alertCategoryOf(name)) == name);
    for (const std::string_view name : kAlarmStateNames)
        QVERIFY(textOf(*alarmStateOf(name)) == name);
    for (const std::string_view name : kCaseStatusNames)
        QVERIFY(textOf(*caseStatusOf(name)) == name);
    QVERIFY(severityOf("high") == Severity::High);
    QVERIFY(alertCategoryOf("travel-rule") == AlertCategory::TravelRule);
    QVERIFY(alarmStateOf("cleared-unacked") == AlarmState::ClearedUnacked);
    QVERIFY(caseStatusOf("sar-filed") == CaseStatus::SarFiled);
}

void TestAlertTerms::unknownNames_areRefused()
{
    QVERIFY(!severityOf("urgent"));
    QVERIFY(!severityOf("High"));
    QVERIFY(!alertCategoryOf(""));
    QVERIFY(!alarmStateOf("UNACKED"));
    QVERIFY(!caseStatusOf("closed"));
}

OPSROOM_TEST(TestAlertTerms)
#include "tst_alert_terms.moc"
