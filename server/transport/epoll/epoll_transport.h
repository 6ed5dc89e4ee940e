#pragma once

#include "server/transport/epoll/tls_table.h"
#include "server/transport/transport.h"

#include <atomic>
#include <memory>
#include <vector>

namespace opsroom::transport_epoll {

class ShardThread;

/// The scale transport, for Linux: epoll loops without Qt, one thread each, our own WebSocket frames.
///
/// The first shard accepts and deals the connections out in turn. An idle WebSocket costs about 100 bytes here, next to
/// what the kernel keeps.
class EpollTransport final : public transport::Transport
{
public:
    EpollTransport();
    ~EpollTransport() override;

    [[nodiscard]] Result<std::vector<std::uint16_t>> start(const transport::TransportSettings &settings,
                                                           const transport::ShardApplicationFactory &factory) override;
    void stopAccepting() override;
    void stop() override;
    [[nodiscard]] std::optional<Error> reloadTls() override;
    [[nodiscard]] transport::TransportCounters counters() const override;
    [[nodiscard]] std::string_view name() const override { return "epoll"; }

private:
    [[nodiscard]] Result<std::vector<std::uint16_t>> listen(std::size_t listeners);
    void deal(std::size_t listener, class Descriptor socket);

    std::vector<transport::ListenerSettings> m_listeners;
    TlsTable m_tls;
    std::vector<std::unique_ptr<ShardThread>> m_shards; ///< also behind stop(): somebody may still wake one
    std::atomic<std::uint64_t> m_open = 0;
    std::size_t m_next = 0; ///< of the accepting thread
    bool m_isRunning = false;
};

} // namespace opsroom::transport_epoll
