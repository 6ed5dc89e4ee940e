#include "qml/viewmodels/transaction_inspector.h"

#include "qml/viewmodels/settings_view_model.h"
#include "qml/viewmodels/status_kind.h"
#include "qml/viewmodels/words.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

namespace opsroom::viewmodels {

TransactionInspector::TransactionInspector(const TransactionLog &log, const AlertListModel &alerts,
                                           const SettingsViewModel &settings, QObject *parent)
    : QObject(parent), m_log(log), m_alerts(alerts), m_settings(settings)
{
    connect(&settings, &SettingsViewModel::isUtcChanged, this, [this] {
        if (m_isOpen)
            fill();
    });
    connect(&alerts, &AlertListModel::alertsChanged, this, [this] {
        if (m_isOpen)
            Q_EMIT changed();
    });
}

void TransactionInspector::open(quint64 number)
{
    m_isOpen = true;
    m_number = number;
    m_entry = m_log.at(number);
    fill();
    Q_EMIT changed();
}

void TransactionInspector::close()
{
    if (!m_isOpen)
        return;
    m_isOpen = false;
    m_entry = {};
    m_summary.set({});
    m_lifecycle.set({});
    Q_EMIT changed();
}

void TransactionInspector::refresh()
{
    if (!m_isOpen || !m_log.contains(m_number))
        return;
    for (quint64 number = std::max(m_seenEnd, m_log.first()); number < m_log.end(); ++number) {
        const client::TransactionUpdate &update = m_log.at(number).update;
        if (update.transactionId == m_entry.update.transactionId && update.tenantId == m_entry.update.tenantId) {
            fillLifecycle();
            return;
        }
    }
    m_seenEnd = m_log.end();
}

void TransactionInspector::fill()
{
    const client::TransactionUpdate &update = m_entry.update;
    const QString unit = update.amount.unit.isEmpty() ? tr("unit unknown") : update.amount.unit;
    m_summary.set({
        {tr("Transaction"), update.transactionId, true},
        {tr("Tenant"), update.tenantId, true},
        {tr("Status"), update.status},
        {tr("Amount"), update.amount.isPresent() ? update.amount.groupedText() + u' ' + unit : QString(), true},
        {tr("Direction"), update.direction},
        {tr("Counterparty"), update.counterparty},
        {tr("Wallet"), update.walletId, true},
        {tr("Kind"), update.kind},
        {tr("Published"), timeWords(update.timestampMs, m_settings.isUtc()), true},
        {tr("Published by"), update.broadcastBy},
        {tr("Arrived after"), durationWords(static_cast<double>(update.receivedAtMs - update.timestampMs))},
        {tr("Event"), update.eventId, true},
        {tr("Number in tenant"), countWords(static_cast<qint64>(update.seq)), true},
    });
    fillLifecycle();
}

void TransactionInspector::fillLifecycle()
{
    QList<LifecycleModel::Step> steps;
    qint64 before = 0;
    for (const quint64 number : m_log.lifecycleOf(m_number)) {
        const TransactionEntry &entry = m_log.at(number);
        const qint64 at = entry.update.timestampMs;
        steps.append({entry.update.status, statusKindOf(entry.update.status), timeWords(at, m_settings.isUtc()),
                      before == 0 ? QString() : u'+' + durationWords(static_cast<double>(at - before)),
                      entry.update.broadcastBy, entry.isAnomaly, number == m_number});
        before = at;
    }
    m_lifecycle.set(steps);
    m_seenEnd = m_log.end();
}

QString TransactionInspector::prettyJson() const
{
    return indentedJson(m_entry.update.json);
}

QStringList TransactionInspector::relatedAlerts() const
{
    QStringList texts;
    if (!m_isOpen)
        return texts;
    const client::TransactionUpdate &update = m_entry.update;
    for (const client::ComplianceAlert &alert : m_alerts.about(update.tenantId, update.transactionId, update.walletId))
    {
        const std::string_view severity = contract::textOf(alert.severity);
        texts.append(QString::fromLatin1(severity.data(), static_cast<qsizetype>(severity.size()))
                     + QStringLiteral(": ") + alert.message);
    }
    return texts;
}

void TransactionInspector::copyRawJson() const
{
    QGuiApplication::clipboard()->setText(rawJson());
}

void TransactionInspector::copyPrettyJson() const
{
    QGuiApplication::clipboard()->setText(prettyJson());
}

} // namespace opsroom::viewmodels
