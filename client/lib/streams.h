#pragma once

#include "client/lib/update_stream.h"
#include "client/lib/updates.h"

/// The typed streams of a connection: counterparts of the old front end's hooks, for C++ and QML.
namespace opsroom::client {

/// `transaction-updated`
class TransactionUpdates final : public UpdateStream
{
    Q_OBJECT

public:
    explicit TransactionUpdates(QObject *parent = nullptr);

Q_SIGNALS:
    void updated(const QList<opsroom::client::TransactionUpdate> &updates);

private:
    bool read(const HubEvent &event) override;
    void flush() override { Q_EMIT updated(m_batch.take()); }

    UpdateBatch<TransactionUpdate> m_batch;
};

/// `wallet-updated`
class WalletUpdates final : public UpdateStream
{
    Q_OBJECT

public:
    explicit WalletUpdates(QObject *parent = nullptr);

Q_SIGNALS:
    void updated(const QList<opsroom::client::WalletUpdate> &updates);

private:
    bool read(const HubEvent &event) override;
    void flush() override { Q_EMIT updated(m_batch.take()); }

    UpdateBatch<WalletUpdate> m_batch;
};

/// `compliance-alert`
class ComplianceAlerts final : public UpdateStream
{
    Q_OBJECT

public:
    explicit ComplianceAlerts(QObject *parent = nullptr);

Q_SIGNALS:
    void raised(const QList<opsroom::client::ComplianceAlert> &alerts);

private:
    bool read(const HubEvent &event) override;
    void flush() override { Q_EMIT raised(m_batch.take()); }

    UpdateBatch<ComplianceAlert> m_batch;
};

/// `compliance-alert-updated`
class AlertUpdates final : public UpdateStream
{
    Q_OBJECT

public:
    explicit AlertUpdates(QObject *parent = nullptr);

Q_SIGNALS:
    void updated(const QList<opsroom::client::ComplianceAlert> &records);

private:
    bool read(const HubEvent &event) override;
    void flush() override { Q_EMIT updated(m_batch.take()); }

    UpdateBatch<ComplianceAlert> m_batch;
};

/// `open-alerts`: all that are open, once behind each connection.
class OpenAlerts final : public UpdateStream
{
    Q_OBJECT

public:
    explicit OpenAlerts(QObject *parent = nullptr);

Q_SIGNALS:
    void listed(const QList<opsroom::client::ComplianceAlert> &records);

private:
    bool read(const HubEvent &event) override;
    void flush() override { Q_EMIT listed(m_records); }

    QList<ComplianceAlert> m_records;
};

/// `metrics-update`, pushed by the hub and asked for in between.
class MetricsStream final : public UpdateStream
{
    Q_OBJECT

public:
    explicit MetricsStream(QObject *parent = nullptr);
    /// Asks for fresh figures this often while connected; 0: only what the hub pushes.
    void setInterval(std::chrono::milliseconds interval);

Q_SIGNALS:
    void updated(const opsroom::client::MetricsUpdate &metrics);

private:
    bool read(const HubEvent &event) override;
    void flush() override;
    void ask();

    UpdateBatch<MetricsUpdate> m_batch;
    QTimer m_ask;
};

} // namespace opsroom::client
