#include "qml/viewmodels/overview_view_model.h"

namespace opsroom::viewmodels {

namespace {
constexpr int kBusiestRows = 8;
constexpr int kRateSamples = 300;
} // namespace

OverviewViewModel::OverviewViewModel(AlertsViewModel &alerts, WalletListModel &wallets, TenantListModel &tenants,
                                     LatencyViewModel &latency, QObject *parent)
    : QObject(parent),
      m_alerts(alerts),
      m_tenants(tenants),
      m_latency(latency),
      m_messageRate(kRateSamples),
      m_busiest(wallets, kBusiestRows)
{
    connect(alerts.counts(), &SeverityCounts::changed, this,
            [this] { m_cards.setValue(MetricCardModel::OpenAlerts, m_alerts.counts()->total(), false); });
}

void OverviewViewModel::apply(const client::MetricsUpdate &metrics)
{
    m_metrics = metrics;
    if (m_isLoaded)
        return;
    m_isLoaded = true;
    Q_EMIT isLoadedChanged();
}

void OverviewViewModel::tick(bool isConnected, qsizetype updates)
{
    m_busiest.refresh();
    // Nothing is known about a time without a connection.
    if (!isConnected || !m_isLoaded) {
        m_messageRate.appendGap();
        m_cards.sampleGaps();
        return;
    }
    m_messageRate.append(static_cast<double>(updates));
    m_cards.setValue(MetricCardModel::Connections, static_cast<double>(m_metrics.connections), true);
    m_cards.setValue(MetricCardModel::Users, static_cast<double>(m_metrics.users), true);
    m_cards.setValue(MetricCardModel::Tenants, static_cast<double>(m_metrics.activeTenants), true);
    m_cards.setValue(MetricCardModel::Queued, static_cast<double>(m_metrics.queued), true);
    m_cards.setValue(MetricCardModel::Rate, static_cast<double>(updates), true);
    m_cards.setValue(MetricCardModel::OpenAlerts, m_alerts.counts()->total(), true);
}

} // namespace opsroom::viewmodels
