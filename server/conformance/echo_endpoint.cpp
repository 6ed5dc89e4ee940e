#include "server/conformance/echo_endpoint.h"

namespace opsroom::conformance {

transport::Verdict EchoEndpoint::judge(transport::ConnectionId, const transport::Peer &, const http::Request &,
                                       bool asksForUpgrade)
{
    if (asksForUpgrade)
        return transport::Verdict::upgrade(m_messageLimit, 0);
    http::Response response = http::Response::text(426, "this path speaks WebSocket");
    return transport::Verdict::answerWith(response.withHeader("Upgrade", "websocket"));
}

void EchoEndpoint::onMessage(transport::ConnectionId id, std::uint32_t, websocket::Opcode kind,
                             std::string_view payload)
{
    m_shard.send(id, websocket::ServerFrame::of(kind, payload));
}

} // namespace opsroom::conformance
