#include "server/transport/epoll/epoll_transport.h"

#include "server/transport/epoll/shard_thread.h"

#include <algorithm>

namespace opsroom::transport_epoll {

EpollTransport::EpollTransport() = default;

EpollTransport::~EpollTransport()
{
    stop();
}

Result<std::vector<std::uint16_t>> EpollTransport::start(const transport::TransportSettings &settings,
                                                         const transport::ShardApplicationFactory &factory)
{
    m_shards.clear();
    m_listeners = settings.listeners;
    if (const auto error = m_tls.load(m_listeners))
        return Failure(*error);
    for (std::size_t index = 0; index < std::max<std::size_t>(settings.shards, 1); ++index) {
        EpollShard::Setup setup;
        setup.settings = settings;
        setup.factory = factory;
        setup.spread = [this](std::size_t listener, Descriptor socket) { deal(listener, std::move(socket)); };
        setup.tls = &m_tls;
        setup.open = &m_open;
        setup.index = index;
        m_shards.push_back(std::make_unique<ShardThread>(std::move(setup)));
        if (!m_shards.back()->shard().isUsable()) {
            stop();
            return Failure(Error(ErrorCode::NotAvailable, "no descriptor left for an event loop"));
        }
    }
    // All threads exist before the first connection: the vector is not touched any more.
    for (const auto &shard : m_shards)
        shard->start();
    m_isRunning = true;
    auto ports = listen(settings.listeners.size());
    if (!ports)
        stop();
    return ports;
}

Result<std::vector<std::uint16_t>> EpollTransport::listen(std::size_t listeners)
{
    std::vector<std::uint16_t> ports;
    for (std::size_t listener = 0; listener < listeners; ++listener) {
        const auto port = m_shards.front()->call([listener](EpollShard &shard) { return shard.listen(listener); });
        if (!port)
            return Failure(port.error());
        ports.push_back(*port);
    }
    return ports;
}

/// In the accepting thread.
void EpollTransport::deal(std::size_t listener, Descriptor socket)
{
    const std::size_t index = m_next++ % m_shards.size();
    EpollShard &shard = m_shards[index]->shard();
    if (index == 0) {
        shard.adopt(listener, std::move(socket));
        return;
    }
    auto shared = std::make_shared<Descriptor>(std::move(socket));
    shard.post([listener, shared](EpollShard &owner) { owner.adopt(listener, std::move(*shared)); });
}

void EpollTransport::stopAccepting()
{
    if (!m_isRunning)
        return;
    for (const auto &shard : m_shards)
        shard->call([](EpollShard &own) { return own.stopAccepting(), true; });
}

std::optional<Error> EpollTransport::reloadTls()
{
    return m_tls.load(m_listeners);
}

void EpollTransport::stop()
{
    for (const auto &shard : m_shards)
        shard->requestStop();
    for (const auto &shard : m_shards)
        shard->join();
    m_open = 0;
    m_isRunning = false;
}

transport::TransportCounters EpollTransport::counters() const
{
    transport::TransportCounters sum;
    for (const auto &shard : m_shards)
        shard->shard().counters().addTo(sum);
    sum.open = m_open.load(std::memory_order_relaxed);
    return sum;
}

} // namespace opsroom::transport_epoll
