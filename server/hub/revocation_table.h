#pragma once

#include "core/base/result.h"
#include "server/hub/revocation.h"

#include <atomic>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace opsroom::hub {

/// Every revocation that may still meet a token.
///
/// An entry is forgotten once each token that it covers has ended by itself.
/// Thread: any; while the table is empty a look-up takes no lock.
/// Limits: \a limit entries; a full table refuses the next one and forgets none early.
class RevocationTable
{
public:
    /// \param age longest life of a token.
    RevocationTable(std::size_t limit, Milliseconds age) : m_limit(limit), m_age(age) {}

    /// A later one for the same names takes the place of the earlier.
    /// \returns BadRequest if it names nothing, LimitExceeded if the table is full.
    [[nodiscard]] Result<void> add(const Revocation &revocation);
    [[nodiscard]] bool isRevoked(const Claims &claims) const;

    [[nodiscard]] std::size_t size() const { return m_size.load(std::memory_order_relaxed); }
    [[nodiscard]] std::vector<Revocation> entries() const;

private:
    [[nodiscard]] static std::string keyOf(char kind, std::string_view name) { return kind + std::string(name); }
    [[nodiscard]] static std::string keyOf(const Revocation &revocation);
    void forgetBefore(WallTime time);

    const std::size_t m_limit;
    const Milliseconds m_age;
    mutable std::mutex m_mutex;
    std::unordered_multimap<std::string, Revocation> m_entries; ///< by its most telling name; guarded by m_mutex
    std::atomic<std::size_t> m_size = 0;
};

} // namespace opsroom::hub
