#pragma once

#include "server/transport/transport.h"

#include <atomic>
#include <cstdint>

namespace opsroom::transport_epoll {

/// A number that one thread counts and others read. Adding costs what adding to a plain number costs.
class Count
{
public:
    void add(std::uint64_t amount = 1)
    {
        m_value.store(m_value.load(std::memory_order_relaxed) + amount, std::memory_order_relaxed);
    }
    [[nodiscard]] std::uint64_t value() const { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> m_value = 0;
};

/// What one shard has counted. Written by its thread alone, read by any.
struct ShardCounters
{
    Count accepted;
    Count refusedFull;
    Count bytesIn;
    Count bytesOut;
    Count slowClosed;
    Count volatileDropped;
    Count badRequests;
    Count timedOut;
    Count acceptErrors;

    void addTo(transport::TransportCounters &sum) const
    {
        sum.accepted += accepted.value();
        sum.refusedFull += refusedFull.value();
        sum.bytesIn += bytesIn.value();
        sum.bytesOut += bytesOut.value();
        sum.slowClosed += slowClosed.value();
        sum.volatileDropped += volatileDropped.value();
        sum.badRequests += badRequests.value();
        sum.timedOut += timedOut.value();
        sum.acceptErrors += acceptErrors.value();
    }
};

} // namespace opsroom::transport_epoll
