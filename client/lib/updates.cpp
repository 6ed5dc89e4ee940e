#include "client/lib/updates.h"

#include "client/lib/json_text.h"
#include "core/base/time_text.h"
#include "core/protocol/json/value.h"

namespace opsroom::client {

namespace {

QString text(json::Value object, std::string_view name)
{
    const json::Value value = object.find(name);
    if (!value.isString())
        return {};
    const auto plain = value.plainString();
    return plain ? QString::fromUtf8(plain->data(), static_cast<qsizetype>(plain->size()))
                 : QString::fromStdString(value.string());
}

quint64 count(json::Value object, std::string_view name)
{
    return static_cast<quint64>(std::max<std::int64_t>(object.find(name).integer().value_or(0), 0));
}

double figure(json::Value object, std::string_view name)
{
    const json::Value value = object.find(name);
    if (!value.isNumber())
        return 0;
    const std::string_view raw = value.raw();
    return QByteArray(raw.data(), static_cast<qsizetype>(raw.size())).toDouble();
}

qint64 timeMs(json::Value object, std::string_view name)
{
    const json::Value value = object.find(name);
    const auto time = value.isString() ? parseTimeText(value.string()) : std::nullopt;
    return time ? time->time_since_epoch().count() : 0;
}

void readStamps(json::Value event, const QByteArray &json, Stamped &stamped)
{
    stamped.tenantId = text(event, "tenantId");
    stamped.eventId = text(event, "eventId");
    stamped.broadcastBy = text(event, "broadcastBy");
    stamped.seq = count(event, "seq");
    stamped.timestampMs = timeMs(event, "timestamp");
    stamped.json = json;
}

/// What the hub adds to an alert that it keeps.
void readRecord(json::Value event, ComplianceAlert &alert)
{
    alert.version = count(event, "version");
    if (alert.version == 0)
        return;
    const auto state = contract::alarmStateOf(text(event, "alarmState").toStdString());
    alert.alarmState = state.value_or(contract::AlarmState::Unacked);
    const auto status = contract::caseStatusOf(text(event, "caseStatus").toStdString());
    alert.caseStatus = status.value_or(contract::CaseStatus::Open);
    alert.occurrences = std::max<quint64>(count(event, "occurrences"), 1);
    alert.assignee = text(event, "assignee");
    alert.ackBy = text(event, "ackBy");
    alert.shelvedUntilMs = timeMs(event, "shelvedUntil");
    if (const qint64 seen = timeMs(event, "lastSeenAt"); seen != 0)
        alert.timestampMs = seen;
}

LatencyFigures latency(json::Value figures)
{
    return {figure(figures, "p50"), figure(figures, "p95"), figure(figures, "p99"), count(figures, "count")};
}

} // namespace

std::optional<TransactionUpdate> readTransactionUpdate(const QByteArray &json)
{
    json::Document document;
    const auto event = document.parse(viewOf(json), kHubJson);
    if (!event || !event->isObject())
        return {};
    TransactionUpdate update;
    readStamps(*event, json, update);
    update.transactionId = text(*event, "transactionId");
    update.walletId = text(*event, "walletId");
    update.status = text(*event, "status");
    update.direction = text(*event, "direction");
    update.kind = text(*event, "kind");
    update.counterparty = text(event->find("counterparty"), "name");
    update.amount = readMoney(*event, "amount", true);
    if (update.transactionId.isEmpty() || update.status.isEmpty())
        return {};
    return update;
}

std::optional<WalletUpdate> readWalletUpdate(const QByteArray &json)
{
    json::Document document;
    const auto event = document.parse(viewOf(json), kHubJson);
    if (!event || !event->isObject())
        return {};
    WalletUpdate update;
    readStamps(*event, json, update);
    update.walletId = text(*event, "walletId");
    update.ownerId = text(*event, "ownerId");
    update.status = text(*event, "status");
    update.delta = readMoney(*event, "delta");
    for (const json::Value balance : event->find("balances").elements()) {
        const Money available = readMoney(balance, "available");
        update.balances.append({available.unit, available, readMoney(balance, "pending"), readMoney(balance, "held")});
    }
    if (update.balances.isEmpty()) {
        if (const Money balance = readMoney(*event, "balance"); balance.isPresent())
            update.balances.append({balance.unit, balance, {}, {}});
    }
    if (update.walletId.isEmpty())
        return {};
    return update;
}

std::optional<ComplianceAlert> readComplianceAlert(const QByteArray &json)
{
    json::Document document;
    const auto event = document.parse(viewOf(json), kHubJson);
    if (!event || !event->isObject())
        return {};
    ComplianceAlert alert;
    readStamps(*event, json, alert);
    const auto severity = contract::severityOf(text(*event, "severity").toStdString());
    alert.message = text(*event, "message");
    if (!severity || alert.message.isEmpty())
        return {};
    alert.severity = *severity;
    alert.alertId = text(*event, "alertId");
    if (alert.alertId.isEmpty())
        alert.alertId = alert.eventId;
    alert.category = text(*event, "category");
    const json::Value subject = event->find("subject");
    alert.subjectTransaction = text(subject, "transactionId");
    alert.subjectWallet = text(subject, "walletId");
    alert.subjectUser = text(subject, "userId");
    readRecord(*event, alert);
    return alert;
}

std::optional<QList<ComplianceAlert>> readOpenAlerts(const QByteArray &json)
{
    json::Document document;
    const auto event = document.parse(viewOf(json), kHubJson);
    if (!event || !event->find("alerts").is(json::Type::Array))
        return {};
    QList<ComplianceAlert> alerts;
    for (const json::Value record : event->find("alerts").elements()) {
        const std::string_view raw = record.raw();
        if (const auto alert = readComplianceAlert(QByteArray(raw.data(), static_cast<qsizetype>(raw.size()))))
            alerts.append(*alert);
    }
    return alerts;
}

std::optional<MetricsUpdate> readMetricsUpdate(const QByteArray &json)
{
    json::Document document;
    const auto event = document.parse(viewOf(json), kHubJson);
    if (!event || !event->find("activeConnections").isNumber())
        return {};
    MetricsUpdate update;
    update.isWholeHub = text(*event, "scope") == QLatin1String("hub");
    update.connections = count(*event, "activeConnections");
    update.users = count(*event, "uniqueUsers");
    update.activeTenants = count(*event, "activeTenants");
    update.queued = count(*event, "queuedTransactions");
    update.deliveriesPerSecond = figure(event->find("messages"), "outPerSecond");
    update.isIsolationBroken = event->find("isolation").find("isWhole").boolean() == false;
    update.timestampMs = timeMs(*event, "timestamp");
    update.publishToWrite = latency(event->find("latencyMs").find("publishToWrite"));
    update.roundTrip = latency(event->find("latencyMs").find("rtt"));
    for (const json::Value tenant : event->find("tenantDetails").elements()) {
        update.tenants.append({text(tenant, "tenantId"), count(tenant, "activeConnections"),
                               count(tenant, "uniqueUsers"), count(tenant, "queuedTransactions"),
                               timeMs(tenant, "lastActivity")});
    }
    for (const json::Member ending : event->find("endings").members()) {
        if (const auto total = ending.value.integer(); total && *total >= 0)
            update.endings.append({textOf(ending.name), static_cast<quint64>(*total)});
    }
    return update;
}

} // namespace opsroom::client
