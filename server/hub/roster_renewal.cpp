#include "server/hub/roster.h"

#include <algorithm>

namespace opsroom::hub {

/// Rooms go with what the new token no longer grants: tenants that it does not name, channels that its roles may not
/// subscribe to. What it grants beyond the old one may be asked for.
Result<void> Roster::renew(MemberId id, const Claims &claims)
{
    Member &member = m_members.at(id.slot);
    const bool isSameTenant = claims.tenantId.empty() ? member.tenant == kAllTenants
                                                      : m_context.tenants.find(claims.tenantId) == member.tenant;
    if (claims.userId != userOf(member) || !isSameTenant || claims.allTenants != member.seesAllTenants)
        return Failure(Error(ErrorCode::PermissionDenied, "the token is somebody else's"));
    // With a certificate it would have the role already.
    const RoleMask roles = m_context.policy.maskOf(claims.roles);
    if ((roles & ~member.roles & m_context.policy.maskOf(m_context.settings.certificates.roles())) != 0)
        return Failure(CertificateRule::refusal());
    std::vector<TenantId> others;
    for (const std::string &name : claims.tenants) {
        const auto tenant = m_context.tenants.intern(name);
        if (!tenant)
            return Failure(Error(ErrorCode::LimitExceeded, "tenants of the hub"));
        if (*tenant != member.tenant)
            others.push_back(*tenant);
    }
    member.roles = roles;
    m_users.release(std::exchange(member.roleNames, m_users.acquire(roleNamesOf(claims))));
    renewTenants(id, std::move(others));
    leaveForbiddenChannels(id);
    return {};
}

void Roster::renewTenants(MemberId id, std::vector<TenantId> others)
{
    Member &member = m_members.at(id.slot);
    const std::string user(userOf(member));
    const auto names = [](const std::vector<TenantId> &list, TenantId tenant) {
        return std::find(list.begin(), list.end(), tenant) != list.end();
    };
    const std::vector<TenantId> before = member.otherTenants ? *member.otherTenants : std::vector<TenantId>();
    for (const TenantId tenant : before) {
        if (names(others, tenant))
            continue;
        if (!member.seesAllTenants)
            leaveTenant(id, tenant);
        m_rooms.leave(m_members, id.slot, {member.nsp, tenant, RoomKind::User, user});
    }
    for (const TenantId tenant : others)
        m_rooms.join(m_members, id.slot, {member.nsp, tenant, RoomKind::User, user});
    member.otherTenants = others.empty() ? nullptr : std::make_unique<std::vector<TenantId>>(std::move(others));
}

void Roster::leaveForbiddenChannels(MemberId id)
{
    const Member &member = m_members.at(id.slot);
    std::vector<std::string> forbidden;
    for (const RoomMembership &membership : member.rooms) {
        const RoomKey room = m_rooms.key(membership.room);
        if (room.kind == RoomKind::Channel
            && !m_context.policy.allows(member.roles, Policy::Subject::Subscribe, room.name))
            forbidden.emplace_back(room.name);
    }
    for (const std::string &channel : forbidden)
        unsubscribe(id, channel);
}

} // namespace opsroom::hub
