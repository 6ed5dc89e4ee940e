#pragma once

#include "core/base/slot_index.h"

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

namespace opsroom {

/// Counted small numbers for strings that repeat (user ids, channel names): equal strings have equal numbers.
///
/// Thread: one thread. Limits: grows with the distinct strings in use, 24 bytes and 5 to 11 of index for each, and its
/// length if it is longer than kInline; release() gives a number back when its last user is gone, and the number may
/// then name another string.
class Interner
{
public:
    using Id = std::uint32_t;
    static constexpr std::size_t kInline = 16;

    Interner() = default;
    Interner(const Interner &) = delete;
    Interner &operator=(const Interner &) = delete;
    ~Interner();

    /// The number of \a text, with one more user; a new number if nobody uses it yet.
    [[nodiscard]] Id acquire(std::string_view text);
    /// One user less. Precondition: \a id came from acquire() and was not released as often as acquired.
    void release(Id id);
    /// \returns the number of \a text if somebody uses it.
    [[nodiscard]] std::optional<Id> find(std::string_view text) const;
    /// Valid as long as \a id is.
    [[nodiscard]] std::string_view text(Id id) const { return m_entries[id].view(); }
    [[nodiscard]] std::size_t size() const { return m_ids.size(); }

private:
    struct Entry
    {
        std::uint32_t users = 0;
        std::uint32_t size = 0;
        std::array<char, kInline> text{}; ///< or the address of a longer one

        [[nodiscard]] bool isLong() const { return size > kInline; }
        [[nodiscard]] char *address() const;
        [[nodiscard]] std::string_view view() const { return {isLong() ? address() : text.data(), size}; }
        void set(std::string_view value);
        void clear();
    };

    std::deque<Entry> m_entries; ///< a deque, because views point into the entries
    std::vector<Id> m_free;
    SlotIndex m_ids;
};

} // namespace opsroom
