#include "server/hub/room_table.h"

#include <algorithm>

namespace opsroom::hub {

std::size_t RoomTable::hashOf(NamespaceIndex nsp, TenantId tenant, RoomKind kind, Interner::Id name)
{
    const std::uint64_t place = std::uint64_t{static_cast<std::uint32_t>(tenant)} << 32U | name;
    return SlotIndex::mix(SlotIndex::mix(place) + (std::uint64_t{nsp} << 8U | static_cast<std::uint64_t>(kind)));
}

std::size_t RoomTable::hashOf(RoomId room) const
{
    const Room &known = m_rooms[room];
    return hashOf(known.nsp, known.tenant, known.kind, known.name);
}

RoomKey RoomTable::key(RoomId room) const
{
    const Room &known = m_rooms[room];
    return {known.nsp, known.tenant, known.kind, m_names.text(known.name)};
}

std::optional<RoomId> RoomTable::find(const RoomKey &key) const
{
    const auto name = m_names.find(key.name);
    if (!name)
        return {};
    return m_index.find(hashOf(key.nsp, key.tenant, key.kind, *name), [this, &key, name](RoomId id) {
        const Room &room = m_rooms[id];
        return room.name == *name && room.tenant == key.tenant && room.kind == key.kind && room.nsp == key.nsp;
    });
}

/// A room without members. Precondition: it is not there yet.
RoomId RoomTable::open(const RoomKey &key)
{
    RoomId id = 0;
    if (m_free.empty()) {
        id = static_cast<RoomId>(m_rooms.size());
        m_rooms.emplace_back();
    } else {
        id = m_free.back();
        m_free.pop_back();
    }
    m_rooms[id] = {key.tenant, m_names.acquire(key.name), key.nsp, key.kind, {}};
    m_index.insert(id, hashOf(id), [this](RoomId other) { return hashOf(other); });
    return id;
}

bool RoomTable::join(Slab<Member> &members, std::uint32_t slot, const RoomKey &key)
{
    auto &rooms = members.at(slot).rooms;
    const auto known = find(key);
    const bool isIn = known && std::any_of(rooms.begin(), rooms.end(), [known](const RoomMembership &membership) {
                          return membership.room == *known;
                      });
    if (isIn)
        return false;
    const RoomId id = known ? *known : open(key);
    Room &room = m_rooms[id];
    rooms.push_back({id, static_cast<std::uint32_t>(room.slots.size())});
    room.slots.push_back(slot);
    return true;
}

bool RoomTable::leave(Slab<Member> &members, std::uint32_t slot, const RoomKey &key)
{
    const auto id = find(key);
    if (!id)
        return false;
    auto &rooms = members.at(slot).rooms;
    const auto own = std::find_if(rooms.begin(), rooms.end(),
                                  [&id](const RoomMembership &membership) { return membership.room == *id; });
    if (own == rooms.end())
        return false;
    const RoomMembership membership = *own;
    rooms.erase(static_cast<std::size_t>(own - rooms.begin()));
    removeAt(members, membership);
    return true;
}

void RoomTable::leaveAll(Slab<Member> &members, std::uint32_t slot)
{
    auto &rooms = members.at(slot).rooms;
    while (!rooms.empty()) {
        const RoomMembership membership = rooms.back();
        rooms.pop_back();
        removeAt(members, membership);
    }
}

/// Takes one place out of a room: the last member moves into it.
void RoomTable::removeAt(Slab<Member> &members, RoomMembership membership)
{
    Room &room = m_rooms[membership.room];
    const std::uint32_t last = room.slots.back();
    room.slots[membership.position] = last;
    room.slots.pop_back();
    if (membership.position < room.slots.size()) {
        for (RoomMembership &moved : members.at(last).rooms) {
            if (moved.room == membership.room)
                moved.position = membership.position;
        }
    }
    if (room.slots.empty()) {
        m_index.remove(membership.room, hashOf(membership.room), [this](RoomId other) { return hashOf(other); });
        m_names.release(room.name);
        room = {};
        m_free.push_back(membership.room);
    }
}

} // namespace opsroom::hub
