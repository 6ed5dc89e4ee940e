#include "server/hub/room_table.h"

#include <algorithm>

namespace opsroom::hub {

/// Fixed-width fields first, the free text last: two keys that differ anywhere differ here.
std::string RoomTable::encode(const RoomKey &key)
{
    std::string text;
    text.reserve(6 + key.name.size());
    text += static_cast<char>(key.nsp);
    text += static_cast<char>(key.kind);
    for (unsigned shift = 0; shift < 32; shift += 8)
        text += static_cast<char>(static_cast<std::uint32_t>(key.tenant) >> shift & 0xffU);
    text += key.name;
    return text;
}

RoomKey RoomTable::key(RoomId room) const
{
    const std::string_view text = m_rooms[room].key;
    std::uint32_t tenant = 0;
    for (unsigned i = 0; i < 4; ++i)
        tenant |= std::uint32_t{static_cast<unsigned char>(text[2 + i])} << 8 * i;
    return {static_cast<NamespaceIndex>(text[0]), TenantId{tenant}, static_cast<RoomKind>(text[1]), text.substr(6)};
}

std::optional<RoomId> RoomTable::find(const RoomKey &key) const
{
    const auto known = m_byKey.find(encode(key));
    return known == m_byKey.end() ? std::nullopt : std::optional(known->second);
}

bool RoomTable::join(Slab<Member> &members, std::uint32_t slot, const RoomKey &key)
{
    std::string text = encode(key);
    RoomId id = 0;
    if (const auto known = m_byKey.find(text); known != m_byKey.end()) {
        id = known->second;
        for (const RoomMembership &membership : members.at(slot).rooms) {
            if (membership.room == id)
                return false;
        }
    } else {
        if (m_free.empty()) {
            id = static_cast<RoomId>(m_rooms.size());
            m_rooms.emplace_back();
        } else {
            id = m_free.back();
            m_free.pop_back();
        }
        m_rooms[id].key = text;
        m_byKey.emplace(std::move(text), id);
    }
    Room &room = m_rooms[id];
    members.at(slot).rooms.push_back({id, static_cast<std::uint32_t>(room.slots.size())});
    room.slots.push_back(slot);
    return true;
}

bool RoomTable::leave(Slab<Member> &members, std::uint32_t slot, const RoomKey &key)
{
    const auto id = find(key);
    if (!id)
        return false;
    std::vector<RoomMembership> &rooms = members.at(slot).rooms;
    const auto own = std::find_if(rooms.begin(), rooms.end(),
                                  [&id](const RoomMembership &membership) { return membership.room == *id; });
    if (own == rooms.end())
        return false;
    const RoomMembership membership = *own;
    rooms.erase(own);
    removeAt(members, membership);
    return true;
}

void RoomTable::leaveAll(Slab<Member> &members, std::uint32_t slot)
{
    std::vector<RoomMembership> rooms;
    rooms.swap(members.at(slot).rooms);
    for (const RoomMembership &membership : rooms)
        removeAt(members, membership);
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
        m_byKey.erase(room.key);
        room = {};
        m_free.push_back(membership.room);
    }
}

} // namespace opsroom::hub
