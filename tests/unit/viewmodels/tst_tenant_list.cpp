#include "qml/viewmodels/overview_view_model.h"
#include "qml/viewmodels/settings_view_model.h"
#include "tests/support/fake_clock.h"
#include "tests/support/test_case.h"
#include "tests/unit/viewmodels/samples.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>

#include <cmath>

using namespace opsroom::viewmodels;
using namespace opsroom::test;

class TestTenantList : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void mostConnections_areFirst();
    void updates_countForAMinute();
    void randomFigures_keepTheModelSound();
    void cards_showNothingBeforeTheFirstFigures();
    void cards_keepGapsWhileOffline();
    void badge_comparesWithAMinuteAgo();

private:
    const QTemporaryDir m_dir;
    const FakeClock m_clock;
    opsroom::client::HubConnection m_connection;
    SettingsViewModel m_settings{m_dir.filePath(QStringLiteral("settings.ini"))};
};

void TestTenantList::mostConnections_areFirst()
{
    TenantListModel tenants(m_settings);
    const QAbstractItemModelTester tester(&tenants);
    QVERIFY(!tenants.isLoaded());
    opsroom::client::MetricsUpdate metrics;
    metrics.tenants = {{QStringLiteral("a"), 1, 1, 0, 0}, {QStringLiteral("b"), 3, 2, 7, 0}};
    tenants.apply(metrics);
    QVERIFY(tenants.isLoaded());
    QCOMPARE(tenants.index(0).data(TenantListModel::TenantIdRole).toString(), QStringLiteral("b"));
    QCOMPARE(tenants.index(0).data(TenantListModel::ShareRole).toDouble(), 0.75);
    QCOMPARE(tenants.index(0).data(TenantListModel::QueuedRole).toInt(), 7);
    QCOMPARE(tenants.index(0).data(TenantListModel::LastActivityTextRole).toString(), QString());
}

void TestTenantList::updates_countForAMinute()
{
    TenantListModel tenants(m_settings);
    opsroom::client::MetricsUpdate metrics;
    metrics.tenants = {{QStringLiteral("acme"), 1, 1, 0, 0}};
    tenants.apply(metrics);
    tenants.countUpdates(transactions(1, 5));
    for (int second = 0; second < 59; ++second)
        tenants.tick();
    QCOMPARE(tenants.index(0).data(TenantListModel::UpdatesPerMinuteRole).toInt(), 5);
    tenants.tick();
    QCOMPARE(tenants.index(0).data(TenantListModel::UpdatesPerMinuteRole).toInt(), 0);
}

void TestTenantList::randomFigures_keepTheModelSound()
{
    QRandomGenerator random = seededRandom();
    TenantListModel tenants(m_settings);
    const QAbstractItemModelTester tester(&tenants);
    for (int step = 0; step < 200; ++step) {
        opsroom::client::MetricsUpdate metrics;
        for (int i = random.bounded(250); i > 0; --i)
            metrics.tenants.append({QString::number(i), random.bounded(9U), 1, 0, 0});
        tenants.apply(metrics);
        QCOMPARE(tenants.count(),
                 std::min<int>(static_cast<int>(metrics.tenants.size()), TenantListModel::kMostTenants));
    }
}

void TestTenantList::cards_showNothingBeforeTheFirstFigures()
{
    MetricCardModel cards;
    const QAbstractItemModelTester tester(&cards);
    QCOMPARE(cards.index(0).data(MetricCardModel::TextRole).toString(), QStringLiteral("–"));
    QVERIFY(!cards.index(0).data(MetricCardModel::IsKnownRole).toBool());
    cards.setValue(MetricCardModel::Connections, 0, true);
    QCOMPARE(cards.index(0).data(MetricCardModel::TextRole).toString(), QStringLiteral("0"));
    QVERIFY(cards.index(0).data(MetricCardModel::IsKnownRole).toBool());
}

void TestTenantList::cards_keepGapsWhileOffline()
{
    AlertsViewModel alerts(m_connection, m_clock, m_settings);
    WalletListModel wallets(m_clock);
    TenantListModel tenants(m_settings);
    LatencyViewModel latency(m_clock, m_settings);
    OverviewViewModel overview(alerts, wallets, tenants, latency);
    opsroom::client::MetricsUpdate metrics;
    metrics.connections = 1234;
    overview.apply(metrics);
    overview.tick(true, 50);
    overview.tick(false, 0);
    overview.tick(true, 0);
    const QList<double> rate = overview.messageRate()->values();
    QCOMPARE(rate.size(), 3);
    QCOMPARE(rate[0], 50.0);
    QVERIFY(std::isnan(rate[1]));
    QCOMPARE(rate[2], 0.0);
    const QModelIndex connections = overview.cards()->index(MetricCardModel::Connections);
    QCOMPARE(connections.data(MetricCardModel::TextRole).toString(), QStringLiteral("1,234"));
    QCOMPARE(connections.data(MetricCardModel::HistoryRole).value<SampleHistory *>()->count(), 3);
}

void TestTenantList::badge_comparesWithAMinuteAgo()
{
    MetricCardModel cards;
    cards.setValue(MetricCardModel::Connections, 10, true);
    QCOMPARE(cards.index(0).data(MetricCardModel::BadgeRole).toString(), QString());
    cards.setValue(MetricCardModel::Connections, 22, true);
    QCOMPARE(cards.index(0).data(MetricCardModel::BadgeRole).toString(), QStringLiteral("+12"));
    for (int i = 0; i < 60; ++i)
        cards.setValue(MetricCardModel::Connections, 22, true);
    QCOMPARE(cards.index(0).data(MetricCardModel::BadgeRole).toString(), QString());
    cards.setValue(MetricCardModel::Connections, 20, true);
    QCOMPARE(cards.index(0).data(MetricCardModel::BadgeRole).toString(), QStringLiteral("-2"));
}

OPSROOM_TEST(TestTenantList)
#include "tst_tenant_list.moc"
