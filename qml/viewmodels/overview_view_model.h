#pragma once

#include "qml/viewmodels/alerts_view_model.h"
#include "qml/viewmodels/first_rows_model.h"
#include "qml/viewmodels/latency_view_model.h"
#include "qml/viewmodels/metric_card_model.h"
#include "qml/viewmodels/tenant_list_model.h"
#include "qml/viewmodels/wallet_list_model.h"

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

/// The first page: how the hub is doing, at a glance.
///
/// Thread: main.
class OverviewViewModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The console has one")
    Q_PROPERTY(opsroom::viewmodels::MetricCardModel *cards READ cards CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::SampleHistory *messageRate READ messageRate CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::SeverityCounts *openAlerts READ openAlerts CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *busiestWallets READ busiestWallets CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::TenantListModel *tenants READ tenants CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::LatencyTrack *delivery READ delivery CONSTANT FINAL)
    Q_PROPERTY(bool isLoaded READ isLoaded NOTIFY isLoadedChanged FINAL)

public:
    OverviewViewModel(AlertsViewModel &alerts, WalletListModel &wallets, TenantListModel &tenants,
                      LatencyViewModel &latency, QObject *parent = nullptr);

    [[nodiscard]] MetricCardModel *cards() { return &m_cards; }
    /// Updates a second that arrive here, the last five minutes.
    [[nodiscard]] SampleHistory *messageRate() { return &m_messageRate; }
    [[nodiscard]] SeverityCounts *openAlerts() { return m_alerts.counts(); }
    /// The first rows of the wallets.
    [[nodiscard]] QAbstractItemModel *busiestWallets() { return &m_busiest; }
    [[nodiscard]] TenantListModel *tenants() { return &m_tenants; }
    [[nodiscard]] LatencyTrack *delivery() { return m_latency.delivery(); }
    /// Figures have come at least once.
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

    void apply(const client::MetricsUpdate &metrics);
    /// Once a second. \param updates that have arrived since the last call
    void tick(bool isConnected, qsizetype updates);

Q_SIGNALS:
    void isLoadedChanged();

private:
    AlertsViewModel &m_alerts;
    TenantListModel &m_tenants;
    LatencyViewModel &m_latency;
    MetricCardModel m_cards;
    SampleHistory m_messageRate;
    FirstRowsModel m_busiest;
    client::MetricsUpdate m_metrics;
    bool m_isLoaded = false;
};

} // namespace opsroom::viewmodels
