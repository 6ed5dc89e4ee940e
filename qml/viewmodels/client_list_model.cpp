#include "qml/viewmodels/client_list_model.h"

#include "qml/viewmodels/client_subject.h"
#include "qml/viewmodels/words.h"

#include <algorithm>

namespace opsroom::viewmodels {

ClientListModel::ClientListModel(const Clock &clock, QObject *parent) : PositionalListModel(parent), m_clock(clock) {}

int ClientListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ClientListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const client::ConnectionInfo &client = m_shown[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case UserIdRole:
        return shownText(client.userId);
    case SidRole:
        return client.sid;
    case TenantIdRole:
        return shownText(client.tenantId);
    case RolesRole:
        return shownText(client.roles);
    case AddressRole:
        return client.address;
    case AgentRole:
        return shownText(client.agent);
    case TransportRole:
        return client.isWebSocket ? tr("WebSocket") : tr("polling");
    case IsSecureRole:
        return client.isSecure;
    case AgeTextRole:
        return ageWords(m_clock.wallNow().time_since_epoch().count() - client.sinceMs);
    case RoundTripTextRole:
        return client.roundTripMs > 0 ? durationWords(client.roundTripMs) : QString();
    case PongTextRole:
        return client.sincePongMs ? ageWords(*client.sincePongMs) : QString();
    case SentTextRole:
        return countWords(client.sent);
    case DroppedRole:
        return static_cast<int>(std::min<qint64>(client.dropped, std::numeric_limits<int>::max()));
    case QueuedTextRole:
        return client.queuedBytes > 0 ? sizeWords(client.queuedBytes) : QString();
    case ChannelCountRole:
        return client.channelCount;
    case IsMutedRole:
        return client.mutedForMs > 0;
    case IsSelectedRole:
        return m_selected.contains(client.sid);
    default:
        return {};
    }
}

QHash<int, QByteArray> ClientListModel::roleNames() const
{
    return {{SidRole, "sid"},
            {UserIdRole, "userId"},
            {IsMutedRole, "isMuted"},
            {TenantIdRole, "tenantId"},
            {RolesRole, "roles"},
            {AddressRole, "address"},
            {AgentRole, "agent"},
            {TransportRole, "transport"},
            {IsSecureRole, "isSecure"},
            {AgeTextRole, "ageText"},
            {RoundTripTextRole, "roundTripText"},
            {PongTextRole, "pongText"},
            {SentTextRole, "sentText"},
            {DroppedRole, "dropped"},
            {QueuedTextRole, "queuedText"},
            {ChannelCountRole, "channelCount"},
            {IsSelectedRole, "isSelected"}};
}

void ClientListModel::replace(QList<client::ConnectionInfo> clients)
{
    m_all = std::move(clients);
    QSet<QString> there;
    for (const client::ConnectionInfo &client : std::as_const(m_all)) {
        if (m_selected.contains(client.sid))
            there.insert(client.sid);
    }
    show();
    changeSelection(there);
}

void ClientListModel::setFilter(const FilterExpression &filter)
{
    m_filter = filter;
    show();
}

void ClientListModel::sortBy(Sort sort)
{
    m_isDescending = sort == m_sort ? !m_isDescending : sort > ByAddress;
    m_sort = sort;
    show();
    Q_EMIT sortChanged();
}

void ClientListModel::tick()
{
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {AgeTextRole});
}

void ClientListModel::toggle(int row)
{
    QSet<QString> selected = m_selected;
    const QString sid = m_shown[row].sid;
    if (!selected.remove(sid))
        selected.insert(sid);
    changeSelection(selected);
}

void ClientListModel::selectShown()
{
    QSet<QString> selected;
    for (const client::ConnectionInfo &client : std::as_const(m_shown))
        selected.insert(client.sid);
    changeSelection(selected);
}

void ClientListModel::clearSelection()
{
    changeSelection({});
}

void ClientListModel::changeSelection(const QSet<QString> &selected)
{
    if (selected == m_selected)
        return;
    m_selected = selected;
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {IsSelectedRole});
    Q_EMIT selectionChanged();
}

/// What a filter hides is not acted on: only the selected ones that are shown.
QList<client::ConnectionInfo> ClientListModel::selected() const
{
    QList<client::ConnectionInfo> selected;
    std::copy_if(m_shown.begin(), m_shown.end(), std::back_inserter(selected),
                 [this](const client::ConnectionInfo &client) { return m_selected.contains(client.sid); });
    return selected;
}

int ClientListModel::rowOf(const QString &sid) const
{
    const auto found = std::find_if(m_shown.begin(), m_shown.end(),
                                    [&sid](const client::ConnectionInfo &client) { return client.sid == sid; });
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

bool ClientListModel::isBefore(const client::ConnectionInfo &left, const client::ConnectionInfo &right) const
{
    const auto compare = [](const auto &a, const auto &b) { return a < b ? -1 : b < a ? 1 : 0; };
    int order = 0;
    switch (m_sort) {
    case ByUser:
        order = compare(left.userId, right.userId);
        break;
    case ByTenant:
        order = compare(left.tenantId, right.tenantId);
        break;
    case ByAddress:
        order = compare(left.address, right.address);
        break;
    case ByAge:
        order = compare(left.sinceMs, right.sinceMs);
        break;
    case ByRoundTrip:
        order = compare(left.roundTripMs, right.roundTripMs);
        break;
    case BySent:
        order = compare(left.sent, right.sent);
        break;
    case ByDropped:
        order = compare(left.dropped, right.dropped);
        break;
    case ByQueued:
        order = compare(left.queuedBytes, right.queuedBytes);
        break;
    case ByChannels:
        order = compare(left.channelCount, right.channelCount);
        break;
    case ByPong:
        order = compare(left.sincePongMs, right.sincePongMs);
        break;
    }
    return order == 0 ? left.sid < right.sid : (order < 0) != m_isDescending;
}

void ClientListModel::show()
{
    QList<client::ConnectionInfo> shown;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(shown),
                 [this](const client::ConnectionInfo &client) { return m_filter.matches(ClientSubject(client)); });
    std::ranges::sort(shown, [this](const auto &left, const auto &right) { return isBefore(left, right); });
    if (replaceRows(m_shown, std::move(shown)))
        Q_EMIT countChanged();
}

} // namespace opsroom::viewmodels
