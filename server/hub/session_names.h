#pragma once

#include "server/hub/member.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace opsroom::hub {

/// Public ids of the members' sockets, and where the order of publications stood when they came; for who asks about one.
///
/// Thread: the hub's. Memory: 32 bytes for each member. Cost of find(): a walk over them.
class SessionNames
{
public:
    static constexpr std::size_t kBytes = 20; ///< of a socket's id

    void set(MemberId id, std::string_view sid, std::uint64_t position)
    {
        if (id.slot >= m_entries.size())
            m_entries.resize(id.slot + 1);
        Entry &entry = m_entries[id.slot];
        entry = {.generation = id.generation, .position = position};
        std::copy_n(sid.begin(), std::min(sid.size(), kBytes), entry.sid.begin());
    }
    /// The member that the socket had last; it may be gone.
    [[nodiscard]] std::optional<MemberId> find(std::string_view sid) const
    {
        for (std::size_t slot = 0; slot < m_entries.size(); ++slot) {
            if (sid.size() == kBytes && std::equal(sid.begin(), sid.end(), m_entries[slot].sid.begin()))
                return MemberId{static_cast<std::uint32_t>(slot), m_entries[slot].generation};
        }
        return {};
    }
    /// Publications up to here were before it came. Precondition: set() was called for it.
    [[nodiscard]] std::uint64_t position(MemberId id) const { return m_entries[id.slot].position; }

private:
    struct Entry
    {
        std::array<char, kBytes> sid{};
        std::uint32_t generation = 0;
        std::uint64_t position = 0;
    };
    std::vector<Entry> m_entries; ///< by slot
};

} // namespace opsroom::hub
