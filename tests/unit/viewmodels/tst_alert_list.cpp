#include "qml/viewmodels/alerts_view_model.h"
#include "qml/viewmodels/settings_view_model.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"
#include "tests/unit/viewmodels/samples.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>

using namespace opsroom::viewmodels;
using namespace opsroom::test;
using opsroom::contract::Severity;

class TestAlertList : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void gravest_areFirst();
    void raisedAgain_staysOneRowAtItsHighestSeverity();
    void filter_appliesToWhatIsThereAndWhatArrives();
    void counts_areOfAllAlerts();
    void list_isBounded();
    void record_replacesItsRow();
    void whatAsksForAttention_isFirst();
    void openAlerts_replaceEverything();
    void handling_saysWhatIsMissing();
    void currentAlert_keepsItsSummaryWhenTheRowMoves();
    void randomOperations_keepTheModelSound();

private:
    [[nodiscard]] static QString ids(const AlertListModel &alerts);

    const QTemporaryDir m_dir;
    FakeClock m_clock;
    opsroom::client::HubConnection m_connection;
    SettingsViewModel m_settings{m_dir.filePath(QStringLiteral("settings.ini"))};
};

QString TestAlertList::ids(const AlertListModel &alerts)
{
    QStringList ids;
    for (int row = 0; row < alerts.count(); ++row)
        ids.append(alerts.index(row).data(AlertListModel::AlertIdRole).toString());
    return ids.join(u' ');
}

void TestAlertList::gravest_areFirst()
{
    AlertListModel alerts(m_clock, m_settings);
    const QAbstractItemModelTester tester(&alerts);
    alerts.add({alert(QStringLiteral("a"), Severity::Low, 1), alert(QStringLiteral("b"), Severity::Critical, 2),
                alert(QStringLiteral("c"), Severity::Low, 3)});
    alerts.add({alert(QStringLiteral("d"), Severity::High, 4)});
    QCOMPARE(ids(alerts), QStringLiteral("b d c a"));
    QCOMPARE(alerts.index(0).data(AlertListModel::SeverityTextRole).toString(), QStringLiteral("critical"));
}

void TestAlertList::raisedAgain_staysOneRowAtItsHighestSeverity()
{
    AlertListModel alerts(m_clock, m_settings);
    const QAbstractItemModelTester tester(&alerts);
    alerts.add({alert(QStringLiteral("a"), Severity::High, 1), alert(QStringLiteral("b"), Severity::Medium, 2)});
    alerts.add({alert(QStringLiteral("a"), Severity::Info, 3)});
    QCOMPARE(ids(alerts), QStringLiteral("a b"));
    QCOMPARE(alerts.index(0).data(AlertListModel::SeverityRole).toInt(), static_cast<int>(AlertListModel::High));
    QCOMPARE(alerts.index(0).data(AlertListModel::RepeatCountRole).toInt(), 2);
    auto elsewhere = alert(QStringLiteral("a"), Severity::Low, 4);
    elsewhere.tenantId = QStringLiteral("beta");
    alerts.add({elsewhere});
    QCOMPARE(ids(alerts), QStringLiteral("a b a"));
}

void TestAlertList::filter_appliesToWhatIsThereAndWhatArrives()
{
    AlertListModel alerts(m_clock, m_settings);
    const QAbstractItemModelTester tester(&alerts);
    alerts.add({alert(QStringLiteral("a"), Severity::Low, 1), alert(QStringLiteral("b"), Severity::High, 2)});
    alerts.setFilter(*FilterExpression::parse(QStringLiteral("sev>=high")));
    alerts.add({alert(QStringLiteral("c"), Severity::Low, 3), alert(QStringLiteral("d"), Severity::Critical, 4)});
    QCOMPARE(ids(alerts), QStringLiteral("d b"));
    QCOMPARE(alerts.total(), 4);
}

void TestAlertList::counts_areOfAllAlerts()
{
    AlertsViewModel page(m_connection, m_clock, m_settings);
    page.filter()->setText(QStringLiteral("sev:critical"));
    page.add({alert(QStringLiteral("a"), Severity::Low), alert(QStringLiteral("b"), Severity::Low),
              alert(QStringLiteral("c"), Severity::Critical)});
    QCOMPARE(page.counts()->low(), 2);
    QCOMPARE(page.counts()->critical(), 1);
    QCOMPARE(page.counts()->total(), 3);
    QCOMPARE(page.countText(), QStringLiteral("shown 1 of 3"));
}

void TestAlertList::list_isBounded()
{
    AlertListModel alerts(m_clock, m_settings);
    QList<opsroom::client::ComplianceAlert> many;
    for (int i = 0; i < static_cast<int>(AlertListModel::kMostAlerts) + 10; ++i)
        many.append(alert(QString::number(i), i == 0 ? Severity::Critical : Severity::Low, i + 1));
    alerts.add(many);
    QCOMPARE(alerts.total(), static_cast<int>(AlertListModel::kMostAlerts));
    // The oldest of the lowest severity have gone; the critical one, older than all, has stayed.
    QCOMPARE(alerts.index(0).data(AlertListModel::AlertIdRole).toString(), QStringLiteral("0"));
    QCOMPARE(alerts.index(alerts.count() - 1).data(AlertListModel::AlertIdRole).toString(), QStringLiteral("11"));
}

opsroom::client::ComplianceAlert record(const char *members)
{
    const QByteArray json = QByteArray(R"({"tenantId":"acme","message":"m","lastSeenAt":"2026-11-22T18:00:00.000Z",)")
                            + members + '}';
    const auto alert = opsroom::client::readComplianceAlert(json);
    Q_ASSERT(alert);
    return *alert;
}

void TestAlertList::record_replacesItsRow()
{
    AlertListModel alerts(m_clock, m_settings);
    const QAbstractItemModelTester tester(&alerts);
    alerts.add({alert(QStringLiteral("a"), Severity::High)});
    QCOMPARE(alerts.index(0).data(AlertListModel::StateTextRole).toString(), QStringLiteral("unacknowledged"));
    alerts.update(
        {record(R"("alertId":"a","severity":"high","version":3,"alarmState":"acked","ackBy":"bea","occurrences":4)")});
    QCOMPARE(alerts.count(), 1);
    QCOMPARE(alerts.index(0).data(AlertListModel::StateTextRole).toString(), QStringLiteral("acknowledged by bea"));
    QCOMPARE(alerts.index(0).data(AlertListModel::RepeatCountRole).toInt(), 4);
    alerts.update({record(R"("alertId":"a","severity":"high","version":2,"alarmState":"unacked")")});
    QCOMPARE(alerts.index(0).data(AlertListModel::AlarmStateRole).toInt(), static_cast<int>(AlertListModel::Acked));
    // Raised again: the hub's next record says what that means.
    alerts.add({alert(QStringLiteral("a"), Severity::Critical)});
    QCOMPARE(alerts.index(0).data(AlertListModel::AlarmStateRole).toInt(), static_cast<int>(AlertListModel::Acked));
}

void TestAlertList::whatAsksForAttention_isFirst()
{
    AlertListModel alerts(m_clock, m_settings);
    const QAbstractItemModelTester tester(&alerts);
    alerts.update(
        {record(R"("alertId":"closed","severity":"critical","version":1,"alarmState":"normal")"),
         record(
             R"("alertId":"shelved","severity":"critical","version":1,"alarmState":"shelved","shelvedUntil":"2026-11-22T20:00:00.000Z")"),
         record(R"("alertId":"acked","severity":"critical","version":1,"alarmState":"acked")"),
         record(R"("alertId":"low","severity":"low","version":1,"alarmState":"unacked")"),
         record(R"("alertId":"cleared","severity":"high","version":1,"alarmState":"cleared-unacked")")});
    QCOMPARE(ids(alerts), QStringLiteral("cleared low acked shelved closed"));
    QCOMPARE(alerts.index(3).data(AlertListModel::StateTextRole).toString(),
             QStringLiteral("shelved until 2026-11-22 20:00:00"));
    QCOMPARE(alerts.counts()[static_cast<std::size_t>(Severity::Critical)], 1);
    QVERIFY(!alerts.index(4).data(AlertListModel::IsOpenRole).toBool());
}

void TestAlertList::openAlerts_replaceEverything()
{
    AlertListModel alerts(m_clock, m_settings);
    const QAbstractItemModelTester tester(&alerts);
    alerts.add({alert(QStringLiteral("gone"), Severity::High)});
    const auto listed = opsroom::client::readOpenAlerts(
        R"({"alerts":[{"alertId":"x","tenantId":"acme","message":"m","severity":"low","version":2,"alarmState":"unacked"},{"no":"alert"}],"before":null})");
    QVERIFY(listed);
    alerts.replaceAll(*listed);
    QCOMPARE(ids(alerts), QStringLiteral("x"));
    alerts.replaceAll({});
    QCOMPARE(alerts.count(), 0);
    QVERIFY(!opsroom::client::readOpenAlerts("{}"));
}

void TestAlertList::handling_saysWhatIsMissing()
{
    AlertsViewModel page(m_connection, m_clock, m_settings);
    page.add({alert(QStringLiteral("a"), Severity::Critical), alert(QStringLiteral("b"), Severity::Low)});
    AlertHandling *handling = page.handling();
    QVERIFY(!handling->isAllowed());
    QVERIFY(!handling->hasAlert());
    page.setCurrentRow(0);
    QVERIFY(handling->hasAlert() && handling->isCritical() && handling->canAcknowledge());
    handling->acknowledge(QStringLiteral(" "));
    QCOMPARE(handling->message(), QStringLiteral("A critical alert is acknowledged with a note"));
    handling->shelve(2, QString());
    QCOMPARE(handling->message(), QStringLiteral("An alert is shelved with a reason"));
    handling->acknowledge(QStringLiteral("seen"));
    QCOMPARE(handling->message(), QStringLiteral("not connected"));
    QVERIFY(handling->isRefused() && !handling->isBusy());
    QCOMPARE(handling->acknowledgeShown(QString()), 1);
}

void TestAlertList::currentAlert_keepsItsSummaryWhenTheRowMoves()
{
    AlertsViewModel page(m_connection, m_clock, m_settings);
    page.add({alert(QStringLiteral("a"), Severity::Low, 1)});
    page.setCurrentRow(0);
    QVERIFY(page.summary()->rowCount() > 3);
    page.add({alert(QStringLiteral("b"), Severity::High, 2)});
    QCOMPARE(page.currentRow(), 1);
    QCOMPARE(page.summary()->index(0).data(FieldListModel::ValueRole).toString(), QStringLiteral("a"));
    page.filter()->setText(QStringLiteral("sev:high"));
    QCOMPARE(page.currentRow(), -1);
    QCOMPARE(page.summary()->rowCount(), 0);
}

void TestAlertList::randomOperations_keepTheModelSound()
{
    constexpr int kSteps = 400;
    QRandomGenerator random = seededRandom();
    AlertListModel alerts(m_clock, m_settings);
    const QAbstractItemModelTester tester(&alerts);
    QSignalSpy reset(&alerts, &QAbstractItemModel::modelReset);
    QSet<QString> known;
    for (int step = 0; step < kSteps; ++step) {
        if (random.bounded(6) == 0) {
            alerts.setFilter(*FilterExpression::parse(random.bounded(2) == 0 ? QString() : QStringLiteral("sev>low")));
        } else if (random.bounded(6) == 0) {
            m_clock.advance(std::chrono::seconds(1));
            alerts.tick();
        } else {
            QList<opsroom::client::ComplianceAlert> batch;
            for (int i = random.bounded(1, 10); i > 0; --i) {
                batch.append(
                    alert(QString::number(random.bounded(200)), static_cast<Severity>(random.bounded(5)), step));
                known.insert(batch.last().alertId);
            }
            alerts.add(batch);
        }
        QCOMPARE(alerts.total(), static_cast<int>(known.size()));
        for (int row = 1; row < alerts.count(); ++row)
            QVERIFY(alerts.alertAt(row - 1).severity >= alerts.alertAt(row).severity);
    }
    QCOMPARE(reset.count(), 0);
}

OPSROOM_TEST(TestAlertList)
#include "tst_alert_list.moc"
