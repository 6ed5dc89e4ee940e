#include "core/base/time_text.h"
#include "core/contract/event_names.h"
#include "core/contract/identifier.h"
#include "core/protocol/json/writer.h"
#include "server/hub/hub.h"
#include "server/hub/reply.h"

#include <algorithm>
#include <charconv>

namespace opsroom::hub {

namespace {

std::optional<std::uint64_t> positionOf(std::string_view offset)
{
    std::uint64_t position = 0;
    const auto [end, error] = std::from_chars(offset.data(), offset.data() + offset.size(), position, 36);
    if (offset.empty() || error != std::errc() || end != offset.data() + offset.size())
        return {};
    return position;
}

} // namespace

Arrival Hub::receive(MemberId id, Returning &&returning, std::string_view socketId)
{
    m_names.set(id, socketId, m_publisher.published());
    Arrival arrival{.socketId = std::string(socketId), .pid = {}, .returning = std::move(returning)};
    if (!m_recovery.isOn())
        return arrival;
    arrival.pid = Recovery::drawPid();
    if (!arrival.returning.pid.empty())
        takeUp(id, arrival);
    m_recovery.begin(id, arrival.pid, arrival.socketId);
    return arrival;
}

/// Makes a session go on where another one stopped; or leaves it as it is if that one, or part of what it missed, is not
/// to be had.
void Hub::takeUp(MemberId id, Arrival &arrival)
{
    const auto position = positionOf(arrival.returning.offset);
    if (const auto holder = position ? m_recovery.holder(arrival.returning.pid, id) : std::nullopt) {
        m_recovery.keep(*holder);
        m_context.sink.close(m_roster.find(*holder)->session, contract::CloseCode::Closed);
    }
    auto lost = position ? m_recovery.take(arrival.returning.pid, id) : std::nullopt;
    if (!lost)
        return;
    const Member &member = *m_roster.find(id);
    const auto isRefused = [this, &member](const Recovery::Room &room) {
        return room.kind == RoomKind::Channel
               && !m_context.policy.allows(member.roles, Policy::Subject::Subscribe, room.name);
    };
    if (std::any_of(lost->rooms.begin(), lost->rooms.end(), isRefused))
        return;
    enterRooms(id, lost->rooms);
    auto missed = m_history.since(id, *position);
    if (!missed) {
        leaveRooms(id, lost->rooms);
        return;
    }
    arrival.isRecovered = true;
    arrival.socketId = std::move(lost->socketId);
    m_names.set(id, arrival.socketId, *position);
    arrival.pid = std::move(lost->pid);
    arrival.missed = std::move(*missed);
    arrival.returning = {}; // it has everything
    HubCounters::add(m_context.counters.recovered);
}

/// Precondition: the token and the policy allow all of them.
void Hub::enterRooms(MemberId id, const std::vector<Recovery::Room> &rooms)
{
    const Member &member = *m_roster.find(id);
    bool isInOwn = member.tenant == kAllTenants;
    for (const Recovery::Room &room : rooms) {
        if (room.kind == RoomKind::Channel)
            std::ignore = m_roster.subscribe(id, room.name);
        else if (room.kind == RoomKind::Tenant && room.tenant != kAllTenants)
            m_roster.joinTenant(id, room.tenant);
        isInOwn = isInOwn || (room.kind == RoomKind::Tenant && room.tenant == member.tenant);
    }
    if (!isInOwn)
        m_roster.leaveTenant(id, member.tenant);
}

/// Back to the rooms of a new session.
void Hub::leaveRooms(MemberId id, const std::vector<Recovery::Room> &rooms)
{
    const Member &member = *m_roster.find(id);
    for (const Recovery::Room &room : rooms) {
        if (room.kind == RoomKind::Channel)
            m_roster.unsubscribe(id, room.name);
        else if (room.kind == RoomKind::Tenant && room.tenant != kAllTenants && room.tenant != member.tenant)
            m_roster.leaveTenant(id, room.tenant);
    }
    if (member.tenant != kAllTenants)
        m_roster.joinTenant(id, member.tenant);
}

void Hub::welcome(MemberId id, const Claims &claims, const Arrival &arrival)
{
    const Member *member = m_roster.find(id);
    if (member == nullptr)
        return;
    const SessionKey session = member->session;
    std::string json = connectedJson(*member, claims, arrival);
    if (m_recovery.isOn() && !arrival.isRecovered)
        Publisher::appendOffset(json, m_publisher.published()); // a client without an offset could not come back
    m_context.sink.emit(session, contract::event::kConnected, json);
    for (const EncodedEvent &event : arrival.missed) {
        if (!m_context.sink.deliver(session, event, false))
            break;
    }
    if (!arrival.returning.streams.empty() || !arrival.returning.channels.empty())
        resume(id, arrival.returning);
    m_offline.arrive(id);
    // Sending may have found that the session is gone.
    member = m_roster.find(id);
    if (member != nullptr && m_alerts.maySeeAlerts(member->roles))
        tellOpenAlerts(*member, claims.userId);
}

std::string Hub::connectedJson(const Member &member, const Claims &claims, const Arrival &arrival)
{
    std::string json;
    json::Writer writer(json);
    writer.beginObject().member("socketId", arrival.socketId).member("userId", claims.userId);
    if (!claims.tenantId.empty())
        writer.member("tenantId", claims.tenantId);
    writer.name("tenants").beginArray();
    if (claims.allTenants)
        writer.value("*");
    for (const std::string &tenant : claims.tenants)
        writer.value(tenant);
    writer.endArray().name("roles").beginArray();
    for (const std::string &role : claims.roles)
        writer.value(role);
    writer.endArray()
        .member("expiresAt", TimeText(claims.expiresAt).view())
        .member("timestamp", TimeText(m_context.clock.wallNow()).view())
        .name("streams")
        .beginArray();
    std::size_t listed = 0;
    const auto list = [&](TenantId tenant) {
        if (tenant == kAllTenants || !contract::isTenantId(m_context.tenants.name(tenant))
            || listed == contract::limits::kResumedStreams)
            return;
        ++listed;
        const Publisher::Position position = m_publisher.position(tenant);
        writer.beginObject().member("tenantId", m_context.tenants.name(tenant));
        writer.member("epoch", position.epoch).member("seq", position.seq).endObject();
    };
    list(member.tenant);
    if (member.otherTenants)
        std::for_each(member.otherTenants->begin(), member.otherTenants->end(), list);
    if (member.seesAllTenants)
        m_publisher.forEachStream([&](TenantId tenant, const auto &) { list(tenant); });
    writer.endArray();
    if (arrival.isRecovered)
        writer.member("recovered", true);
    writer.endObject();
    return json;
}

/// What was missed of the streams that the client named, each in its order, then `resumed`.
void Hub::resume(MemberId id, const Returning &returning)
{
    std::string json;
    json::Writer writer(json);
    writer.beginObject().name("refused").beginArray();
    for (const std::string &channel : returning.channels) {
        const auto subscribed = m_roster.subscribe(id, channel);
        if (!subscribed && subscribed.error().code != ErrorCode::AlreadySubscribed)
            writer.value(channel);
    }
    writer.endArray().name("streams").beginArray();
    for (const Returning::Point &point : returning.streams) {
        const Member *member = m_roster.find(id);
        if (member == nullptr)
            return;
        const bool isOwn = point.tenantId.empty() && member->tenant != kAllTenants;
        const auto tenant = isOwn ? Result<TenantId>(member->tenant) : m_roster.tenantFor(*member, point.tenantId);
        const std::string answer = tenant ? m_history.resumeJson(id, *tenant, point.epoch, point.seq)
                                          : errorJson(tenant.error());
        writer.beginObject();
        writer.member("tenantId", tenant ? std::string_view(m_context.tenants.name(*tenant)) : point.tenantId);
        writer.raw(std::string_view(answer).substr(1, answer.size() - 2)).endObject();
    }
    writer.endArray().endObject();
    if (const Member *member = m_roster.find(id))
        m_context.sink.emit(member->session, contract::event::kResumed, json);
}

} // namespace opsroom::hub
