#include "qml/viewmodels/connections_view_model.h"

#include "client/lib/json_text.h"
#include "core/contract/event_names.h"
#include "core/protocol/json/writer.h"
#include "qml/viewmodels/settings_view_model.h"
#include "qml/viewmodels/words.h"

#include <QtCore/QPointer>

namespace opsroom::viewmodels {

using client::bytesOf;

ConnectionsViewModel::ConnectionsViewModel(client::HubConnection &connection, const Clock &clock,
                                           SettingsViewModel &settings, QObject *parent)
    : QObject(parent), m_connection(connection), m_settings(settings), m_clients(clock)
{
    m_timer.setInterval(kRefresh);
    connect(&m_timer, &QTimer::timeout, this, &ConnectionsViewModel::refresh);
    connect(&connection, &client::HubConnection::identityChanged, this, &ConnectionsViewModel::mayActChanged);
    connect(&settings, &SettingsViewModel::isReadOnlyChanged, this, &ConnectionsViewModel::mayActChanged);
    connect(&connection, &client::HubConnection::stateChanged, this, [this] {
        m_isAsking = false;
        if (isActive() && m_connection.isConnected())
            refresh();
    });
    connect(&m_clients, &ClientListModel::selectionChanged, this, &ConnectionsViewModel::targetsChanged);
    connect(this, &ConnectionsViewModel::currentChanged, this, &ConnectionsViewModel::targetsChanged);
}

bool ConnectionsViewModel::mayAct() const
{
    const QStringList roles = m_connection.roles();
    return !m_settings.isReadOnly()
           && (roles.contains(QLatin1String("operator")) || roles.contains(QLatin1String("admin")));
}

bool ConnectionsViewModel::mayRevoke() const
{
    return !m_settings.isReadOnly() && m_connection.roles().contains(QLatin1String("admin"));
}

void ConnectionsViewModel::setView(View view)
{
    if (m_view == view)
        return;
    m_view = view;
    // An answer to what was shown before is none to what is shown now.
    ++m_round;
    m_isAsking = false;
    applySearch();
    Q_EMIT searchTextChanged();
    Q_EMIT viewChanged();
    refresh();
}

void ConnectionsViewModel::setIsActive(bool isActive)
{
    if (m_timer.isActive() == isActive)
        return;
    if (isActive)
        m_timer.start();
    else
        m_timer.stop();
    Q_EMIT isActiveChanged();
    if (isActive)
        refresh();
}

void ConnectionsViewModel::setSearchText(const QString &text)
{
    if (m_searchText == text)
        return;
    m_searchText = text;
    applySearch();
    Q_EMIT searchTextChanged();
    Q_EMIT listed();
    Q_EMIT targetsChanged();
}

void ConnectionsViewModel::applySearch()
{
    m_searchError.clear();
    if (m_view != Clients) {
        m_rooms.setText(m_searchText);
        return;
    }
    const auto filter = FilterExpression::parse(m_searchText);
    if (filter)
        m_clients.setFilter(*filter);
    else
        m_searchError = QString::fromStdString(filter.error().detail);
}

QString ConnectionsViewModel::roomText() const
{
    return m_room ? RoomListModel::wordsOf(*m_room) : QString();
}

QString ConnectionsViewModel::countText() const
{
    const int shown = m_view == Clients ? m_clients.count() : m_rooms.count();
    const int held = m_view == Clients ? m_clients.total() : m_rooms.total();
    if (held < m_total)
        return tr("%1 of %2; the first %3 are held").arg(countWords(shown), countWords(m_total), countWords(held));
    return tr("%1 of %2").arg(countWords(shown), countWords(m_total));
}

void ConnectionsViewModel::setCurrentRow(int row)
{
    m_current = row >= 0 && row < m_clients.count() ? m_clients.clientAt(row) : client::ConnectionInfo();
    followCurrent();
}

/// The client that is looked at, as it is now; one that has left stays as it was last.
void ConnectionsViewModel::followCurrent()
{
    if (const int row = currentRow(); row >= 0)
        m_current = m_clients.clientAt(row);
    if (m_current.sid.isEmpty()) {
        m_summary.set({});
    } else {
        m_summary.set(
            {{tr("User"), m_current.userId},
             {tr("Tenant"), m_current.seesAllTenants ? tr("all tenants") : m_current.tenantId},
             {tr("Roles"), m_current.roles},
             {tr("Client"), m_current.sid, true},
             {tr("Namespace"), m_current.nsp, true},
             {tr("Address"), m_current.address, true},
             {tr("Agent"), m_current.agent},
             {tr("Transport"), m_current.isWebSocket ? tr("WebSocket") : tr("polling")},
             {tr("TLS"), m_current.isSecure ? tr("yes") : tr("no")},
             {tr("Since"), timeWords(m_current.sinceMs, m_settings.isUtc()).section(u'.', 0, 0), true},
             {tr("Round trip"), m_current.roundTripMs > 0 ? durationWords(m_current.roundTripMs) : QString()},
             {tr("Last pong"), m_current.sincePongMs ? tr("%1 ago").arg(ageWords(*m_current.sincePongMs)) : QString()},
             {tr("Sent"), countWords(m_current.sent), true},
             {tr("Dropped"), countWords(m_current.dropped), true},
             {tr("Queued"), sizeWords(m_current.queuedBytes), true},
             {tr("Muted"), m_current.mutedForMs > 0 ? tr("for %1").arg(ageWords(m_current.mutedForMs)) : tr("no")},
             {tr("Channels"), countWords(m_current.channelCount), true}});
    }
    Q_EMIT currentChanged();
}

QList<client::ConnectionInfo> ConnectionsViewModel::targets() const
{
    if (m_clients.selectedCount() > 0)
        return m_clients.selected();
    return currentRow() >= 0 ? QList{m_current} : QList<client::ConnectionInfo>();
}

QString ConnectionsViewModel::targetText() const
{
    const auto meant = targets();
    if (meant.size() != 1)
        return tr("%n clients", nullptr, static_cast<int>(meant.size()));
    const client::ConnectionInfo &one = meant.first();
    return one.tenantId.isEmpty() ? shownText(one.userId)
                                  : tr("%1 (%2)").arg(shownText(one.userId), shownText(one.tenantId));
}

void ConnectionsViewModel::showRoom(int row)
{
    if (row < 0 || row >= m_rooms.count())
        return;
    m_room = m_rooms.roomAt(row);
    m_view = Clients;
    setSearchText({});
    Q_EMIT viewChanged();
    m_isAsking = false;
    refresh();
}

void ConnectionsViewModel::showEverybody()
{
    m_room.reset();
    Q_EMIT viewChanged();
    m_isAsking = false;
    refresh();
}

/// One round at a time: a slow hub is not asked again before it has answered.
void ConnectionsViewModel::refresh()
{
    // How sessions end comes with the figures.
    if (m_isAsking || m_view == Endings || !m_connection.isConnected())
        return;
    m_isAsking = true;
    m_arriving.clear();
    m_arrivingRooms.clear();
    ask(0, ++m_round);
}

QByteArray ConnectionsViewModel::question(qint64 after) const
{
    std::string json;
    json::Writer writer(json);
    writer.beginObject().member("after", after);
    if (m_view == Clients && m_room) {
        writer.name("room").beginObject().member("kind", m_room->kind.toStdString());
        if (!m_room->tenantId.isEmpty())
            writer.member("tenantId", m_room->tenantId.toStdString());
        writer.member("name", m_room->name.toStdString()).endObject();
    }
    writer.endObject();
    return QByteArray::fromStdString(json);
}

void ConnectionsViewModel::ask(qint64 after, int round)
{
    const QPointer<ConnectionsViewModel> self(this);
    const bool isClients = m_view == Clients;
    m_connection.request(bytesOf(isClients ? contract::command::kListConnections : contract::command::kListRooms),
                         question(after), [self, round](const client::Reply &reply) {
                             if (!self || round != self->m_round)
                                 return;
                             if (const auto *error = std::get_if<client::RequestError>(&reply))
                                 self->fail(*error);
                             else
                                 self->onPage(std::get<QByteArray>(reply), round);
                         });
}

void ConnectionsViewModel::fail(const client::RequestError &error)
{
    m_isAsking = false;
    m_problem = error.kind == client::RequestError::Kind::Refused
                    ? tr("The hub does not tell this console who is connected: %1").arg(error.message)
                    : error.message;
    Q_EMIT listed();
}

void ConnectionsViewModel::onPage(const QByteArray &json, int round)
{
    const auto take = [&](auto page, auto &arriving) -> qint64 {
        if (!page)
            return 0;
        m_total = page->total;
        arriving.append(page->rows);
        return arriving.size() < kMostRows ? page->next : 0;
    };
    const qint64 next = m_view == Clients ? take(client::readConnections(json), m_arriving)
                                          : take(client::readRooms(json), m_arrivingRooms);
    if (next > 0) {
        ask(next, round);
        return;
    }
    m_isAsking = false;
    m_isLoaded = true;
    m_problem.clear();
    if (m_view == Clients)
        m_clients.replace(std::exchange(m_arriving, {}));
    else
        m_rooms.replace(std::exchange(m_arrivingRooms, {}));
    followCurrent();
    Q_EMIT listed();
}

} // namespace opsroom::viewmodels
