#pragma once

#include "core/base/clock.h"

#include <algorithm>
#include <cstdint>

namespace opsroom::hub {

/// How many commands a session may send.
struct RateLimit
{
    std::uint32_t perSecond = 0; ///< 0: no limit
    std::uint32_t burst = 0;
};

/// Token bucket in 8 bytes; the rate stands with whoever asks.
///
/// Thread: one thread. A new bucket is full.
class TokenBucket
{
public:
    /// Takes \a amount tokens, at most the burst. \returns zero, or how long to wait for them; then none was taken.
    [[nodiscard]] Milliseconds take(const RateLimit &limit, SteadyTime now, std::uint32_t amount = 1)
    {
        const std::uint64_t wanted = kToken * std::min(amount, limit.burst);
        if (limit.perSecond == 0)
            return Milliseconds(0);
        // Milliseconds of 32 bits wrap after 49 days; a difference does not care, unless a session is silent that long,
        // and then it merely starts with fewer tokens.
        const auto stamp = static_cast<std::uint32_t>(
            std::chrono::duration_cast<Milliseconds>(now.time_since_epoch()).count());
        const std::uint64_t full = std::uint64_t{limit.burst} * kToken;
        const std::uint64_t refill = std::uint64_t{stamp - m_stamp} * limit.perSecond;
        const std::uint64_t available = m_level == kFresh ? full : std::min(full, std::uint64_t{m_level} + refill);
        m_stamp = stamp;
        if (available >= wanted) {
            m_level = static_cast<std::uint32_t>(available - wanted);
            return Milliseconds(0);
        }
        m_level = static_cast<std::uint32_t>(available);
        return Milliseconds((wanted - available + limit.perSecond - 1) / limit.perSecond);
    }

private:
    static constexpr std::uint64_t kToken = 1000; ///< thousandths, so that a millisecond of refill counts

    static constexpr std::uint32_t kFresh = 0xffffffff;

    std::uint32_t m_level = kFresh;
    std::uint32_t m_stamp = 0;
};

} // namespace opsroom::hub
