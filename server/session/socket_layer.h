#pragma once

#include "core/base/deadline_wheel.h"
#include "core/base/interner.h"
#include "core/protocol/socketio/binary_assembler.h"
#include "core/protocol/socketio/packet.h"
#include "server/hub/session_facts.h"
#include "server/session/engine_sessions.h"
#include "server/session/socket_application.h"

#include <memory>
#include <string>
#include <vector>

namespace opsroom::session {

struct SocketSettings
{
    socketio::Limits limits;
    Milliseconds connectTimeout = contract::limits::kAuthenticateWithin; ///< to enter the first namespace
    std::uint32_t pendingAcks = contract::limits::kPendingAcks;          ///< of one socket
};

/// Socket.IO v5 over the Engine.IO sessions of one shard: namespaces, events, acks both ways, attachments.
///
/// Whatever breaks the protocol ends the whole connection (docs/protocol.md, "Odd input"); what the application refuses
/// ends nothing.
/// Thread: the shard's.
class SocketLayer final : public EngineApplication
{
public:
    SocketLayer(transport::Shard &shard, const Clock &clock, SocketSettings settings, SocketApplication &application);
    ~SocketLayer() override;
    /// The Engine.IO side that this layer lives on; must be set before the first session.
    void attach(EngineSessions &engine) { m_engine = &engine; }

    /// Under which names a client goes on; empty ones change nothing.
    struct Identity
    {
        std::string_view sid; ///< public id of the socket that it had before
        std::string_view pid; ///< private id, for connection state recovery
    };
    /// Answers SocketApplication::onConnect(): the client is in, and events may be sent. \returns false if it has gone.
    bool accept(SocketId id, const Identity &identity = {});
    /// Answers it otherwise: the client stays outside and does not come back by itself. One that has gone is ignored.
    void refuse(SocketId id, const ConnectRefusal &refusal);
    /// Whether the socket waits for one of these answers.
    [[nodiscard]] bool isConnecting(SocketId id) const;

    /// Sends a packet that event() or another encoder made for the namespace of \a id.
    transport::SendResult send(SocketId id, const websocket::ServerFrame &packet,
                               transport::Delivery delivery = transport::Delivery::Kept);
    /// Sends an event to one socket. \param argsJson arguments separated by commas, not empty.
    transport::SendResult emit(SocketId id, std::string_view name, std::string_view argsJson);
    /// Sends an event that the client shall answer; the answer comes by SocketApplication::onAck().
    /// \param ackId unlike those that are outstanding for the socket.
    /// \returns false if the socket is gone or too many answers are outstanding.
    bool emitWithAck(SocketId id, std::uint64_t ackId, std::string_view name, std::string_view argsJson);
    /// Answers an event. \param argsJson arguments of the ack separated by commas; may be empty.
    void ack(SocketId id, std::uint64_t ackId, std::string_view argsJson);
    /// The same with attachments: each becomes a binary message behind the packet; the JSON holds the placeholders.
    void sendBinary(SocketId id, std::string_view headAndJson, std::span<const std::string> attachments);

    /// Sends the socket away with a DISCONNECT: it does not come back by itself, its other namespaces stay.
    void disconnect(SocketId id);
    /// Ends the connection of the socket with all its namespaces.
    void closeConnection(SocketId id, contract::CloseCode code);

    void setTag(SocketId id, std::uint64_t tag);
    [[nodiscard]] std::uint64_t tag(SocketId id) const;
    [[nodiscard]] std::string_view nsp(SocketId id) const;
    [[nodiscard]] std::string sid(SocketId id) const;
    [[nodiscard]] bool isWebSocket(SocketId id) const;
    [[nodiscard]] std::size_t queuedBytes(SocketId id) const;
    [[nodiscard]] std::string_view address(SocketId id) const;
    /// Everything but its key; without a public id if the socket is gone.
    [[nodiscard]] hub::SessionFacts factsOf(SocketId id) const;
    [[nodiscard]] std::size_t size() const;
    /// Connections that have not entered a namespace yet.
    [[nodiscard]] std::size_t waiting() const { return m_waiting; }

    [[nodiscard]] SteadyTime onTimer(SteadyTime now);

    // EngineApplication
    [[nodiscard]] bool isAccepting() const override { return m_application.isAccepting(); }
    void onOpen(EngineId id, const transport::Peer &peer, const http::Request &handshake) override;
    void onText(EngineId id, std::string_view text) override;
    void onBinary(EngineId id, std::string_view bytes) override;
    void onRoundTrip(EngineId id, SteadyTime::duration time) override;
    void onClose(EngineId id, SessionEnd end) override;

private:
    struct Client;
    static constexpr std::size_t kAgentBytes = 80;

    /// What a client says it is, as far as it is printable.
    [[nodiscard]] static std::string shownAgent(const http::Request &handshake);

    [[nodiscard]] Client &clientOf(EngineId id);
    [[nodiscard]] std::optional<SocketId> socketOf(const Client &client, std::string_view nsp) const;
    void protocolError(EngineId id, std::string_view reason);
    void handle(EngineId id, const socketio::Packet &packet, std::span<const std::string> attachments);
    void connect(EngineId id, std::string_view nsp, json::Value auth);
    void handleAck(SocketId socket, const socketio::Packet &packet, json::Value args);
    void leave(EngineId id, SocketId socket, SessionEnd end);
    void remove(EngineId id, SocketId socket);

    transport::Shard &m_shard;
    const Clock &m_clock;
    const SocketSettings m_settings;
    SocketApplication &m_application;
    EngineSessions *m_engine = nullptr;
    Interner m_names; ///< of namespaces that were entered, and addresses
    Slab<Client> m_clients;
    Slab<Socket> m_sockets;
    std::size_t m_waiting = 0;
    DeadlineWheel m_connectDeadlines; ///< keys are EngineIds
    json::Document m_document;        ///< of the packet being handled
};

} // namespace opsroom::session
