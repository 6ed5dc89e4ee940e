#include "qml/viewmodels/hub_session_model.h"

#include <algorithm>

namespace opsroom::viewmodels {

HubSessionModel::HubSessionModel(QObject *parent) : QAbstractListModel(parent) {}

HubSessionModel::~HubSessionModel() = default;

int HubSessionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant HubSessionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    ConsoleViewModel &console = at(index.row()).console();
    const SeverityCounts &alerts = *console.alerts()->counts();
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return console.name();
    case UrlRole:
        return console.connection()->url();
    case EnvironmentRole:
        return console.environment();
    case BadgeRole:
        return console.environmentBadge();
    case StateRole:
        return console.connection()->state();
    case StateTextRole:
        return console.connection()->words();
    case IsClosableRole:
        return !at(index.row()).isLasting();
    case GraveAlertsRole:
        return alerts.critical() + alerts.high();
    case IsCriticalRole:
        return alerts.critical() > 0;
    }
    return {};
}

QHash<int, QByteArray> HubSessionModel::roleNames() const
{
    return {{NameRole, "name"},
            {UrlRole, "url"},
            {EnvironmentRole, "environment"},
            {BadgeRole, "badge"},
            {StateRole, "state"},
            {StateTextRole, "stateText"},
            {IsClosableRole, "isClosable"},
            {GraveAlertsRole, "graveAlerts"},
            {IsCriticalRole, "isCritical"}};
}

int HubSessionModel::rowOfProfile(const QString &profileId) const
{
    const auto found = std::ranges::find_if(
        m_sessions, [&profileId](const auto &session) { return session->profileId() == profileId; });
    return found == m_sessions.end() ? -1 : static_cast<int>(found - m_sessions.begin());
}

int HubSessionModel::add(std::unique_ptr<HubSession> session)
{
    const int row = count();
    HubSession *added = session.get();
    const auto refresh = [this, added] {
        const auto found = std::ranges::find_if(m_sessions, [added](const auto &held) { return held.get() == added; });
        if (found == m_sessions.end())
            return;
        const QModelIndex changed = index(static_cast<int>(found - m_sessions.begin()));
        Q_EMIT dataChanged(changed, changed);
    };
    connect(added, &HubSession::changed, this, refresh);
    connect(added, &HubSession::consoleChanged, this, refresh);
    beginInsertRows({}, row, row);
    m_sessions.push_back(std::move(session));
    endInsertRows();
    Q_EMIT countChanged();
    return row;
}

std::unique_ptr<HubSession> HubSessionModel::take(int row)
{
    beginRemoveRows({}, row, row);
    const auto place = m_sessions.begin() + row;
    std::unique_ptr<HubSession> session = std::move(*place);
    m_sessions.erase(place);
    endRemoveRows();
    session->disconnect(this);
    Q_EMIT countChanged();
    return session;
}

} // namespace opsroom::viewmodels
