#pragma once

#include "server/hub/member.h"

#include <deque>
#include <functional>
#include <optional>
#include <string_view>

namespace opsroom::hub {

/// Which socket a member has, and where the order of publications stood when it came; for who asks about one.
///
/// Thread: the hub's. Memory: 16 bytes for each member: of the public id only a hash. Cost of find(): a walk over them.
class SessionNames
{
public:
    void set(MemberId id, std::string_view sid, std::uint64_t position)
    {
        if (id.slot >= m_entries.size())
            m_entries.resize(id.slot + 1);
        m_entries[id.slot] = {std::hash<std::string_view>()(sid), position};
    }
    /// Slot of the member that has the socket.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view sid) const
    {
        const std::size_t wanted = std::hash<std::string_view>()(sid);
        for (std::uint32_t slot = 0; slot < m_entries.size(); ++slot) {
            if (m_entries[slot].sid == wanted)
                return slot;
        }
        return {};
    }
    void forget(MemberId id)
    {
        if (id.slot < m_entries.size())
            m_entries[id.slot] = {};
    }
    /// Publications up to here were before it came.
    [[nodiscard]] std::uint64_t position(std::uint32_t slot) const { return m_entries[slot].position; }

private:
    struct Entry
    {
        std::size_t sid = 0;
        std::uint64_t position = 0;
    };
    std::deque<Entry> m_entries; ///< by slot; grows without being copied
};

} // namespace opsroom::hub
