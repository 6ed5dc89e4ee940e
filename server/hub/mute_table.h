#pragma once

#include "core/base/clock.h"
#include "server/hub/member.h"

#include <cstddef>
#include <map>
#include <utility>

namespace opsroom::hub {

/// The connections that an operator has muted for a time: they still receive, and change nothing.
///
/// A mute is of one connection, and ends with it. Thread: the hub's. Limits: kMost connections.
class MuteTable
{
public:
    static constexpr std::size_t kMost = 10'000;
    static constexpr Milliseconds kLongest = std::chrono::hours(24);

    /// \returns false if kMost are muted already.
    [[nodiscard]] bool mute(MemberId member, SteadyTime until, SteadyTime now)
    {
        if (m_until.size() >= kMost)
            std::erase_if(m_until, [now](const auto &entry) { return entry.second <= now; });
        const bool isKnown = m_until.contains(keyOf(member));
        if (!isKnown && m_until.size() >= kMost)
            return false;
        m_until[keyOf(member)] = until;
        return true;
    }
    void unmute(MemberId member) { m_until.erase(keyOf(member)); }
    /// How long it is muted from now on; 0: it is not.
    [[nodiscard]] Milliseconds remaining(MemberId member, SteadyTime now) const
    {
        const auto found = m_until.empty() ? m_until.end() : m_until.find(keyOf(member));
        return found == m_until.end() || found->second <= now ? Milliseconds(0)
                                                              : std::chrono::ceil<Milliseconds>(found->second - now);
    }

private:
    using Key = std::pair<std::uint32_t, std::uint32_t>;
    [[nodiscard]] static Key keyOf(MemberId member) { return {member.slot, member.generation}; }

    std::map<Key, SteadyTime> m_until;
};

} // namespace opsroom::hub
