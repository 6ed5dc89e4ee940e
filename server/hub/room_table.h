#pragma once

#include "core/base/compact_vector.h"
#include "core/base/interner.h"
#include "server/hub/member.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace opsroom::hub {

/// What a room is for.
enum class RoomKind : std::uint8_t {
    Tenant,  ///< everybody of a tenant; of kAllTenants: platform operators
    User,    ///< every session of one user
    Channel, ///< who subscribed
};

/// Names a room. A tenant's rooms are a world of their own: no name of one tenant can spell a room of another.
struct RoomKey
{
    NamespaceIndex nsp = 0;
    TenantId tenant{};
    RoomKind kind = RoomKind::Tenant;
    std::string_view name; ///< user or channel; empty for the tenant's room
};

/// Rooms and who is in them, as contiguous lists of slots: a publication walks memory, not nodes.
///
/// Thread: the hub's. Limits: grows with the memberships; an empty room is forgotten.
class RoomTable
{
public:
    /// \param names of users and channels; one for all rooms, so that a name is kept once.
    explicit RoomTable(Interner &names) : m_names(names) {}
    RoomTable(const RoomTable &) = delete;
    RoomTable &operator=(const RoomTable &) = delete;

    /// The room of that name, if anybody is in it.
    [[nodiscard]] std::optional<RoomId> find(const RoomKey &key) const;
    /// \returns false if the member is in the room already.
    bool join(Slab<Member> &members, std::uint32_t slot, const RoomKey &key);
    /// \returns false if the member was not in the room.
    bool leave(Slab<Member> &members, std::uint32_t slot, const RoomKey &key);
    void leaveAll(Slab<Member> &members, std::uint32_t slot);

    [[nodiscard]] std::span<const std::uint32_t> slots(RoomId room) const { return m_rooms[room].slots.view(); }
    /// What a room was joined as; the name lives as long as somebody is in the room.
    [[nodiscard]] RoomKey key(RoomId room) const;
    [[nodiscard]] std::size_t size() const { return m_index.size(); }
    /// Calls visit(RoomId, RoomKey, number of members) for each room, in the order of their numbers.
    template <class Visit>
    void forEach(Visit &&visit) const
    {
        for (RoomId room = 0; room < m_rooms.size(); ++room) {
            if (const std::size_t members = m_rooms[room].slots.size(); members > 0)
                visit(room, key(room), members);
        }
    }

private:
    /// 32 bytes, for the many rooms that have one member.
    struct Room
    {
        TenantId tenant{};
        Interner::Id name = 0;
        NamespaceIndex nsp = 0;
        RoomKind kind = RoomKind::Tenant;
        CompactVector<std::uint32_t, 2> slots; ///< in the order of joining, but for holes filled from the end
    };

    [[nodiscard]] static std::size_t hashOf(NamespaceIndex nsp, TenantId tenant, RoomKind kind, Interner::Id name);
    [[nodiscard]] std::size_t hashOf(RoomId room) const;
    [[nodiscard]] RoomId open(const RoomKey &key);
    void removeAt(Slab<Member> &members, RoomMembership membership);

    Interner &m_names;
    std::deque<Room> m_rooms;
    std::vector<RoomId> m_free;
    SlotIndex m_index;
};

} // namespace opsroom::hub
