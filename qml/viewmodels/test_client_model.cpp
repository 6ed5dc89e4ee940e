#include "qml/viewmodels/test_client_model.h"

#include "client/lib/json_text.h"
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
    case KeyRole:
        return client.key();
    case IsFaultyRole:
        return !client.faults.plan().isClean() || !client.expiredToken.isEmpty();
    case StateRole:
        if (client.isOutside())
            return static_cast<int>(client.proxy->connections() > 0 ? ConnectionViewModel::Connected
                                                                    : ConnectionViewModel::Idle);
        return static_cast<int>(ConnectionViewModel::stateOf(client.connection));
    case StateTextRole:
        return client.isOutside() ? tr("%n connected", nullptr, client.proxy->connections())
                                  : wordsOf(client.connection.state());
    case DetailRole:
        return client.isOutside() && client.proxy->connections() == 0
                   ? tr("point it at %1, WebSocket only").arg(client.proxy->url().toString())
                   : client.connection.lastError();
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
    return {{UserIdRole, "userId"},
            {TenantIdRole, "tenantId"},
            {RoleRole, "role"},
            {StateRole, "state"},
            {StateTextRole, "stateText"},
            {DetailRole, "detail"},
            {ReceivedRole, "received"},
            {KeyRole, "key"},
            {IsFaultyRole, "isFaulty"},
            {VerdictRole, "verdict"},
            {HasReceivedRole, "hasReceived"}};
}

QString TestClientModel::verdictOn(const Client &client) const
{
    if (!m_hasEvent)
        return {};
    if (client.hasReceived)
        return tr("received after %1").arg(durationWords(client.tookMs));
    if (client.isOutside())
        return {};
    if (!client.connection.isConnected())
        return tr("not received: not connected");
    return client.why.isEmpty() ? tr("not received") : tr("not received: %1").arg(client.why);
}

bool TestClientModel::add(std::unique_ptr<Client> client)
{
    if (count() >= kMostClients)
        return false;
    const Client &added = *client;
    connect(&added.connection, &client::HubConnection::stateChanged, this, [this, &added] { changed(added); });
    connect(&added.connection, &client::HubConnection::eventReceived, this,
            [this, &added](const client::HubEvent &event) { onEvent(added, event); });
    connect(&added.faults, &fault::FaultLine::counted, this, [this, &added] { changed(added); });
    if (added.proxy) {
        connect(added.proxy.get(), &fault::FaultProxy::connectionsChanged, this, [this, &added] { changed(added); });
        connect(added.proxy.get(), &fault::FaultProxy::passed, this,
                [this, &added](const QString &message) { onPassed(added, message); });
    }
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
    gone->faults.disconnect(this);
    if (gone->proxy)
        gone->proxy->disconnect(this);
    gone->connection.close();
    Q_EMIT countChanged();
}

QString TestClientModel::nameAt(int row) const
{
    return row >= 0 && row < count() ? m_clients[static_cast<std::size_t>(row)]->userId : QString();
}

void TestClientModel::beginEvent()
{
    m_hasEvent = true;
    for (const std::unique_ptr<Client> &client : m_clients) {
        client->hasReceived = false;
        client->why.clear();
    }
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {VerdictRole, HasReceivedRole});
}

void TestClientModel::endEvent()
{
    m_hasEvent = false;
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

/// An event that a client of somebody else has got.
void TestClientModel::onPassed(const Client &client, const QString &message)
{
    if (!message.startsWith(QLatin1String("42[")))
        return;
    const QByteArray json = message.mid(2).toUtf8();
    json::Document document;
    const auto arguments = document.parse(client::viewOf(json));
    if (!arguments)
        return;
    client::HubEvent event;
    int index = 0;
    for (const json::Value element : arguments->elements()) {
        if (index == 0)
            event.name = client::textOf(element);
        else if (index == 1)
            event.argument = client::bytesOf(element.raw());
        ++index;
    }
    onEvent(client, event);
}

int TestClientModel::rowOf(const QString &key) const
{
    const auto found = std::ranges::find_if(m_clients, [&key](const auto &client) { return client->key() == key; });
    return found == m_clients.end() ? -1 : static_cast<int>(found - m_clients.begin());
}

QStringList TestClientModel::receivers() const
{
    QStringList keys;
    for (const std::unique_ptr<Client> &client : m_clients) {
        if (client->hasReceived)
            keys.append(client->key());
    }
    keys.sort();
    return keys;
}

void TestClientModel::closeWith(int row, int code)
{
    Client &client = at(row);
    const QString reason = tr("closed at the test bench");
    if (client.isOutside())
        client.proxy->closeAll(code, reason);
    else if (client.link)
        client.link->endWith(code, reason);
    changed(client);
}

void TestClientModel::setFaults(int row, const fault::FaultPlan &plan)
{
    at(row).faults.setPlan(plan);
    changed(at(row));
}

void TestClientModel::noteWhy(const QString &key, const QString &why)
{
    const int row = rowOf(key);
    if (row < 0)
        return;
    at(row).why = why;
    changed(at(row));
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
