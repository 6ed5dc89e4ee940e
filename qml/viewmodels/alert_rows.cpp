// AlertListModel: what a row shows.

#include "qml/viewmodels/alert_list_model.h"
#include "qml/viewmodels/settings_view_model.h"
#include "qml/viewmodels/words.h"

namespace opsroom::viewmodels {

int AlertListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant AlertListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = *m_shown[index.row()];
    const client::ComplianceAlert &alert = entry.alert;
    switch (role) {
    case AlertIdRole:
        return shownText(alert.alertId);
    case TenantIdRole:
        return shownText(alert.tenantId);
    case SeverityRole:
        return static_cast<int>(alert.severity);
    case SeverityTextRole: {
        const std::string_view text = contract::textOf(alert.severity);
        return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
    }
    case Qt::DisplayRole:
    case MessageRole:
        return shownText(alert.message);
    case CategoryRole:
        return shownText(alert.category);
    case SubjectTransactionRole:
        return shownText(alert.subjectTransaction);
    case SubjectWalletRole:
        return shownText(alert.subjectWallet);
    case SubjectUserRole:
        return shownText(alert.subjectUser);
    case TimeTextRole:
        return timeWords(alert.timestampMs, m_settings.isUtc());
    case AgeTextRole:
        return ageWords(m_clock.wallNow().time_since_epoch().count() - alert.timestampMs);
    case RepeatCountRole:
        return entry.repeats;
    case AlarmStateRole:
        return static_cast<int>(alert.alarmState);
    case StateTextRole:
        return shownText(stateText(alert));
    case AssigneeRole:
        return shownText(alert.assignee);
    case IsOpenRole:
        return alert.isOpen();
    case GroupCountRole:
        return m_groupSizes.value(&entry, 1);
    default:
        return {};
    }
}

QHash<int, QByteArray> AlertListModel::roleNames() const
{
    return {{AlertIdRole, "alertId"},
            {TenantIdRole, "tenantId"},
            {SeverityRole, "severity"},
            {SeverityTextRole, "severityText"},
            {MessageRole, "message"},
            {CategoryRole, "category"},
            {SubjectTransactionRole, "subjectTransaction"},
            {SubjectWalletRole, "subjectWallet"},
            {SubjectUserRole, "subjectUser"},
            {TimeTextRole, "timeText"},
            {AgeTextRole, "ageText"},
            {RepeatCountRole, "repeatCount"},
            {AlarmStateRole, "alarmState"},
            {StateTextRole, "stateText"},
            {AssigneeRole, "assignee"},
            {IsOpenRole, "isOpen"},
            {GroupCountRole, "groupCount"}};
}

QString AlertListModel::stateText(const client::ComplianceAlert &alert) const
{
    switch (alert.alarmState) {
    case contract::AlarmState::Unacked:
        return tr("unacknowledged");
    case contract::AlarmState::Acked:
        return alert.ackBy.isEmpty() ? tr("acknowledged") : tr("acknowledged by %1").arg(alert.ackBy);
    case contract::AlarmState::ClearedUnacked:
        return tr("cleared, unacknowledged");
    case contract::AlarmState::Normal:
        return tr("closed");
    case contract::AlarmState::Shelved:
        return alert.shelvedUntilMs == 0
                   ? tr("shelved")
                   : tr("shelved until %1")
                         .arg(timeWords(alert.shelvedUntilMs, m_settings.isUtc()).section(u'.', 0, 0));
    case contract::AlarmState::Suppressed:
        return tr("suppressed by design");
    case contract::AlarmState::OutOfService:
        return tr("out of service");
    }
    return {};
}

} // namespace opsroom::viewmodels
