#pragma once

#include "client/lib/money_text.h"
#include "core/contract/alert_terms.h"
#include "core/contract/severity.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace opsroom::client {

/// What the hub stamps on every publication, and the event as it came.
struct Stamped
{
    QString tenantId;
    QString eventId;
    QString broadcastBy;
    quint64 seq = 0;
    qint64 timestampMs = 0;  ///< stamped by the hub, milliseconds since 1970
    qint64 receivedAtMs = 0; ///< by our clock; the streams fill it in
    QByteArray json;
};

/// `transaction-updated`
struct TransactionUpdate : Stamped
{
    QString transactionId;
    QString walletId;
    QString status;
    QString direction; ///< "credit", "debit" or empty
    QString kind;
    QString counterparty;
    Money amount;
};

struct WalletBalance
{
    QString unit;
    Money available;
    Money pending;
    Money held;
};

/// `wallet-updated`
struct WalletUpdate : Stamped
{
    QString walletId;
    QString ownerId;
    QString status;
    QList<WalletBalance> balances;
    Money delta;
};

/// `compliance-alert`, and the hub's record of it as `compliance-alert-updated` and `open-alerts` carry it.
struct ComplianceAlert : Stamped
{
    QString alertId; ///< the event's own id if the alert has none
    contract::Severity severity = contract::Severity::Info;
    QString message;
    QString category;
    QString subjectTransaction;
    QString subjectWallet;
    QString subjectUser;

    // Of the record; as here where there is none yet. The stamp's time is that of the last occurrence.
    quint64 version = 0; ///< rises with each change; 0: no record
    contract::AlarmState alarmState = contract::AlarmState::Unacked;
    contract::CaseStatus caseStatus = contract::CaseStatus::Open;
    quint64 occurrences = 1;
    QString assignee;
    QString ackBy;
    qint64 shelvedUntilMs = 0;

    /// It asks for somebody's attention.
    [[nodiscard]] bool isOpen() const
    {
        return alarmState == contract::AlarmState::Unacked || alarmState == contract::AlarmState::Acked
               || alarmState == contract::AlarmState::ClearedUnacked;
    }
};

/// Percentiles of one latency, in milliseconds, over the window of a `metrics-update`.
struct LatencyFigures
{
    double p50 = 0;
    double p95 = 0;
    double p99 = 0;
    quint64 count = 0; ///< samples; 0: nothing is known
};

struct TenantFigures
{
    QString tenantId;
    quint64 connections = 0;
    quint64 users = 0;
    quint64 queued = 0;
    qint64 lastActivityMs = 0; ///< 0: none yet
};

/// How many sessions have ended in one way since the hub was started.
struct EndingFigure
{
    QString name; ///< "left", "transport-lost", ...
    quint64 total = 0;
};

/// `metrics-update`
struct MetricsUpdate
{
    bool isWholeHub = false; ///< otherwise the own tenant's figures
    quint64 connections = 0;
    quint64 users = 0;
    quint64 activeTenants = 0;
    quint64 queued = 0;
    double deliveriesPerSecond = 0;
    bool isIsolationBroken = false; ///< the hub's own watch over the wall between tenants has found a hole
    QList<TenantFigures> tenants;
    QList<EndingFigure> endings;
    LatencyFigures publishToWrite;
    LatencyFigures roundTrip;
    qint64 timestampMs = 0;
};

// Readers: \returns nothing for JSON that is not such an event.

[[nodiscard]] std::optional<TransactionUpdate> readTransactionUpdate(const QByteArray &json);
[[nodiscard]] std::optional<WalletUpdate> readWalletUpdate(const QByteArray &json);
[[nodiscard]] std::optional<ComplianceAlert> readComplianceAlert(const QByteArray &json);
/// Argument of `open-alerts`: records that cannot be read are left out.
[[nodiscard]] std::optional<QList<ComplianceAlert>> readOpenAlerts(const QByteArray &json);
[[nodiscard]] std::optional<MetricsUpdate> readMetricsUpdate(const QByteArray &json);

} // namespace opsroom::client
