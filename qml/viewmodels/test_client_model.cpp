#include "qml/viewmodels/test_client_model.h"

#include "qml/viewmodels/connection_view_model.h"
#include "qml/viewmodels/words.h"

#include <algorithm>

namespace opsroom::viewmodels {

namespace {

QString wordsOf(client::HubConnection::State state)
{
    switch (state) {
    case client::HubConnection::State::Idle:
        return TestClientModel::tr("not connected");
    case client::HubConnection::State::Connecting:
        return TestClientModel::tr("connecting");
    case client::HubConnection::State::Connected:
        return TestClientModel::tr("connected");
    case client::HubConnection::State::Waiting:
    case client::HubConnection::State::Retrying:
        return TestClientModel::tr("reconnecting");
    case client::HubConnection::State::Refused:
        return TestClientModel::tr("refused");
    }
    return {};
}

} // namespace

TestClientModel::TestClientModel(QObject *parent) : QAbstractListModel(parent) {}

TestClientModel::~TestClientModel() = default;

int TestClientModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant TestClientModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Client &client = *m_clients[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case UserIdRole:
        return client.userId;
    case TenantIdRole:
        return client.tenantId;
    case RoleRole:
        return client.role;
    case StateRole:
        return static_cast<int>(ConnectionViewModel::stateOf(client.connection));
    case StateTextRole:
        return wordsOf(client.connection.state());
    case DetailRole:
        return client.connection.lastError();
    case ReceivedRole:
        return client.received;
    case VerdictRole:
        return verdictOn(client);
    case HasReceivedRole:
        return client.hasReceived;
    default:
        return {};
    }
}

QHash<int, QByteArray> TestClientModel::roleNames() const
{
    return {{UserIdRole, "userId"},     {TenantIdRole, "tenantId"},   {RoleRole, "role"},
            {StateRole, "state"},       {StateTextRole, "stateText"}, {DetailRole, "detail"},
            {ReceivedRole, "received"}, {VerdictRole, "verdict"},     {HasReceivedRole, "hasReceived"}};
}

QString TestClientModel::verdictOn(const Client &client) const
{
    if (!m_hasEvent)
        return {};
    if (client.hasReceived)
        return tr("received after %1").arg(durationWords(client.tookMs));
    if (!client.connection.isConnected())
        return tr("not received: not connected");
    if (client.tenantId != m_eventTenant)
        return tr("not received: of another tenant");
    return tr("not received: its role may not, or it is the subject");
}

bool TestClientModel::add(std::unique_ptr<Client> client)
{
    if (count() >= kMostClients)
        return false;
    const Client &added = *client;
    connect(&added.connection, &client::HubConnection::stateChanged, this, [this, &added] { changed(added); });
    connect(&added.connection, &client::HubConnection::eventReceived, this,
            [this, &added](const client::HubEvent &event) { onEvent(added, event); });
    beginInsertRows({}, count(), count());
    m_clients.push_back(std::move(client));
    endInsertRows();
    Q_EMIT countChanged();
    return true;
}

void TestClientModel::remove(int row)
{
    if (row < 0 || row >= count())
        return;
    beginRemoveRows({}, row, row);
    const std::unique_ptr<Client> gone = std::move(m_clients[static_cast<std::size_t>(row)]);
    m_clients.erase(m_clients.begin() + row);
    endRemoveRows();
    gone->connection.disconnect(this);
    gone->connection.close();
    Q_EMIT countChanged();
}

QString TestClientModel::nameAt(int row) const
{
    return row >= 0 && row < count() ? m_clients[static_cast<std::size_t>(row)]->userId : QString();
}

void TestClientModel::beginEvent(const QString &tenantId)
{
    m_hasEvent = true;
    m_eventTenant = tenantId;
    for (const std::unique_ptr<Client> &client : m_clients)
        client->hasReceived = false;
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {VerdictRole, HasReceivedRole});
}

void TestClientModel::noteArrival(const Client &client, double tookMs)
{
    const int row = rowOf(client);
    if (row == count())
        return;
    Client &held = at(row);
    held.hasReceived = true;
    held.tookMs = tookMs;
    changed(held);
}

void TestClientModel::onEvent(const Client &client, const client::HubEvent &event)
{
    if (!event.argument.contains("\"eventId\""))
        return;
    ++at(rowOf(client)).received;
    changed(client);
    if (m_onReceived)
        m_onReceived(client, event);
}

void TestClientModel::changed(const Client &client)
{
    const int row = rowOf(client);
    Q_EMIT dataChanged(index(row), index(row));
}

int TestClientModel::rowOf(const Client &client) const
{
    const auto at = std::ranges::find(m_clients, &client, [](const auto &held) { return held.get(); });
    return static_cast<int>(at - m_clients.begin());
}

} // namespace opsroom::viewmodels
