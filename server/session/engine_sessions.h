#pragma once

#include "core/base/deadline_wheel.h"
#include "core/contract/close_code.h"
#include "server/session/engine_application.h"
#include "server/session/engine_session.h"
#include "server/session/engine_settings.h"
#include "server/session/sid_index.h"
#include "server/transport/shard.h"

#include <functional>
#include <optional>
#include <string_view>

namespace opsroom::session {

/// The Engine.IO sessions of one path on one shard: opening, heartbeats, sending, upgrading, closing.
///
/// The wire side (requests, WebSocket messages) is EngineEndpoint's; what the messages mean is the application's.
///
/// Guarantees: packets reach a client in the order of the send() calls, also across the move from polling to WebSocket;
/// each session ends once, and the application hears of it once.
/// Thread: the shard's. Limits: EngineSettings::outboxBytes for a polling session, the shard's outbox for a WebSocket.
class EngineSessions
{
public:
    EngineSessions(transport::Shard &shard, const Clock &clock, EngineSettings settings,
                   EngineApplication &application);

    [[nodiscard]] const EngineSettings &settings() const { return m_settings; }
    [[nodiscard]] EngineApplication &application() { return m_application; }
    [[nodiscard]] std::size_t size() const { return m_sessions.size(); }

    // For the application.
    /// \returns Dropped for a volatile packet to a client that is behind, Gone if the session is closed, or will be at
    ///          the end of the turn because its outbox is full. Never ends a session within the call.
    transport::SendResult send(EngineId id, const websocket::ServerFrame &packet,
                               transport::Delivery delivery = transport::Delivery::Kept);
    /// Sends what is waiting, then ends the session: close frame with \a code, or close packet on polling.
    void close(EngineId id, contract::CloseCode code, SessionEnd end = SessionEnd::ByHub);
    void setTag(EngineId id, std::uint32_t tag) { m_sessions.at(id.slot).tag = tag; }
    [[nodiscard]] std::uint32_t tag(EngineId id) const { return m_sessions.at(id.slot).tag; }
    /// Whether packets still go both ways.
    [[nodiscard]] bool isOpen(EngineId id) const;
    [[nodiscard]] bool isWebSocket(EngineId id) const;
    [[nodiscard]] std::size_t queuedBytes(EngineId id) const;
    /// Since the client's last pong, or since it came; too little by up to EngineSettings::upgradeTimeout while a ping waits
    /// for the end of an upgrade.
    [[nodiscard]] Milliseconds sincePong(EngineId id) const;

    // For the endpoint.
    [[nodiscard]] EngineSession *find(EngineId id) { return m_sessions.find(id); }
    [[nodiscard]] std::optional<EngineId> findBySid(std::string_view sid) const;
    [[nodiscard]] EngineId idOf(std::uint32_t slot) const { return m_sessions.keyAt(slot); }
    [[nodiscard]] EngineId open(EngineSession::State state);
    [[nodiscard]] std::string openPacket(const EngineSession &session) const;
    void onWebSocketOpen(EngineId id, transport::ConnectionId connection);
    void onPong(EngineId id);
    /// The client sent a close packet.
    void endByClient(EngineId id);
    /// Ends the session now: no more packets, the application is told.
    void destroy(EngineId id, SessionEnd end);
    void poll(EngineId id, transport::ConnectionId connection);
    void beginProbe(EngineId id, transport::ConnectionId connection);
    void grantProbe(EngineId id);
    void completeUpgrade(EngineId id);
    void endProbe(EngineId id);

    [[nodiscard]] SteadyTime onTimer(SteadyTime now);
    /// Answers the polls for which something came up in this turn, and ends the sessions that overflowed in it.
    void endTurn();

    /// Adds CORS and caching headers to the answer of a poll; set by the endpoint.
    void setPollAnswer(std::function<void(transport::ConnectionId, std::string body)> answer)
    {
        m_answerPoll = std::move(answer);
    }

private:
    void onDue(EngineId id, SteadyTime now);
    void schedule(EngineId id, EngineSession &session, SteadyTime due);
    void queueForPoll(EngineSession &session, EngineId id, const websocket::ServerFrame &packet);
    void answerPoll(EngineId id, EngineSession &session);
    [[nodiscard]] SteadyTime nextDue(const EngineSession &session) const;

    transport::Shard &m_shard;
    const Clock &m_clock;
    const EngineSettings m_settings;
    EngineApplication &m_application;
    Slab<EngineSession> m_sessions;
    SidIndex m_bySid;
    DeadlineWheel m_wheel;
    std::vector<EngineId> m_dirtyPolls;
    std::vector<EngineId> m_overflown;
    std::function<void(transport::ConnectionId, std::string body)> m_answerPoll;
    const websocket::ServerFrame m_ping;
    const websocket::ServerFrame m_noop;
    const websocket::ServerFrame m_probePong;
    const websocket::ServerFrame m_closePacket;
};

} // namespace opsroom::session
