#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace opsroom::client {

/// One client of the hub, as `list-connections` tells.
struct ConnectionInfo
{
    QString sid;
    QString userId;
    QString tenantId; ///< empty: a platform operator without one
    QString roles;
    QString address;
    QString agent;
    QString nsp;
    bool isWebSocket = false;
    bool isSecure = false;
    bool seesAllTenants = false;
    qint64 sinceMs = 0;
    double roundTripMs = 0;            ///< 0: not measured yet
    std::optional<qint64> sincePongMs; ///< since the last pong; an older hub does not tell
    qint64 sent = 0;
    qint64 dropped = 0;
    qint64 queuedBytes = 0;
    qint64 mutedForMs = 0; ///< 0: it is not muted
    int channelCount = 0;
    QStringList channels; ///< the first ones
};

/// One room, as `list-rooms` tells.
struct RoomInfo
{
    QString tenantId; ///< empty: of all tenants
    QString kind;     ///< "tenant", "user" or "channel"
    QString name;
    int members = 0;
};

/// A page of either.
template <class Row>
struct ListPage
{
    QList<Row> rows;
    int total = 0;
    qint64 next = 0; ///< `after` of the page that follows; 0: none does
};

/// Reads the answers. \returns nothing if it is none; members that are missing stay empty.
[[nodiscard]] std::optional<ListPage<ConnectionInfo>> readConnections(const QByteArray &json);
[[nodiscard]] std::optional<ListPage<RoomInfo>> readRooms(const QByteArray &json);

} // namespace opsroom::client
