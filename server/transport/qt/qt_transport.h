#pragma once

#include "server/transport/transport.h"

#include <memory>
#include <vector>

namespace opsroom::transport_qt {

class ShardThread;
struct Counters;

/// The portable transport: QTcpServer, own HTTP, QWebSocketServer::handleConnection() for WebSockets, QSslSocket.
///
/// One shard, whatever the settings ask for. Range: about 1,000 connections; a connection costs 20-30 KB and Qt's dispatcher looks at every socket on each
/// wake-up. What it inherits from QWebSocket and cannot mend is listed in docs/protocol.md.
class QtTransport final : public transport::Transport
{
public:
    QtTransport();
    ~QtTransport() override;

    [[nodiscard]] Result<std::vector<std::uint16_t>> start(const transport::TransportSettings &settings,
                                                           const transport::ShardApplicationFactory &factory) override;
    void stopAccepting() override;
    void stop() override;
    [[nodiscard]] std::optional<Error> reloadTls() override;
    [[nodiscard]] transport::TransportCounters counters() const override;
    [[nodiscard]] std::string_view name() const override { return "qt"; }

private:
    [[nodiscard]] Result<std::vector<std::uint16_t>> listen(const transport::TransportSettings &settings);

    std::vector<transport::ListenerSettings> m_listeners;
    std::unique_ptr<Counters> m_counters;
    std::unique_ptr<ShardThread> m_shard;
};

} // namespace opsroom::transport_qt
