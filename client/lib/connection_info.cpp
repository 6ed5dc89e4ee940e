#include "client/lib/connection_info.h"

#include "client/lib/json_text.h"
#include "core/base/time_text.h"
#include "core/protocol/json/document.h"

namespace opsroom::client {

namespace {

constexpr json::Limits kAnswer{16, 1'000'000};
constexpr double kUsPerMs = 1000;

qint64 numberOf(json::Value object, std::string_view name)
{
    return object.find(name).integer().value_or(0);
}

bool flagOf(json::Value object, std::string_view name)
{
    return object.find(name).boolean().value_or(false);
}

ConnectionInfo connectionOf(json::Value value)
{
    ConnectionInfo info;
    info.sid = textOf(value, "sid");
    info.userId = textOf(value, "userId");
    info.tenantId = textOf(value, "tenantId");
    info.roles = textOf(value, "roles");
    info.address = textOf(value, "address");
    info.agent = textOf(value, "agent");
    info.nsp = textOf(value, "namespace");
    info.isWebSocket = textOf(value, "transport") == QLatin1String("websocket");
    info.isSecure = flagOf(value, "isSecure");
    info.seesAllTenants = flagOf(value, "seesAllTenants");
    if (const auto since = parseTimeText(textOf(value, "since").toStdString()))
        info.sinceMs = since->time_since_epoch().count();
    info.roundTripMs = static_cast<double>(numberOf(value, "roundTripUs")) / kUsPerMs;
    info.sincePongMs = value.find("sincePongMs").integer();
    info.sent = numberOf(value, "sent");
    info.dropped = numberOf(value, "dropped");
    info.queuedBytes = numberOf(value, "queuedBytes");
    info.mutedForMs = numberOf(value, "mutedForMs");
    info.channelCount = static_cast<int>(numberOf(value, "channelCount"));
    for (const json::Value channel : value.find("channels").elements())
        info.channels.append(textOf(channel));
    return info;
}

RoomInfo roomOf(json::Value value)
{
    return {textOf(value, "tenantId"), textOf(value, "kind"), textOf(value, "name"),
            static_cast<int>(numberOf(value, "members"))};
}

template <class Row, class Read>
std::optional<ListPage<Row>> readPage(const QByteArray &json, std::string_view name, Read &&read)
{
    json::Document document;
    const auto answer = document.parse(viewOf(json), kAnswer);
    if (!answer || !answer->find(name).isArray())
        return {};
    ListPage<Row> page;
    page.total = static_cast<int>(numberOf(*answer, "total"));
    page.next = numberOf(*answer, "next");
    for (const json::Value value : answer->find(name).elements())
        page.rows.append(read(value));
    return page;
}

} // namespace

std::optional<ListPage<ConnectionInfo>> readConnections(const QByteArray &json)
{
    return readPage<ConnectionInfo>(json, "connections", connectionOf);
}

std::optional<ListPage<RoomInfo>> readRooms(const QByteArray &json)
{
    return readPage<RoomInfo>(json, "rooms", roomOf);
}

} // namespace opsroom::client
