#include "client/bench/loads.h"

#include <algorithm>

namespace opsroom::bench {

namespace {

constexpr double kMicro = 1e6;

class PacedLoad final : public Load
{
public:
    PacedLoad(PeerSet &peers, double rate, double churn)
        : m_peers(peers),
          m_period(kMicro * peers.size() / peers.rooms() / rate),
          m_churnPeriod(churn > 0 ? kMicro / churn : 0)
    {}

    void begin(std::uint64_t now) override { m_start = now; }
    std::uint64_t tick(std::uint64_t now) override
    {
        for (std::uint64_t due = dueAt(m_published + m_withheld); due <= now; due = dueAt(m_published + m_withheld))
            publishNext(due);
        std::uint64_t next = dueAt(m_published + m_withheld);
        if (m_churnPeriod > 0) {
            for (; churnAt() <= now; ++m_churned)
                replaceNext();
            next = std::min(next, churnAt());
        }
        return std::min(next, now + kIdleTick);
    }

private:
    [[nodiscard]] std::uint64_t dueAt(std::uint64_t message) const
    {
        return m_start + static_cast<std::uint64_t>(m_period * static_cast<double>(message));
    }
    [[nodiscard]] std::uint64_t churnAt() const
    {
        return m_start + static_cast<std::uint64_t>(m_churnPeriod * static_cast<double>(m_churned));
    }
    void publishNext(std::uint64_t due)
    {
        const std::uint64_t number = m_published + m_withheld;
        const auto room = static_cast<std::uint32_t>(number % m_peers.rooms());
        const std::uint32_t members = m_peers.membersOf(room);
        const auto first = static_cast<std::uint32_t>(number / m_peers.rooms() % members);
        // A member that is away lets the next one speak.
        for (std::uint32_t i = 0; i < members; ++i) {
            Peer &peer = m_peers.at(room + (first + i) % members * m_peers.rooms());
            if (!peer.isReady())
                continue;
            if (!m_peers.publish(peer, 1, due))
                break;
            ++m_published;
            return;
        }
        ++m_withheld;
    }
    void replaceNext()
    {
        // A stride without common divisor with any usual number of rooms spreads the replaced over all of them.
        constexpr std::uint64_t kStride = 7919;
        Peer &peer = m_peers.at(static_cast<std::uint32_t>(m_churned * kStride % m_peers.size()));
        if (!peer.isReady())
            return;
        m_peers.cut(peer);
        m_peers.open(peer);
    }

    PeerSet &m_peers;
    const double m_period; ///< microseconds from one message to the next
    const double m_churnPeriod;
    std::uint64_t m_start = 0;
    std::uint64_t m_churned = 0;
};

} // namespace

std::unique_ptr<Load> makePacedLoad(PeerSet &peers, double rate, double churn)
{
    return std::make_unique<PacedLoad>(peers, rate, churn);
}

} // namespace opsroom::bench
