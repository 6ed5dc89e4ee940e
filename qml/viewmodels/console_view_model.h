#pragma once

#include "client/lib/round_trip_probe.h"
#include "client/lib/streams.h"
#include "qml/viewmodels/connection_view_model.h"
#include "qml/viewmodels/connections_view_model.h"
#include "qml/viewmodels/environment.h"
#include "qml/viewmodels/hub_view_model.h"
#include "qml/viewmodels/load_test_view_model.h"
#include "qml/viewmodels/navigation_view_model.h"
#include "qml/viewmodels/overview_view_model.h"
#include "qml/viewmodels/recorder_view_model.h"
#include "qml/viewmodels/sequence_watch.h"
#include "qml/viewmodels/settings_view_model.h"
#include "qml/viewmodels/test_bench_view_model.h"
#include "qml/viewmodels/test_fault_view_model.h"
#include "qml/viewmodels/test_scenario_view_model.h"
#include "qml/viewmodels/traffic_view_model.h"
#include "qml/viewmodels/transactions_view_model.h"
#include "qml/viewmodels/wallets_view_model.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

#include <array>

namespace opsroom::viewmodels {

/// Everything that the console shows of one hub; its pages get their parts from here.
///
/// A client like any other: it sees what comes over the connection that it is given.
/// Thread: main. Ownership: connection, clock and settings are not its own and outlive it.
class ConsoleViewModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the program")
    Q_PROPERTY(QString title READ title CONSTANT FINAL)
    Q_PROPERTY(QString name READ name CONSTANT FINAL)
    Q_PROPERTY(QString version READ version CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::Environment::Kind environment READ environment CONSTANT FINAL)
    Q_PROPERTY(QString environmentBadge READ environmentBadge CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::ConnectionViewModel *connection READ connection CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::NavigationViewModel *navigation READ navigation CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::OverviewViewModel *overview READ overview CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::TransactionsViewModel *transactions READ transactions CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::AlertsViewModel *alerts READ alerts CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::WalletsViewModel *wallets READ wallets CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::TenantListModel *tenants READ tenants CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::ConnectionsViewModel *connections READ connections CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::LatencyViewModel *latency READ latency CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::TrafficViewModel *traffic READ traffic CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::HubViewModel *hub READ hub CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::TestBenchViewModel *testBench READ testBench CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::TestFaultViewModel *testFaults READ testFaults CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::TestScenarioViewModel *testScenario READ testScenario CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::LoadTestViewModel *loadTest READ loadTest CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::RecorderViewModel *recorder READ recorder CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::SettingsViewModel *settings READ settings CONSTANT FINAL)

public:
    struct Identity
    {
        QString version;
        QString name; ///< of the hub; empty: its address
        Environment::Kind environment = Environment::Unnamed;
        TestBenchViewModel::TokenMint mint; ///< absent: the hub takes no development tokens
        HubControl *control = nullptr;      ///< outlives the console; null: the hub runs elsewhere
        bool isLive = true;                 ///< false: time is told by tick() alone, and nothing is asked of the hub
    };

    ConsoleViewModel(client::HubConnection &connection, const Clock &clock, SettingsViewModel &settings,
                     Identity identity, QObject *parent = nullptr);

    /// "Opsroom – 127.0.0.1:3001"
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString version() const { return m_identity.version; }
    [[nodiscard]] Environment::Kind environment() const { return m_identity.environment; }
    [[nodiscard]] QString environmentBadge() const { return Environment::badgeOf(m_identity.environment); }
    /// The hub's name, or its address.
    [[nodiscard]] QString name() const;
    [[nodiscard]] ConnectionViewModel *connection() { return &m_connectionView; }
    [[nodiscard]] NavigationViewModel *navigation() { return &m_navigation; }
    [[nodiscard]] OverviewViewModel *overview() { return &m_overview; }
    [[nodiscard]] TransactionsViewModel *transactions() { return &m_transactions; }
    [[nodiscard]] AlertsViewModel *alerts() { return &m_alerts; }
    [[nodiscard]] WalletsViewModel *wallets() { return &m_wallets; }
    [[nodiscard]] TenantListModel *tenants() { return &m_tenants; }
    [[nodiscard]] ConnectionsViewModel *connections() { return &m_connections; }
    [[nodiscard]] LatencyViewModel *latency() { return &m_latency; }
    [[nodiscard]] TrafficViewModel *traffic() { return &m_traffic; }
    [[nodiscard]] HubViewModel *hub() { return &m_hub; }
    [[nodiscard]] TestBenchViewModel *testBench() { return &m_testBench; }
    [[nodiscard]] TestFaultViewModel *testFaults() { return &m_testFaults; }
    [[nodiscard]] TestScenarioViewModel *testScenario() { return &m_testScenario; }
    [[nodiscard]] LoadTestViewModel *loadTest() { return &m_loadTest; }
    [[nodiscard]] RecorderViewModel *recorder() { return &m_recorder; }
    [[nodiscard]] SettingsViewModel *settings() { return &m_settings; }

    /// Once a second; the timer calls it, if it is live.
    void tick();
    /// What depends on the time, without a second having passed.
    void refresh();

private:
    void onTransactions(const QList<client::TransactionUpdate> &updates);
    void note(const client::Stamped &event);
    [[nodiscard]] QList<client::HubEvent> presentState() const;
    [[nodiscard]] std::array<client::UpdateStream *, 6> streams();

    client::HubConnection &m_connection;
    SettingsViewModel &m_settings;
    const Identity m_identity;
    NavigationViewModel m_navigation;
    ConnectionViewModel m_connectionView;
    AlertsViewModel m_alerts;
    TransactionsViewModel m_transactions;
    WalletListModel m_walletList;
    WalletsViewModel m_wallets;
    TenantListModel m_tenants;
    ConnectionsViewModel m_connections;
    LatencyViewModel m_latency;
    TrafficViewModel m_traffic;
    OverviewViewModel m_overview;
    HubViewModel m_hub;
    TestBenchViewModel m_testBench;
    TestFaultViewModel m_testFaults;
    TestScenarioViewModel m_testScenario;
    LoadTestViewModel m_loadTest;
    client::TransactionUpdates m_transactionStream;
    client::WalletUpdates m_walletStream;
    client::ComplianceAlerts m_alertStream;
    client::AlertUpdates m_alertUpdates;
    client::OpenAlerts m_openAlerts;
    client::MetricsStream m_metricsStream;
    client::RoundTripProbe m_probe;
    SequenceWatch m_sequence;
    qsizetype m_updates = 0; ///< since the last tick
    RecorderViewModel m_recorder;
    QTimer m_timer;
};

} // namespace opsroom::viewmodels
