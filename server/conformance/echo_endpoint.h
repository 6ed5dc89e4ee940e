#pragma once

#include "server/transport/endpoint.h"
#include "server/transport/shard.h"

namespace opsroom::conformance {

/// A bare WebSocket that sends every message back, for conformance suites of RFC 6455.
///
/// Thread: the shard's.
class EchoEndpoint final : public transport::Endpoint
{
public:
    EchoEndpoint(transport::Shard &shard, std::size_t messageLimit) : m_shard(shard), m_messageLimit(messageLimit) {}

    [[nodiscard]] transport::Verdict judge(transport::ConnectionId id, const transport::Peer &peer,
                                           const http::Request &head, bool asksForUpgrade) override;
    void onRequest(transport::ConnectionId, const http::Request &) override {}
    void onRequestAborted(transport::ConnectionId) override {}
    void onOpen(transport::ConnectionId, std::uint32_t) override {}
    void onMessage(transport::ConnectionId id, std::uint32_t tag, websocket::Opcode kind,
                   std::string_view payload) override;
    void onClosed(transport::ConnectionId, std::uint32_t, const transport::Closure &) override {}

private:
    transport::Shard &m_shard;
    const std::size_t m_messageLimit;
};

} // namespace opsroom::conformance
