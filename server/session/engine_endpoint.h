#pragma once

#include "core/protocol/engineio/handshake.h"
#include "core/protocol/engineio/packet.h"
#include "server/session/engine_sessions.h"

#include <string>
#include <unordered_map>

namespace opsroom::session {

/// The Engine.IO v4 server side of one path: handshakes, long-polling, WebSockets and the upgrade between them.
///
/// Everything that can be refused is refused before a session or a 101 exists, with the protocol's error codes.
/// Thread: the shard's.
class EngineEndpoint final : public transport::Endpoint
{
public:
    EngineEndpoint(transport::Shard &shard, const Clock &clock, EngineSettings settings,
                   EngineApplication &application);

    [[nodiscard]] EngineSessions &sessions() { return m_sessions; }

    [[nodiscard]] transport::Verdict judge(transport::ConnectionId id, const transport::Peer &peer,
                                           const http::Request &head, bool asksForUpgrade) override;
    void onRequest(transport::ConnectionId id, const http::Request &request) override;
    void onRequestAborted(transport::ConnectionId id) override;
    void onOpen(transport::ConnectionId id, std::uint32_t tag) override;
    void onMessage(transport::ConnectionId id, std::uint32_t tag, websocket::Opcode kind,
                   std::string_view payload) override;
    void onClosed(transport::ConnectionId id, std::uint32_t tag, const transport::Closure &closure) override;

private:
    /// What is known of a request until it is answered.
    struct Pending
    {
        EngineId session; ///< invalid for the request that opens one
        transport::Peer peer;
        std::string origin; ///< to be allowed in the answer
    };

    [[nodiscard]] transport::Verdict judgeNew(transport::ConnectionId id, const transport::Peer &peer,
                                              const http::Request &head, const engineio::Query &query,
                                              bool asksForUpgrade);
    [[nodiscard]] transport::Verdict judgeKnown(transport::ConnectionId id, const transport::Peer &peer,
                                                const http::Request &head, const engineio::Query &query,
                                                bool asksForUpgrade);
    [[nodiscard]] transport::Verdict refuse(const http::Request &head, engineio::HandshakeError error,
                                            bool asksForUpgrade) const;
    [[nodiscard]] transport::Verdict serve(transport::ConnectionId id, EngineId session, const transport::Peer &peer,
                                           const http::Request &head, std::size_t bodyLimit);
    void openPolling(transport::ConnectionId id, const http::Request &request);
    void onPoll(transport::ConnectionId id, EngineId session);
    void onPost(transport::ConnectionId id, EngineId session, std::string_view body);
    void onPacket(EngineId session, const engineio::Packet &packet);
    void onProbing(EngineId session, websocket::Opcode kind, std::string_view payload);
    void answer(transport::ConnectionId id, http::Response response);

    transport::Shard &m_shard;
    EngineSessions m_sessions;
    std::unordered_map<std::uint64_t, Pending> m_pending; ///< by connection; polling clients only
};

} // namespace opsroom::session
