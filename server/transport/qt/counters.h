#pragma once

#include "server/transport/transport.h"

#include <atomic>

namespace opsroom::transport_qt {

/// Counters of all shards of one transport. Relaxed: they only count.
struct Counters
{
    std::atomic<std::uint64_t> accepted = 0;
    std::atomic<std::uint64_t> refusedFull = 0;
    std::atomic<std::uint64_t> open = 0;
    std::atomic<std::uint64_t> bytesIn = 0;
    std::atomic<std::uint64_t> bytesOut = 0;
    std::atomic<std::uint64_t> slowClosed = 0;
    std::atomic<std::uint64_t> volatileDropped = 0;
    std::atomic<std::uint64_t> badRequests = 0;
    std::atomic<std::uint64_t> timedOut = 0;
    std::atomic<std::uint64_t> acceptErrors = 0;

    [[nodiscard]] transport::TransportCounters snapshot() const
    {
        return {accepted,   refusedFull,     open,        bytesIn,  bytesOut,
                slowClosed, volatileDropped, badRequests, timedOut, acceptErrors};
    }
    static void add(std::atomic<std::uint64_t> &counter, std::uint64_t amount = 1)
    {
        counter.fetch_add(amount, std::memory_order_relaxed);
    }
};

} // namespace opsroom::transport_qt
