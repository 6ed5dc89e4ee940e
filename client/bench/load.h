#pragma once

#include "client/bench/peer.h"

#include <cstdint>

namespace opsroom::bench {

/// What is published, and when: one kind of load on connections that are ready.
///
/// Thread: that of the run. Times are microseconds since its beginning.
class Load
{
public:
    Load() = default;
    Load(const Load &) = delete;
    Load &operator=(const Load &) = delete;
    virtual ~Load() = default;

    virtual void begin(std::uint64_t now) = 0;
    /// Publishes what is due. \returns when to be called again at the latest; before that after anything was received.
    virtual std::uint64_t tick(std::uint64_t now) = 0;
    virtual void onDelivery(Peer & /*peer*/) {}
    virtual void onAck(Peer & /*peer*/) {}
    /// A connection that was lost or replaced is ready again.
    virtual void onReady(Peer & /*peer*/) {}

    [[nodiscard]] std::uint64_t published() const { return m_published; }
    /// Messages that could not be sent because the connection of their publisher was full.
    [[nodiscard]] std::uint64_t withheld() const { return m_withheld; }

protected:
    static constexpr std::uint64_t kIdleTick = 100'000; ///< longest time between two ticks

    std::uint64_t m_published = 0;
    std::uint64_t m_withheld = 0;
};

} // namespace opsroom::bench
