// OperatorDesk: the lists of connections and rooms.

#include "core/base/time_text.h"
#include "core/protocol/json/writer.h"
#include "server/hub/operator_desk.h"
#include "server/hub/read_number.h"

#include <algorithm>
#include <unordered_map>

namespace opsroom::hub {

namespace {

std::string_view kindName(RoomKind kind)
{
    switch (kind) {
    case RoomKind::User:
        return "user";
    case RoomKind::Channel:
        return "channel";
    case RoomKind::Tenant:
        break;
    }
    return "tenant";
}

std::optional<RoomKind> kindOf(std::string_view text)
{
    for (const RoomKind kind : {RoomKind::Tenant, RoomKind::User, RoomKind::Channel}) {
        if (kindName(kind) == text)
            return kind;
    }
    return {};
}

} // namespace

Result<OperatorDesk::Selection> OperatorDesk::selectionOf(const Member &by, json::Value order)
{
    Selection selection;
    const auto readTenant = [&](json::Value of) -> Result<std::optional<TenantId>> {
        const json::Value tenant = of.find("tenantId");
        if (!tenant.isPresent())
            return std::optional<TenantId>();
        const auto known = m_roster.tenantFor(by, tenant.isString() ? tenant.string() : std::string());
        return known ? Result<std::optional<TenantId>>(*known) : Failure(known.error());
    };
    const auto tenant = readTenant(order);
    if (!tenant)
        return Failure(tenant.error());
    selection.tenant = *tenant;
    if (const json::Value user = order.find("userId"); user.isString())
        selection.user = user.string();
    const auto after = readNumber(order.find("after"), 0);
    const auto limit = readNumber(order.find("limit"), kPage);
    if (!after || *after > std::numeric_limits<std::uint32_t>::max() || !limit || *limit == 0 || *limit > kPage)
        return Failure(Error(ErrorCode::BadRequest, "expected after, and a limit of 1 to 500"));
    selection.after = static_cast<std::uint32_t>(*after);
    selection.limit = *limit;
    if (const json::Value room = order.find("room"); room.isPresent()) {
        const auto kind = kindOf(room.find("kind").isString() ? room.find("kind").string() : std::string());
        const auto of = readTenant(room);
        if (!kind || !of)
            return Failure(Error(ErrorCode::BadRequest, "room: expected {tenantId, kind, name}"));
        if (!mayKnow(by, of->value_or(kAllTenants)))
            return Failure(Error(ErrorCode::PermissionDenied));
        if (const json::Value named = room.find("name"); named.isString())
            selection.roomName = named.string();
        selection.room = RoomKey{by.nsp, of->value_or(kAllTenants), *kind, {}};
    }
    return selection;
}

/// In the order of the places that members have, which is no order in time; so a page neither repeats nor leaves out
/// anybody who is there all along.
OperatorDesk::Page OperatorDesk::pageOf(const Member &by, const Selection &selection)
{
    Page page;
    m_roster.members().forEach([&](MemberId id, const Member &member) {
        if (!mayKnow(by, member) || (selection.tenant && member.tenant != *selection.tenant)
            || (!selection.user.empty() && m_roster.userOf(member) != selection.user))
            return;
        if (selection.room) {
            RoomKey room = *selection.room;
            room.nsp = member.nsp;
            room.name = selection.roomName;
            if (!m_roster.isIn(member, room))
                return;
        }
        ++page.total;
        if (id.slot < selection.after)
            return;
        if (page.rows.size() < selection.limit)
            page.rows.push_back({id, member.session});
        else if (page.next == 0)
            page.next = id.slot;
    });
    return page;
}

void OperatorDesk::listConnections(MemberId by, json::Value order, const Answer &answer)
{
    const Member &caller = *m_roster.find(by);
    const auto selection = selectionOf(caller, order);
    if (!selection) {
        answer(Failure(selection.error()));
        return;
    }
    Page page = pageOf(caller, *selection);
    std::vector<SessionKey> sessions;
    for (const Row &row : page.rows)
        sessions.push_back(row.session);
    m_context.sink.describe(std::move(sessions),
                            [this, page = std::move(page), answer](const std::vector<SessionFacts> &facts) {
                                answer(connectionsJson(page, facts));
                            });
}

std::string OperatorDesk::connectionsJson(const Page &page, const std::vector<SessionFacts> &facts)
{
    std::unordered_map<std::uint64_t, const SessionFacts *> bySession;
    for (const SessionFacts &one : facts)
        bySession.emplace(static_cast<std::uint64_t>(one.session), &one);
    std::string json;
    json::Writer writer(json);
    writer.beginObject().member("ok", true).member("total", page.total).member("next", page.next);
    writer.name("connections").beginArray();
    for (const Row &row : page.rows) {
        const Member *member = m_roster.find(row.member);
        const auto found = bySession.find(static_cast<std::uint64_t>(row.session));
        if (member == nullptr || found == bySession.end())
            continue; // gone meanwhile
        const SessionFacts &fact = *found->second;
        std::size_t channels = 0;
        const std::string shown = channelsOf(*member, channels);
        writer.beginObject()
            .member("sid", fact.sid)
            .member("userId", m_roster.userOf(*member))
            .member("tenantId", nameOf(member->tenant))
            .member("roles", m_roster.roleNamesOf(*member))
            .member("seesAllTenants", member->seesAllTenants)
            .member("namespace", fact.nsp)
            .member("address", fact.address)
            .member("agent", fact.agent)
            .member("transport", fact.isWebSocket ? "websocket" : "polling")
            .member("isSecure", fact.isSecure)
            .member("since", TimeText(WallTime(std::chrono::seconds(member->enteredAt))).view())
            .member("roundTripUs", fact.roundTripUs)
            .member("sincePongMs", fact.sincePongMs)
            .member("sent", fact.sent)
            .member("dropped", fact.dropped)
            .member("queuedBytes", fact.queuedBytes)
            .member("mutedForMs", m_mutes.remaining(row.member, m_context.clock.steadyNow()).count())
            .member("channelCount", channels)
            .rawMember("channels", shown)
            .endObject();
    }
    writer.endArray().endObject();
    return json;
}

std::string OperatorDesk::channelsOf(const Member &member, std::size_t &count) const
{
    std::string json;
    json::Writer writer(json);
    writer.beginArray();
    for (const RoomMembership &membership : member.rooms) {
        const RoomKey room = m_roster.rooms().key(membership.room);
        if (room.kind == RoomKind::Channel && ++count <= kChannelsShown)
            writer.value(room.name);
    }
    writer.endArray();
    return json;
}

OperatorDesk::Outcome OperatorDesk::listRooms(MemberId by, json::Value order)
{
    const Member &caller = *m_roster.find(by);
    const auto selection = selectionOf(caller, order);
    if (!selection)
        return Failure(selection.error());
    const bool hasUsers = order.find("users").boolean().value_or(false);
    std::string json;
    json::Writer writer(json);
    writer.beginObject().member("ok", true).name("rooms").beginArray();
    std::size_t total = 0;
    std::size_t listed = 0;
    RoomId next = 0;
    m_roster.rooms().forEach([&](RoomId id, const RoomKey &room, std::size_t members) {
        if (!mayKnow(caller, room.tenant) || (selection->tenant && room.tenant != *selection->tenant)
            || (room.kind == RoomKind::User && !hasUsers))
            return;
        ++total;
        if (id < selection->after)
            return;
        if (listed == selection->limit) {
            next = next == 0 ? id : next;
            return;
        }
        ++listed;
        writer.beginObject()
            .member("tenantId", nameOf(room.tenant))
            .member("kind", kindName(room.kind))
            .member("name", room.name)
            .member("members", members)
            .endObject();
    });
    writer.endArray().member("total", total).member("next", next).endObject();
    return json;
}

} // namespace opsroom::hub
