#include "client/bench/loads.h"

namespace opsroom::bench {

namespace {

class BurstLoad final : public Load
{
public:
    BurstLoad(PeerSet &peers, std::uint32_t window) : m_peers(peers), m_window(window) {}

    void begin(std::uint64_t /*now*/) override { m_missing = 0; }
    std::uint64_t tick(std::uint64_t now) override
    {
        if (m_missing == 0) {
            Peer &publisher = m_peers.at(0);
            m_missing = std::uint64_t{m_window} * m_peers.membersOf(publisher.room);
            m_peers.publish(publisher, m_window, now);
            m_published += m_window;
        }
        return now + kIdleTick;
    }
    void onDelivery(Peer &peer) override
    {
        if (peer.room == m_peers.at(0).room && m_missing > 0)
            --m_missing;
    }

private:
    PeerSet &m_peers;
    const std::uint32_t m_window;
    std::uint64_t m_missing = 0; ///< deliveries of the burst that is under way
};

} // namespace

std::unique_ptr<Load> makeBurstLoad(PeerSet &peers, std::uint32_t window)
{
    return std::make_unique<BurstLoad>(peers, window);
}

} // namespace opsroom::bench
