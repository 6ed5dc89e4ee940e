#include "client/bench/loads.h"

#include <vector>

namespace opsroom::bench {

namespace {

class EchoLoad final : public Load
{
public:
    EchoLoad(PeerSet &peers, std::uint32_t publishers, std::uint32_t window, bool untilAck)
        : m_peers(peers), m_publishers(publishers), m_window(window), m_isUntilAck(untilAck)
    {}

    void begin(std::uint64_t /*now*/) override
    {
        for (std::uint32_t i = 0; i < m_publishers; ++i)
            addDue(m_peers.at(i), m_window);
    }
    std::uint64_t tick(std::uint64_t now) override
    {
        for (const std::uint32_t index : m_waiting) {
            Peer &peer = m_peers.at(index);
            const std::uint32_t count = std::exchange(peer.due, 0);
            if (count == 0 || !peer.isReady())
                continue;
            peer.unanswered += count;
            m_published += count;
            m_peers.publish(peer, count, now);
        }
        m_waiting.clear();
        return now + kIdleTick;
    }
    void onDelivery(Peer &peer) override
    {
        if (!m_isUntilAck)
            answer(peer);
    }
    void onAck(Peer &peer) override
    {
        if (m_isUntilAck)
            answer(peer);
    }

private:
    void answer(Peer &peer)
    {
        if (peer.unanswered == 0)
            return;
        --peer.unanswered;
        addDue(peer, 1);
    }
    void addDue(Peer &peer, std::uint32_t count)
    {
        if (peer.due == 0)
            m_waiting.push_back(peer.index);
        peer.due += count;
    }

    PeerSet &m_peers;
    const std::uint32_t m_publishers;
    const std::uint32_t m_window;
    const bool m_isUntilAck;
    std::vector<std::uint32_t> m_waiting; ///< connections with messages due
};

} // namespace

std::unique_ptr<Load> makeEchoLoad(PeerSet &peers, std::uint32_t publishers, std::uint32_t window, bool untilAck)
{
    return std::make_unique<EchoLoad>(peers, publishers, window, untilAck);
}

} // namespace opsroom::bench
