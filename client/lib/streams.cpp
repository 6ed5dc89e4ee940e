#include "client/lib/streams.h"

#include "core/contract/event_names.h"

namespace opsroom::client {

TransactionUpdates::TransactionUpdates(QObject *parent) : UpdateStream(contract::event::kTransactionUpdated, parent) {}

bool TransactionUpdates::read(const QByteArray &json)
{
    auto update = readTransactionUpdate(json);
    if (update)
        countDropped(m_batch.add(std::move(*update)));
    return update.has_value();
}

WalletUpdates::WalletUpdates(QObject *parent) : UpdateStream(contract::event::kWalletUpdated, parent) {}

bool WalletUpdates::read(const QByteArray &json)
{
    auto update = readWalletUpdate(json);
    if (update)
        countDropped(m_batch.add(std::move(*update)));
    return update.has_value();
}

ComplianceAlerts::ComplianceAlerts(QObject *parent) : UpdateStream(contract::event::kComplianceAlert, parent) {}

bool ComplianceAlerts::read(const QByteArray &json)
{
    auto alert = readComplianceAlert(json);
    if (alert)
        countDropped(m_batch.add(std::move(*alert)));
    return alert.has_value();
}

AlertUpdates::AlertUpdates(QObject *parent) : UpdateStream(contract::event::kComplianceAlertUpdated, parent) {}

bool AlertUpdates::read(const QByteArray &json)
{
    auto record = readComplianceAlert(json);
    if (record)
        countDropped(m_batch.add(std::move(*record)));
    return record.has_value();
}

OpenAlerts::OpenAlerts(QObject *parent) : UpdateStream(contract::event::kOpenAlerts, parent) {}

bool OpenAlerts::read(const QByteArray &json)
{
    auto records = readOpenAlerts(json);
    if (records)
        m_records = std::move(*records);
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

bool MetricsStream::read(const QByteArray &json)
{
    auto update = readMetricsUpdate(json);
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
