#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace opsroom {

/// Counted small numbers for strings that repeat (user ids, room names): equal strings have equal numbers.
///
/// Thread: one thread. Limits: grows with the distinct strings in use; release() gives a number back when its last
/// user is gone, and the number may then name another string.
class Interner
{
public:
    using Id = std::uint32_t;

    /// The number of \a text, with one more user; a new number if nobody uses it yet.
    [[nodiscard]] Id acquire(std::string_view text);
    /// One user less. Precondition: \a id came from acquire() and was not released as often as acquired.
    void release(Id id);
    /// \returns the number of \a text if somebody uses it.
    [[nodiscard]] std::optional<Id> find(std::string_view text) const;
    [[nodiscard]] const std::string &text(Id id) const { return m_entries[id].text; }
    [[nodiscard]] std::size_t size() const { return m_ids.size(); }

private:
    struct Entry
    {
        std::string text;
        std::uint32_t users = 0;
    };
    std::deque<Entry> m_entries; ///< a deque, because m_ids points into the texts
    std::vector<Id> m_free;
    std::unordered_map<std::string_view, Id> m_ids;
};

} // namespace opsroom
