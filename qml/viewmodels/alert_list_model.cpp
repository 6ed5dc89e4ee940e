#include "qml/viewmodels/alert_list_model.h"

#include "qml/viewmodels/alert_subject.h"
#include "qml/viewmodels/settings_view_model.h"
#include "qml/viewmodels/words.h"

#include <algorithm>

namespace opsroom::viewmodels {

namespace {

QString keyOf(const client::ComplianceAlert &alert)
{
    return alert.tenantId + u'\n' + alert.alertId;
}

/// What the hub knows of it stands until its next record.
void keepRecord(const client::ComplianceAlert &from, client::ComplianceAlert &to)
{
    to.version = from.version;
    to.alarmState = from.alarmState;
    to.caseStatus = from.caseStatus;
    to.assignee = from.assignee;
    to.ackBy = from.ackBy;
    to.shelvedUntilMs = from.shelvedUntilMs;
}

bool isWaiting(const client::ComplianceAlert &alert)
{
    return alert.alarmState == contract::AlarmState::Unacked
           || alert.alarmState == contract::AlarmState::ClearedUnacked;
}

int rankOf(contract::AlarmState state)
{
    switch (state) {
    case contract::AlarmState::Unacked:
    case contract::AlarmState::ClearedUnacked:
        return 0;
    case contract::AlarmState::Acked:
        return 1;
    case contract::AlarmState::Shelved:
    case contract::AlarmState::Suppressed:
    case contract::AlarmState::OutOfService:
        return 2;
    case contract::AlarmState::Normal:
        return 3;
    }
    return 3;
}

} // namespace

AlertListModel::AlertListModel(const Clock &clock, const SettingsViewModel &settings, QObject *parent)
    : PositionalListModel(parent), m_clock(clock), m_settings(settings)
{
    connect(&settings, &SettingsViewModel::isUtcChanged, this, [this] {
        if (count() > 0)
            Q_EMIT dataChanged(index(0), index(count() - 1), {TimeTextRole});
    });
}

AlertListModel::~AlertListModel() = default;

/// The more it asks for attention, the further up; the event's id makes the order total.
bool AlertListModel::isBefore(const EntryPointer &left, const EntryPointer &right)
{
    const client::ComplianceAlert &a = left->alert;
    const client::ComplianceAlert &b = right->alert;
    if (rankOf(a.alarmState) != rankOf(b.alarmState))
        return rankOf(a.alarmState) < rankOf(b.alarmState);
    if (a.severity != b.severity)
        return a.severity > b.severity;
    if (a.timestampMs != b.timestampMs)
        return a.timestampMs > b.timestampMs;
    return a.eventId > b.eventId;
}

void AlertListModel::add(const QList<client::ComplianceAlert> &alerts)
{
    const int before = count();
    for (const client::ComplianceAlert &alert : alerts)
        addOne(alert);
    reshow();
    if (before != count())
        Q_EMIT countChanged();
    if (!alerts.isEmpty())
        Q_EMIT alertsChanged();
}

void AlertListModel::addOne(const client::ComplianceAlert &alert)
{
    auto entry = std::make_shared<Entry>(Entry{alert, 1});
    if (const EntryPointer known = m_byId.value(keyOf(alert))) {
        // Raised again: it stands at its highest severity, with the newest words.
        entry->repeats = known->repeats + 1;
        entry->alert.severity = std::max(alert.severity, known->alert.severity);
        if (known->alert.version > 0)
            keepRecord(known->alert, entry->alert);
        hide(known);
    } else if (m_alerts.size() >= kMostAlerts) {
        evict();
    }
    show(entry);
}

void AlertListModel::update(const QList<client::ComplianceAlert> &records)
{
    const int before = count();
    for (const client::ComplianceAlert &record : records)
        updateOne(record);
    reshow();
    if (before != count())
        Q_EMIT countChanged();
    if (!records.isEmpty())
        Q_EMIT alertsChanged();
}

void AlertListModel::updateOne(const client::ComplianceAlert &record)
{
    const auto entry = std::make_shared<Entry>(Entry{record, static_cast<int>(record.occurrences)});
    if (const EntryPointer known = m_byId.value(keyOf(record))) {
        if (record.version < known->alert.version)
            return;
        hide(known);
    } else if (m_alerts.size() >= kMostAlerts) {
        evict();
    }
    show(entry);
}

void AlertListModel::replaceAll(const QList<client::ComplianceAlert> &records)
{
    clear();
    update(records);
    Q_EMIT countChanged();
    Q_EMIT alertsChanged();
}

void AlertListModel::clear()
{
    if (count() > 0) {
        beginRemoveRows({}, 0, count() - 1);
        m_shown.clear();
        endRemoveRows();
    }
    m_alerts.clear();
    m_byId.clear();
}

void AlertListModel::show(const EntryPointer &entry)
{
    m_byId.insert(keyOf(entry->alert), entry);
    m_alerts.insert(std::ranges::upper_bound(m_alerts, entry, isBefore), entry);
    if (m_isGrouped || !m_filter.matches(AlertSubject(entry->alert)))
        return;
    const auto at = std::ranges::upper_bound(m_shown, entry, isBefore);
    const int row = static_cast<int>(at - m_shown.begin());
    beginInsertRows({}, row, row);
    m_shown.insert(row, entry);
    endInsertRows();
}

void AlertListModel::hide(const EntryPointer &entry)
{
    m_byId.remove(keyOf(entry->alert));
    std::erase(m_alerts, entry);
    const qsizetype row = m_isGrouped ? -1 : m_shown.indexOf(entry);
    if (row < 0)
        return;
    beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
    m_shown.removeAt(row);
    endRemoveRows();
}

/// A row that stands for a group may be another one after each change, so the rows are told anew.
void AlertListModel::reshow()
{
    if (!m_isGrouped)
        return;
    m_groupSizes.clear();
    QList<EntryPointer> rows;
    QHash<QString, const Entry *> leaders;
    for (const EntryPointer &entry : m_alerts) {
        const client::ComplianceAlert &alert = entry->alert;
        if (!m_filter.matches(AlertSubject(alert)))
            continue;
        if (isWaiting(alert) && alert.severity != contract::Severity::Critical) {
            const Entry *&leader = leaders[alert.tenantId + u'\n' + alert.category];
            if (leader != nullptr) {
                m_groupSizes[leader] = m_groupSizes.value(leader, 1) + 1;
                continue;
            }
            leader = entry.get();
        }
        rows.append(entry);
    }
    replaceRows(m_shown, std::move(rows));
}

void AlertListModel::setGrouped(bool isGrouped)
{
    if (m_isGrouped == isGrouped)
        return;
    m_isGrouped = isGrouped;
    m_groupSizes.clear();
    setFilter(m_filter);
}

void AlertListModel::evict()
{
    const EntryPointer least = m_alerts.back();
    hide(least);
}

void AlertListModel::setFilter(const FilterExpression &filter)
{
    m_filter = filter;
    const int before = count();
    if (before > 0) {
        beginRemoveRows({}, 0, before - 1);
        m_shown.clear();
        endRemoveRows();
    }
    reshow();
    QList<EntryPointer> passing;
    if (!m_isGrouped)
        std::ranges::copy_if(m_alerts, std::back_inserter(passing), [this](const EntryPointer &entry) {
            return m_filter.matches(AlertSubject(entry->alert));
        });
    if (!passing.isEmpty()) {
        beginInsertRows({}, 0, static_cast<int>(passing.size()) - 1);
        m_shown = std::move(passing);
        endInsertRows();
    }
    if (before != count())
        Q_EMIT countChanged();
}

void AlertListModel::tick()
{
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {AgeTextRole});
}

SeverityCounts::Counts AlertListModel::counts() const
{
    SeverityCounts::Counts counts{};
    for (const EntryPointer &entry : m_alerts)
        counts[static_cast<std::size_t>(entry->alert.severity)] += entry->alert.isOpen() ? 1 : 0;
    return counts;
}

QList<client::ComplianceAlert> AlertListModel::passing() const
{
    QList<client::ComplianceAlert> passing;
    for (const EntryPointer &entry : m_alerts) {
        if (m_filter.matches(AlertSubject(entry->alert)))
            passing.append(entry->alert);
    }
    return passing;
}

SeverityCounts::Counts AlertListModel::unacknowledged() const
{
    SeverityCounts::Counts counts{};
    for (const EntryPointer &entry : m_alerts)
        counts[static_cast<std::size_t>(entry->alert.severity)] += isWaiting(entry->alert) ? 1 : 0;
    return counts;
}

const client::ComplianceAlert &AlertListModel::alertAt(int row) const
{
    return m_shown[row]->alert;
}

int AlertListModel::rowOf(const QString &tenantId, const QString &alertId) const
{
    const auto at = std::ranges::find_if(m_shown, [&](const EntryPointer &entry) {
        return entry->alert.alertId == alertId && entry->alert.tenantId == tenantId;
    });
    return at == m_shown.end() ? -1 : static_cast<int>(at - m_shown.begin());
}

QList<client::ComplianceAlert> AlertListModel::about(const QString &tenantId, const QString &transactionId,
                                                     const QString &walletId) const
{
    QList<client::ComplianceAlert> found;
    for (const EntryPointer &entry : m_alerts) {
        const client::ComplianceAlert &alert = entry->alert;
        const bool isSame = (!transactionId.isEmpty() && alert.subjectTransaction == transactionId)
                            || (alert.subjectTransaction.isEmpty() && !walletId.isEmpty()
                                && alert.subjectWallet == walletId);
        if (isSame && alert.tenantId == tenantId)
            found.append(alert);
    }
    return found;
}

QByteArrayList AlertListModel::recordsJson() const
{
    QByteArrayList records;
    for (const EntryPointer &entry : m_alerts)
        records.append(entry->alert.json);
    return records;
}

} // namespace opsroom::viewmodels
