#include "client/lib/streams.h"

#include "core/contract/event_names.h"

namespace opsroom::client {

TransactionUpdates::TransactionUpdates(QObject *parent) : UpdateStream(contract::event::kTransactionUpdated, parent) {}

bool TransactionUpdates::read(const HubEvent &event)
{
    auto update = readTransactionUpdate(event.argument);
    if (update) {
        update->receivedAtMs = event.receivedAtMs;
        countDropped(m_batch.add(std::move(*update)));
    }
    return update.has_value();
}

WalletUpdates::WalletUpdates(QObject *parent) : UpdateStream(contract::event::kWalletUpdated, parent) {}

bool WalletUpdates::read(const HubEvent &event)
{
    auto update = readWalletUpdate(event.argument);
    if (update) {
        update->receivedAtMs = event.receivedAtMs;
        countDropped(m_batch.add(std::move(*update)));
    }
    return update.has_value();
}

ComplianceAlerts::ComplianceAlerts(QObject *parent) : UpdateStream(contract::event::kComplianceAlert, parent) {}

bool ComplianceAlerts::read(const HubEvent &event)
{
    auto alert = readComplianceAlert(event.argument);
    if (alert) {
        alert->receivedAtMs = event.receivedAtMs;
        countDropped(m_batch.add(std::move(*alert)));
    }
    return alert.has_value();
}

AlertUpdates::AlertUpdates(QObject *parent) : UpdateStream(contract::event::kComplianceAlertUpdated, parent) {}

bool AlertUpdates::read(const HubEvent &event)
{
    auto record = readComplianceAlert(event.argument);
    if (record) {
        record->receivedAtMs = event.receivedAtMs;
        countDropped(m_batch.add(std::move(*record)));
    }
    return record.has_value();
}

OpenAlerts::OpenAlerts(QObject *parent) : UpdateStream(contract::event::kOpenAlerts, parent) {}

bool OpenAlerts::read(const HubEvent &event)
{
    auto records = readOpenAlerts(event.argument);
    if (records)
        m_records = std::move(*records);
    for (ComplianceAlert &record : m_records)
        record.receivedAtMs = event.receivedAtMs;
    return records.has_value();
}

MetricsStream::MetricsStream(QObject *parent) : UpdateStream(contract::event::kMetricsUpdate, parent)
{
    connect(&m_ask, &QTimer::timeout, this, &MetricsStream::ask);
}

void MetricsStream::setInterval(std::chrono::milliseconds interval)
{
    m_ask.stop();
    if (interval > std::chrono::milliseconds(0))
        m_ask.start(interval);
    ask();
}

void MetricsStream::ask()
{
    const std::string_view name = contract::command::kRequestMetrics;
    if (connection() != nullptr && connection()->isConnected())
        connection()->emitEvent({name.data(), static_cast<qsizetype>(name.size())});
}

bool MetricsStream::read(const HubEvent &event)
{
    auto update = readMetricsUpdate(event.argument);
    if (update)
        countDropped(m_batch.add(std::move(*update)));
    return update.has_value();
}

/// Of several snapshots only the last one is news.
void MetricsStream::flush()
{
    const QList<MetricsUpdate> updates = m_batch.take();
    if (!updates.isEmpty())
        Q_EMIT updated(updates.last());
}

} // namespace opsroom::client
