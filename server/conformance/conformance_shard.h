#pragma once

#include "server/conformance/echo_endpoint.h"
#include "server/conformance/engine_echo.h"
#include "server/conformance/socket_echo.h"
#include "server/routes/http_endpoint.h"
#include "server/session/engine_endpoint.h"
#include "server/transport/shard_application.h"

namespace opsroom::conformance {

/// Timing and sizes of the "suite mode" that the public suites are written for.
struct SuiteSettings
{
    Milliseconds pingInterval{300};
    Milliseconds pingTimeout{200};
    Milliseconds connectTimeout{1000};
    std::size_t maxPayload = 1'000'000;
    std::size_t echoMessage = 64 * 1024 * 1024; ///< of the bare WebSocket
};

/// Transports and codecs with echoes on top instead of a hub: `/engine.io/`, `/socket.io/` and `/echo` on one port.
///
/// Thread: the shard's.
class ConformanceShard final : public transport::ShardApplication
{
public:
    ConformanceShard(transport::Shard &shard, const Clock &clock, const SuiteSettings &settings);

    [[nodiscard]] transport::Endpoint &endpointFor(std::size_t listener, const http::Request &head) override;
    [[nodiscard]] SteadyTime onTimer(SteadyTime now) override;
    void onWake() override {}
    void onTurnEnd() override;

private:
    EngineEcho m_engineEcho;
    session::EngineEndpoint m_engine;
    SocketEcho m_socketEcho;
    session::SocketLayer m_sockets;
    session::EngineEndpoint m_socketEngine;
    EchoEndpoint m_echo;
    routes::NotFoundEndpoint m_notFound;
};

} // namespace opsroom::conformance
