#include "qml/viewmodels/settings_view_model.h"
#include "qml/viewmodels/transactions_view_model.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"
#include "tests/unit/viewmodels/samples.h"

#include <QtCore/QTemporaryDir>

using namespace opsroom::viewmodels;
using namespace opsroom::test;
using opsroom::contract::Severity;

class TestTransactionsPage : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_settings.setRingSize(SettingsViewModel::kLeastRingSize); }
    void whilePaused_theFeedStandsStill();
    void whilePaused_theBufferIsBounded();
    void currentRow_followsItsUpdate();
    void currentRow_endsWithItsUpdate();
    void orderOtherThanTime_stopsFollowing();
    void inspector_showsTheLifecycle();
    void inspector_keepsWhatTheLogLetGo();
    void inspector_showsJsonAsItCame();
    void inspector_namesRelatedAlerts();
    void selection_reachesFromRowToRow();
    void ringSize_isTheSettings();

private:
    const QTemporaryDir m_dir;
    const FakeClock m_clock;
    SettingsViewModel m_settings{m_dir.filePath(QStringLiteral("settings.ini"))};
    AlertListModel m_alerts{m_clock, m_settings};
};

void TestTransactionsPage::whilePaused_theFeedStandsStill()
{
    TransactionsViewModel page(m_settings, m_alerts);
    page.append(transactions(1, 5));
    page.setIsPaused(true);
    QCOMPARE(page.pauseText(), QStringLiteral("paused – 0 new, 0 dropped"));
    page.append(transactions(6, 3));
    QCOMPARE(page.shownCount(), 5);
    QCOMPARE(page.waitingCount(), 3);
    QCOMPARE(page.pauseText(), QStringLiteral("paused – 3 new, 0 dropped"));
    page.togglePause();
    QCOMPARE(page.shownCount(), 8);
    QCOMPARE(page.waitingCount(), 0);
    QCOMPARE(page.pauseText(), QString());
    QCOMPARE(page.countText(), QStringLiteral("shown 8 of 8"));
}

void TestTransactionsPage::whilePaused_theBufferIsBounded()
{
    TransactionsViewModel page(m_settings, m_alerts);
    page.setIsPaused(true);
    page.append(transactions(1, 900));
    page.append(transactions(901, 334));
    QCOMPARE(page.waitingCount(), 1000);
    QCOMPARE(page.pauseText(), QStringLiteral("paused – 1,000 new, 234 dropped"));
    page.setIsPaused(false);
    QCOMPARE(page.totalCount(), 1000);
    QCOMPARE(page.droppedCount(), 0);
    QCOMPARE(page.feed()->index(0).data(TransactionFeedModel::TransactionIdRole).toString(), QStringLiteral("tx-1234"));
}

void TestTransactionsPage::currentRow_followsItsUpdate()
{
    TransactionsViewModel page(m_settings, m_alerts);
    page.append(transactions(1, 5));
    page.setCurrentRow(1);
    page.append(transactions(6, 3));
    QCOMPARE(page.currentRow(), 4);
    page.filter()->setText(QStringLiteral("tx:tx-4"));
    QCOMPARE(page.currentRow(), 0);
    page.filter()->clear();
    page.sortBy(TransactionFeedModel::TransactionColumn);
    QCOMPARE(page.currentRow(), 3);
}

void TestTransactionsPage::currentRow_endsWithItsUpdate()
{
    TransactionsViewModel page(m_settings, m_alerts);
    page.append(transactions(1, 1));
    page.setCurrentRow(0);
    page.append(transactions(2, 1000));
    QCOMPARE(page.currentRow(), -1);
    page.setCurrentRow(5000);
    QCOMPARE(page.currentRow(), -1);
}

void TestTransactionsPage::orderOtherThanTime_stopsFollowing()
{
    TransactionsViewModel page(m_settings, m_alerts);
    QVERIFY(page.isFollowing());
    page.sortBy(TransactionFeedModel::AmountColumn);
    QVERIFY(!page.isFollowing());
    QVERIFY(page.isSortDescending());
    page.sortBy(TransactionFeedModel::AmountColumn);
    QVERIFY(!page.isSortDescending());
    page.setIsFollowing(true);
    QCOMPARE(page.sortColumn(), TransactionFeedModel::TimeColumn);
}

void TestTransactionsPage::inspector_showsTheLifecycle()
{
    TransactionsViewModel page(m_settings, m_alerts);
    for (const char *status : {"queued", "processing"})
        page.append({transaction({.status = QString::fromLatin1(status)})});
    page.append(transactions(2, 10));
    page.inspect(10);
    QVERIFY(page.isPaused());
    TransactionInspector *inspector = page.inspector();
    QVERIFY(inspector->isOpen());
    QCOMPARE(inspector->transactionId(), QStringLiteral("tx-1"));
    QCOMPARE(inspector->lifecycle()->count(), 2);
    QVERIFY(inspector->lifecycle()->index(1).data(LifecycleModel::IsCurrentRole).toBool());
    page.setIsPaused(false);
    page.append({transaction({.status = QStringLiteral("completed")})});
    QCOMPARE(inspector->lifecycle()->count(), 3);
    QCOMPARE(inspector->lifecycle()->index(2).data(LifecycleModel::StatusRole).toString(), QStringLiteral("completed"));
    inspector->close();
    QVERIFY(!inspector->isOpen());
    QCOMPARE(inspector->lifecycle()->count(), 0);
}

void TestTransactionsPage::inspector_keepsWhatTheLogLetGo()
{
    TransactionsViewModel page(m_settings, m_alerts);
    page.append(transactions(1, 1));
    page.inspect(0);
    page.setIsPaused(false);
    page.append(transactions(2, 1500));
    QCOMPARE(page.inspector()->transactionId(), QStringLiteral("tx-1"));
    QVERIFY(page.inspector()->summary()->rowCount() > 5);
}

void TestTransactionsPage::inspector_showsJsonAsItCame()
{
    TransactionsViewModel page(m_settings, m_alerts);
    const QByteArray json =
        R"({"transactionId":"tx-9","status":"queued","amount":"90071992547409931234","list":[1.50,{}]})";
    page.append({*opsroom::client::readTransactionUpdate(json)});
    page.inspect(0);
    QCOMPARE(page.inspector()->rawJson(), QString::fromLatin1(json));
    QCOMPARE(page.inspector()->prettyJson(),
             QStringLiteral("{\n  \"transactionId\": \"tx-9\",\n  \"status\": \"queued\",\n"
                            "  \"amount\": \"90071992547409931234\",\n  \"list\": [\n    1.50,\n    {}\n  ]\n}"));
}

void TestTransactionsPage::inspector_namesRelatedAlerts()
{
    AlertListModel alerts(m_clock, m_settings);
    TransactionsViewModel page(m_settings, alerts);
    page.append(transactions(1, 1));
    page.inspect(0);
    QCOMPARE(page.inspector()->relatedAlerts(), QStringList());
    opsroom::client::ComplianceAlert about = alert(QStringLiteral("a"), Severity::High);
    about.subjectTransaction = QStringLiteral("tx-1");
    opsroom::client::ComplianceAlert elsewhere = about;
    elsewhere.alertId = QStringLiteral("b");
    elsewhere.tenantId = QStringLiteral("beta");
    alerts.add({about, elsewhere});
    QCOMPARE(page.inspector()->relatedAlerts(), QStringList{QStringLiteral("high: large payment")});
}

void TestTransactionsPage::selection_reachesFromRowToRow()
{
    TransactionsViewModel page(m_settings, m_alerts);
    page.append(transactions(1, 10));
    page.toggleSelected(2);
    page.selectTo(5);
    QCOMPARE(page.selectedCount(), 4);
    page.toggleSelected(3);
    QCOMPARE(page.selectedCount(), 3);
    page.toggleSelected(99);
    page.selectTo(-1);
    QCOMPARE(page.selectedCount(), 3);
    page.clearSelection();
    QCOMPARE(page.selectedCount(), 0);
}

void TestTransactionsPage::ringSize_isTheSettings()
{
    SettingsViewModel settings(m_dir.filePath(QStringLiteral("other.ini")));
    settings.setRingSize(2000);
    TransactionsViewModel page(settings, m_alerts);
    page.append(transactions(1, 2500));
    QCOMPARE(page.totalCount(), 2000);
    settings.setRingSize(1);
    QCOMPARE(page.totalCount(), SettingsViewModel::kLeastRingSize);
}

OPSROOM_TEST(TestTransactionsPage)
#include "tst_transactions_page.moc"
