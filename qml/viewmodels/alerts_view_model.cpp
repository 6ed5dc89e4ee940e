#include "qml/viewmodels/alerts_view_model.h"

#include "qml/viewmodels/settings_view_model.h"
#include "qml/viewmodels/words.h"

namespace opsroom::viewmodels {

namespace {

QString wordOf(std::string_view word)
{
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

} // namespace

AlertsViewModel::AlertsViewModel(client::HubConnection &connection, const Clock &clock, SettingsViewModel &settings,
                                 QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_settings(settings),
      m_alerts(clock, settings),
      m_handling(connection, m_alerts, settings),
      m_annunciator(clock, settings, m_unacknowledged),
      m_filter(QStringLiteral("alerts"), settings)
{
    connect(&m_alerts, &AlertListModel::alertsChanged, this, &AlertsViewModel::onAlerts);
    connect(&m_filter, &FilterViewModel::expressionChanged, this, [this] {
        m_alerts.setFilter(m_filter.expression());
        restoreCurrentRow();
        Q_EMIT countsChanged();
    });
    m_filter.applyDefault();
}

void AlertsViewModel::onAlerts()
{
    m_counts.set(m_alerts.counts());
    m_unacknowledged.set(m_alerts.unacknowledged());
    restoreCurrentRow();
    Q_EMIT countsChanged();
}

void AlertsViewModel::add(const QList<client::ComplianceAlert> &alerts)
{
    const bool wasFlood = m_flood.isFlood();
    m_flood.note(static_cast<std::size_t>(alerts.size()), nowMs());
    m_alerts.add(alerts);
    m_annunciator.note(alerts);
    onFlood(wasFlood);
}

void AlertsViewModel::tick()
{
    const bool wasFlood = m_flood.isFlood();
    m_flood.tick(nowMs());
    m_alerts.tick();
    m_annunciator.tick();
    onFlood(wasFlood);
}

void AlertsViewModel::onFlood(bool wasFlood)
{
    if (wasFlood != isFlood())
        m_alerts.setGrouped(isFlood());
    if (wasFlood || isFlood()) {
        restoreCurrentRow();
        Q_EMIT floodChanged();
        Q_EMIT countsChanged();
    }
}

void AlertsViewModel::setIsGrouped(bool isGrouped)
{
    m_alerts.setGrouped(isGrouped);
    restoreCurrentRow();
    Q_EMIT floodChanged();
    Q_EMIT countsChanged();
}

QString AlertsViewModel::floodText() const
{
    return isFlood() ? tr("Flood: %1 alerts in 10 minutes").arg(countWords(static_cast<qint64>(m_flood.count())))
                     : QString();
}

void AlertsViewModel::openGroup(int row)
{
    if (row < 0 || row >= m_alerts.count())
        return;
    const client::ComplianceAlert alert = m_alerts.alertAt(row);
    QStringList tokens{QStringLiteral("tenant:") + alert.tenantId};
    if (!alert.category.isEmpty())
        tokens.append(alert.category.contains(u' ') ? QStringLiteral("category:\"%1\"").arg(alert.category)
                                                    : QStringLiteral("category:") + alert.category);
    m_alerts.setGrouped(false);
    m_filter.setText(tokens.join(u' '));
    Q_EMIT floodChanged();
}

QString AlertsViewModel::countText() const
{
    return tr("shown %1 of %2").arg(countWords(shownCount()), countWords(totalCount()));
}

void AlertsViewModel::setCurrentRow(int row)
{
    row = row >= 0 && row < m_alerts.count() ? row : -1;
    m_currentRow = row;
    m_current = row < 0 ? client::ComplianceAlert() : m_alerts.alertAt(row);
    m_handling.setAlert(m_current);
    fillSummary();
    Q_EMIT currentChanged();
}

void AlertsViewModel::fillSummary()
{
    if (m_currentRow < 0) {
        m_summary.set({});
        return;
    }
    m_summary.set({
        {tr("Alert"), m_current.alertId, true},
        {tr("Severity"), wordOf(contract::textOf(m_current.severity))},
        {tr("State"), m_alerts.index(m_currentRow).data(AlertListModel::StateTextRole).toString()},
        {tr("Assigned to"), m_current.assignee},
        {tr("Case"), m_current.version == 0 ? QString() : wordOf(contract::textOf(m_current.caseStatus))},
        {tr("Message"), m_current.message},
        {tr("Category"), m_current.category},
        {tr("Tenant"), m_current.tenantId, true},
        {tr("Transaction"), m_current.subjectTransaction, true},
        {tr("Wallet"), m_current.subjectWallet, true},
        {tr("User"), m_current.subjectUser, true},
        {tr("Raised"), timeWords(m_current.timestampMs, m_settings.isUtc()), true},
        {tr("Raised by"), m_current.broadcastBy},
        {tr("Event"), m_current.eventId, true},
    });
}

void AlertsViewModel::restoreCurrentRow()
{
    if (m_currentRow < 0)
        return;
    const int row = m_alerts.rowOf(m_current.tenantId, m_current.alertId);
    const bool isNews = row < 0 || m_alerts.alertAt(row).version != m_current.version;
    if (row == m_currentRow && !isNews)
        return;
    setCurrentRow(row);
}

QString AlertsViewModel::prettyJson() const
{
    return m_currentRow < 0 ? QString() : indentedJson(m_current.json);
}

} // namespace opsroom::viewmodels
