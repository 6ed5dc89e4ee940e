#pragma once

#include "core/base/error.h"
#include "core/base/histogram.h"
#include "server/hub/session_end.h"
#include "server/hub/token_verifier.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>

namespace opsroom::hub {

/// A histogram that one thread fills and others copy.
class LatencyRecorder
{
public:
    void record(SteadyTime::duration time, std::uint64_t times = 1)
    {
        const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(time).count();
        const std::lock_guard lock(m_mutex);
        m_histogram.record(static_cast<std::uint64_t>(std::max<std::int64_t>(microseconds, 0)), times);
    }
    [[nodiscard]] Histogram snapshot() const
    {
        const std::lock_guard lock(m_mutex);
        return m_histogram;
    }

private:
    mutable std::mutex m_mutex;
    Histogram m_histogram; ///< guarded by m_mutex
};

/// What a hub counts. Relaxed: each figure is exact, together they may be a moment apart.
struct HubCounters
{
    using Counter = std::atomic<std::uint64_t>;
    static constexpr std::size_t kErrorCodes = 13;   ///< 100 to 112
    static constexpr std::size_t kTokenRefusals = 7; ///< of TokenRefusal::Kind

    Counter entered = 0;
    Counter left = 0;
    Counter recovered = 0;    ///< sessions that were taken up again
    Counter commands = 0;     ///< events that clients sent
    Counter publications = 0; ///< stamped and ordered
    Counter duplicates = 0;   ///< answered from the idempotency window
    Counter deliveries = 0;
    Counter offlineKept = 0;                             ///< for users who were away
    Counter offlineDelivered = 0;                        ///< acknowledged by them
    Counter offlineDropped = 0;                          ///< too many, too old
    Counter withheld = 0;                                ///< not delivered for a role, or to the subject of an alert
    Counter expired = 0;                                 ///< closed because their token ended
    Counter revoked = 0;                                 ///< closed because their token or its key was withdrawn
    std::array<Counter, kSessionEnds> endings{};         ///< sessions by how they ended
    std::array<Counter, kErrorCodes> errors{};           ///< refused commands by code
    std::array<Counter, kTokenRefusals> tokenRefusals{}; ///< refused connections by kind

    LatencyRecorder publishToWrite; ///< from a command's arrival to the write of its publication, by delivery
    LatencyRecorder roundTrip;      ///< from a ping to its pong

    static void add(Counter &counter, std::uint64_t amount = 1)
    {
        counter.fetch_add(amount, std::memory_order_relaxed);
    }
    void countEnding(SessionEnd end) { add(endings[static_cast<std::size_t>(end)]); }
    void countError(ErrorCode code) { add(errors[static_cast<std::size_t>(code) - 100]); }
    void countRefusal(TokenRefusal::Kind kind) { add(tokenRefusals[static_cast<std::size_t>(kind)]); }
};

} // namespace opsroom::hub
