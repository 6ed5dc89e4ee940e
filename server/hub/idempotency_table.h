#pragma once

#include "core/base/clock.h"

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace opsroom::hub {

/// Remembers for a while what was published under which idempotency key, so that a client may repeat what it is not
/// sure of.
///
/// Thread: the hub's. Limits: \a capacity keys; the oldest is forgotten before its time when more come.
class IdempotencyTable
{
public:
    struct Entry
    {
        std::size_t bodyHash = 0;
        std::string eventId;
        std::uint64_t seq = 0;
    };

    IdempotencyTable(Milliseconds window, std::size_t capacity) : m_window(window), m_capacity(capacity) {}

    /// What was published under \a key, if that is still remembered. Whether the body was the same one is the caller's
    /// question.
    [[nodiscard]] const Entry *find(std::string_view key, SteadyTime now);
    /// Precondition: find() knows nothing of \a key, and the seq is above that of all others.
    void insert(std::string_view key, Entry entry, SteadyTime now);
    /// Forgets what is too old.
    void forget(SteadyTime now);
    /// The highest seq that was forgotten; 0: none yet.
    [[nodiscard]] std::uint64_t forgottenThrough() const { return m_forgottenThrough; }
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

    [[nodiscard]] static std::size_t hashOf(std::string_view event, std::string_view body,
                                            std::span<const std::string> attachments);

private:
    struct Age
    {
        SteadyTime until;
        std::uint64_t seq;
        std::string key;
    };
    Milliseconds m_window;
    std::size_t m_capacity;
    std::unordered_map<std::string, Entry> m_entries;
    std::deque<Age> m_ages; ///< oldest first
    std::uint64_t m_forgottenThrough = 0;
};

} // namespace opsroom::hub
