#include "server/hub/roster.h"

#include "core/contract/identifier.h"

#include <algorithm>

namespace opsroom::hub {

std::string Roster::roleNamesOf(const Claims &claims)
{
    std::string names;
    for (const std::string &role : claims.roles) {
        if (names.size() + role.size() < kRoleNamesBytes)
            names += (names.empty() ? "" : ",") + role;
    }
    return names;
}

Result<void> Roster::admit(const Claims &claims, TenantId tenant)
{
    const HubSettings &settings = m_context.settings;
    if (tenant != kAllTenants && m_context.tenants.figures(tenant).connections >= settings.connectionsPerTenant)
        return Failure(Error(ErrorCode::LimitExceeded, "connections of the tenant"));
    if (const auto user = m_users.find(claims.userId)) {
        if (m_seats.connections(tenant, *user) >= settings.connectionsPerUser)
            return Failure(Error(ErrorCode::LimitExceeded, "connections of the user"));
    }
    return {};
}

Result<MemberId> Roster::enter(SessionKey session, NamespaceIndex nsp, const Claims &claims)
{
    TenantId tenant = kAllTenants;
    std::vector<TenantId> others;
    for (const std::string &name : claims.tenants) {
        const auto known = m_context.tenants.intern(name);
        if (!known)
            return Failure(Error(ErrorCode::LimitExceeded, "tenants of the hub"));
        if (name == claims.tenantId)
            tenant = *known;
        else
            others.push_back(*known);
    }
    if (const auto admitted = admit(claims, tenant); !admitted)
        return Failure(admitted.error());

    const MemberId id = m_members.emplace();
    Member &member = m_members.at(id.slot);
    member.session = session;
    member.user = m_users.acquire(claims.userId);
    member.tenant = tenant;
    member.roles = m_context.policy.maskOf(claims.roles);
    member.roleNames = m_users.acquire(roleNamesOf(claims));
    member.nsp = nsp;
    member.seesAllTenants = claims.allTenants;
    member.enteredAt = static_cast<std::uint32_t>(
        std::chrono::duration_cast<std::chrono::seconds>(m_context.clock.wallNow().time_since_epoch()).count());
    m_seats.connect(tenant, member.user);

    m_rooms.join(m_members, id.slot, {nsp, tenant, RoomKind::User, claims.userId});
    for (const TenantId other : others)
        m_rooms.join(m_members, id.slot, {nsp, other, RoomKind::User, claims.userId});
    if (!others.empty())
        member.otherTenants = std::make_unique<std::vector<TenantId>>(std::move(others));

    if (tenant != kAllTenants)
        joinTenant(id, tenant);
    if (member.seesAllTenants)
        m_rooms.join(m_members, id.slot, {nsp, kAllTenants, RoomKind::Tenant, {}});
    HubCounters::add(m_context.counters.entered);
    return id;
}

void Roster::leave(MemberId id)
{
    Member *member = m_members.find(id);
    if (member == nullptr)
        return;
    if (member->tenant != kAllTenants)
        leaveTenant(id, member->tenant);
    if (member->otherTenants) {
        for (const TenantId other : *member->otherTenants)
            leaveTenant(id, other);
    }
    if (member->seesAllTenants) {
        // An operator may have joined any tenant by name.
        m_context.tenants.forEach(
            [this, id](TenantId tenant, const std::string &, const TenantFigures &) { leaveTenant(id, tenant); });
    }
    m_rooms.leaveAll(m_members, id.slot);

    m_seats.disconnect(member->tenant, member->user);
    m_users.release(member->user);
    m_users.release(member->roleNames);
    m_members.erase(id);
    HubCounters::add(m_context.counters.left);
}

bool Roster::isIn(const Member &member, const RoomKey &room)
{
    const auto id = m_rooms.find(room);
    if (!id)
        return false;
    const auto rooms = member.rooms.view();
    return std::any_of(rooms.begin(), rooms.end(),
                       [id](const RoomMembership &membership) { return membership.room == *id; });
}

Result<TenantId> Roster::tenantFor(const Member &member, std::string_view name)
{
    if (member.seesAllTenants) {
        // An operator may be the first to mention a tenant.
        const auto tenant = contract::isTenantId(name) ? m_context.tenants.intern(name) : std::nullopt;
        return tenant ? Result<TenantId>(*tenant) : Failure(Error(ErrorCode::BadRequest, "no such tenant"));
    }
    const auto tenant = m_context.tenants.find(name);
    const bool isOwn = tenant && member.tenant == *tenant;
    const bool isOther = tenant && member.otherTenants
                         && std::find(member.otherTenants->begin(), member.otherTenants->end(), *tenant)
                                != member.otherTenants->end();
    if (!isOwn && !isOther)
        return Failure(Error(ErrorCode::PermissionDenied));
    return *tenant;
}

bool Roster::joinTenant(MemberId id, TenantId tenant)
{
    const Member &member = m_members.at(id.slot);
    if (!m_rooms.join(m_members, id.slot, {member.nsp, tenant, RoomKind::Tenant, {}}))
        return false;
    present(tenant, member, true);
    return true;
}

bool Roster::leaveTenant(MemberId id, TenantId tenant)
{
    const Member &member = m_members.at(id.slot);
    if (!m_rooms.leave(m_members, id.slot, {member.nsp, tenant, RoomKind::Tenant, {}}))
        return false;
    present(tenant, member, false);
    return true;
}

/// Keeps the tenant's figures: sessions in its room, and users among them.
void Roster::present(TenantId tenant, const Member &member, bool isPresent)
{
    TenantFigures &figures = m_context.tenants.figures(tenant);
    if (isPresent) {
        figures.connections.fetch_add(1, std::memory_order_relaxed);
        if (m_seats.enter(tenant, member.user))
            figures.users.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    figures.connections.fetch_sub(1, std::memory_order_relaxed);
    if (m_seats.leave(tenant, member.user))
        figures.users.fetch_sub(1, std::memory_order_relaxed);
}

Result<void> Roster::subscribe(MemberId id, std::string_view channel)
{
    Member &member = m_members.at(id.slot);
    if (!contract::isChannelName(channel))
        return Failure(Error(ErrorCode::BadRequest, "malformed channel name"));
    if (!m_context.policy.knows(Policy::Subject::Subscribe, channel))
        return Failure(Error(ErrorCode::UnknownChannel));
    if (!m_context.policy.allows(member.roles, Policy::Subject::Subscribe, channel))
        return Failure(Error(ErrorCode::PermissionDenied));
    if (member.channels >= m_context.settings.channelsPerConnection)
        return Failure(Error(ErrorCode::LimitExceeded, "channels of the connection"));
    if (!m_rooms.join(m_members, id.slot, {member.nsp, member.tenant, RoomKind::Channel, channel}))
        return Failure(Error(ErrorCode::AlreadySubscribed));
    ++member.channels;
    return {};
}

bool Roster::unsubscribe(MemberId id, std::string_view channel)
{
    Member &member = m_members.at(id.slot);
    if (!m_rooms.leave(m_members, id.slot, {member.nsp, member.tenant, RoomKind::Channel, channel}))
        return false;
    --member.channels;
    return true;
}

} // namespace opsroom::hub
