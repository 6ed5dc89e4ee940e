#pragma once

#include "core/base/interner.h"
#include "core/base/result.h"
#include "server/hub/hub_context.h"
#include "server/hub/room_table.h"
#include "server/hub/seat_table.h"
#include "server/hub/token_verifier.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace opsroom::hub {

/// Who is connected, in which tenants and rooms: identity, admission, presence.
///
/// Guarantees: a member is only ever in rooms of tenants that its token names; when it leaves, nothing of it stays in
/// any room or count.
/// Thread: the hub's.
class Roster
{
public:
    explicit Roster(const HubContext &context) : m_context(context) {}

    /// Admits a session and puts it into its tenant's room and its user's rooms.
    /// \returns LimitExceeded if user, tenant or directory is full.
    [[nodiscard]] Result<MemberId> enter(SessionKey session, NamespaceIndex nsp, const Claims &claims);
    void leave(MemberId id);
    /// A new token of the same user and tenant. \returns PermissionDenied for anybody else's, LimitExceeded if the
    /// directory is full; nothing has changed then.
    [[nodiscard]] Result<void> renew(MemberId id, const Claims &claims);

    [[nodiscard]] Member *find(MemberId id) { return m_members.find(id); }
    [[nodiscard]] Slab<Member> &members() { return m_members; }
    [[nodiscard]] RoomTable &rooms() { return m_rooms; }
    [[nodiscard]] const RoomTable &rooms() const { return m_rooms; }
    [[nodiscard]] std::size_t size() const { return m_members.size(); }
    /// Different users, told apart by tenant.
    [[nodiscard]] std::size_t uniqueUsers() const { return m_seats.connectedUsers(); }
    [[nodiscard]] std::string_view userOf(const Member &member) const { return m_users.text(member.user); }
    [[nodiscard]] std::string_view roleNamesOf(const Member &member) const { return m_users.text(member.roleNames); }
    [[nodiscard]] std::optional<Interner::Id> findUser(std::string_view name) const { return m_users.find(name); }

    [[nodiscard]] bool isIn(const Member &member, const RoomKey &room);
    /// The tenant of that name, if the member may enter it. A tenant that does not exist is refused in the same words
    /// as one that is somebody else's: PermissionDenied.
    [[nodiscard]] Result<TenantId> tenantFor(const Member &member, std::string_view name);
    /// \returns false if the member is in the room already. Precondition: tenantFor() allowed it.
    bool joinTenant(MemberId id, TenantId tenant);
    bool leaveTenant(MemberId id, TenantId tenant);
    /// \returns PermissionDenied, UnknownChannel, LimitExceeded or AlreadySubscribed. \a channel is not a tenant's room.
    [[nodiscard]] Result<void> subscribe(MemberId id, std::string_view channel);
    bool unsubscribe(MemberId id, std::string_view channel);

private:
    static constexpr std::size_t kRoleNamesBytes = 128;

    [[nodiscard]] static std::string roleNamesOf(const Claims &claims);
    void present(TenantId tenant, const Member &member, bool isPresent);
    void renewTenants(MemberId id, std::vector<TenantId> others);
    void leaveForbiddenChannels(MemberId id);
    [[nodiscard]] Result<void> admit(const Claims &claims, TenantId tenant);

    const HubContext &m_context;
    Slab<Member> m_members;
    Interner m_users; ///< and channels
    RoomTable m_rooms{m_users};
    SeatTable m_seats;
};

} // namespace opsroom::hub
