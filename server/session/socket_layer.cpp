#include "server/session/socket_layer.h"

#include "core/base/log.h"
#include "core/protocol/json/writer.h"
#include "core/protocol/socketio/encoder.h"
#include "server/session/socket.h"
#include "server/session/socket_client.h"

#include <algorithm>

namespace opsroom::session {

namespace {

using contract::CloseCode;
using websocket::Opcode;
using websocket::ServerFrame;

constexpr Milliseconds kDeadlineResolution{100};

} // namespace

SocketLayer::SocketLayer(transport::Shard &shard, const Clock &clock, SocketSettings settings,
                         SocketApplication &application)
    : m_shard(shard),
      m_clock(clock),
      m_settings(settings),
      m_application(application),
      m_connectDeadlines(clock.steadyNow(), kDeadlineResolution)
{}

SocketLayer::~SocketLayer() = default;

SocketLayer::Client &SocketLayer::clientOf(EngineId id)
{
    return m_clients.at(m_engine->tag(id));
}

void SocketLayer::onOpen(EngineId id, const transport::Peer &peer, const http::Request &handshake)
{
    const auto key = m_clients.emplace();
    m_engine->setTag(id, key.slot);
    ++m_waiting;
    Client &client = m_clients.at(key.slot);
    client.address = m_names.acquire(peer.address);
    client.agent = m_names.acquire(shownAgent(handshake));
    client.port = peer.port;
    client.isSecure = peer.isSecure;
    client.hasCertificate = peer.hasCertificate;
    if (handshake.headerCount("authorization") == 1)
        client.authorization = std::make_unique<std::string>(*handshake.header("authorization"));
    const SteadyTime due = m_clock.steadyNow() + m_settings.connectTimeout;
    m_connectDeadlines.schedule(id.number(), due);
    m_shard.wakeAt(due);
}

SteadyTime SocketLayer::onTimer(SteadyTime now)
{
    m_connectDeadlines.advance(now, [this](std::uint64_t key) {
        const EngineId id = EngineId::fromNumber(key);
        if (m_engine->isOpen(id) && !clientOf(id).hasEntered)
            m_engine->close(id, CloseCode::Stale);
    });
    return m_connectDeadlines.nextAdvance();
}

void SocketLayer::protocolError(EngineId id, std::string_view reason)
{
    log::debug("session", "protocol-error", {{"reason", reason}, {"peer", m_names.text(clientOf(id).address)}});
    m_engine->close(id, CloseCode::BadRequest, SessionEnd::ProtocolError);
}

std::optional<SocketId> SocketLayer::socketOf(const Client &client, std::string_view nsp) const
{
    const auto name = m_names.find(nsp);
    for (const std::uint32_t slot : client.sockets) {
        if (name == m_sockets.at(slot).nsp)
            return m_sockets.keyAt(slot);
    }
    return {};
}

void SocketLayer::onText(EngineId id, std::string_view text)
{
    Client &client = clientOf(id);
    if (client.assembler) {
        protocolError(id, "text where attachments are due");
        return;
    }
    const auto packet = socketio::decodeHead(text, m_settings.limits);
    if (!packet) {
        protocolError(id, packet.error().detail);
        return;
    }
    if (packet->attachments == 0) {
        handle(id, *packet, {});
        return;
    }
    // Judged before the first attachment is kept.
    if (const auto body = decodeBody(*packet, m_document, m_settings.limits); !body) {
        protocolError(id, body.error().detail);
        return;
    }
    client.assembler = std::make_unique<socketio::BinaryAssembler>(text, packet->attachments,
                                                                   m_engine->settings().maxPayload);
}

void SocketLayer::onBinary(EngineId id, std::string_view bytes)
{
    Client &client = clientOf(id);
    if (!client.assembler) {
        protocolError(id, "binary message that no packet announced");
        return;
    }
    if (const auto added = client.assembler->add(bytes); !added) {
        protocolError(id, added.error().detail);
        return;
    }
    if (!client.assembler->isComplete())
        return;
    const std::unique_ptr<socketio::BinaryAssembler> whole = std::move(client.assembler);
    if (const auto packet = socketio::decodeHead(whole->text(), m_settings.limits))
        handle(id, *packet, whole->attachments());
}

void SocketLayer::handle(EngineId id, const socketio::Packet &packet, std::span<const std::string> attachments)
{
    const auto body = decodeBody(packet, m_document, m_settings.limits);
    if (!body) {
        protocolError(id, body.error().detail);
        return;
    }
    if (packet.type == socketio::PacketType::Connect) {
        connect(id, packet.nsp, *body);
        return;
    }
    const auto socket = socketOf(clientOf(id), packet.nsp);
    const bool isIn = socket && m_sockets.at(socket->slot).isAccepted;
    if (!isIn || packet.type == socketio::PacketType::ConnectError) {
        protocolError(id, isIn ? "CONNECT_ERROR from a client" : "packet for a namespace that was not entered");
        return;
    }
    if (packet.type == socketio::PacketType::Disconnect)
        leave(id, *socket, SessionEnd::Left);
    else if (packet.isAck())
        handleAck(*socket, packet, *body);
    else
        m_application.onEvent(*socket, {*body->elements().begin(), *body, packet.ackId, attachments});
}

void SocketLayer::connect(EngineId id, std::string_view nsp, json::Value auth)
{
    Client &client = clientOf(id);
    if (socketOf(client, nsp)) {
        protocolError(id, "second CONNECT to a namespace");
        return;
    }
    if (!m_application.hasNamespace(nsp)) {
        std::string packet = websocket::frameBuffer();
        socketio::appendConnectError(packet, nsp, "Invalid namespace");
        m_engine->send(id, {Opcode::Text, std::move(packet)});
        return;
    }
    const SocketId socket = m_sockets.emplace();
    Socket &entered = m_sockets.at(socket.slot);
    entered.engine = id;
    entered.nsp = m_names.acquire(nsp);
    entered.sid = drawSid(static_cast<std::uint8_t>(m_shard.index()));

    const transport::Peer peer{std::string(m_names.text(client.address)), client.port, client.isSecure,
                               client.hasCertificate};
    const std::string_view authorization = client.authorization ? *client.authorization : std::string_view();
    client.sockets.push_back(socket.slot);
    m_application.onConnect(socket, {nsp, auth, authorization, peer});
}

bool SocketLayer::isConnecting(SocketId id) const
{
    const Socket *socket = m_sockets.find(id);
    return socket != nullptr && !socket->isAccepted;
}

bool SocketLayer::accept(SocketId id, const Identity &identity)
{
    if (!isConnecting(id))
        return false;
    Socket &socket = m_sockets.at(id.slot);
    socket.isAccepted = true;
    if (const auto sid = sidFromText(identity.sid))
        socket.sid = *sid;
    Client &client = clientOf(socket.engine);
    m_waiting -= client.hasEntered ? 0 : 1;
    client.hasEntered = true;
    std::string packet = websocket::frameBuffer();
    socketio::appendConnected(packet, m_names.text(socket.nsp), textOf(socket.sid), identity.pid);
    // Sending may find that the client is gone.
    return m_engine->send(socket.engine, {Opcode::Text, std::move(packet)}) != transport::SendResult::Gone;
}

void SocketLayer::refuse(SocketId id, const ConnectRefusal &refusal)
{
    if (!isConnecting(id))
        return;
    const EngineId engine = m_sockets.at(id.slot).engine;
    std::string packet = websocket::frameBuffer();
    socketio::appendConnectError(packet, nsp(id), refusal.message, refusal.dataJson);
    remove(engine, id);
    m_engine->send(engine, {Opcode::Text, std::move(packet)});
}

void SocketLayer::handleAck(SocketId socket, const socketio::Packet &packet, json::Value args)
{
    PendingAcks *acks = m_sockets.at(socket.slot).acks.get();
    if (acks == nullptr || !packet.ackId || std::erase(acks->asked, *packet.ackId) == 0)
        return; // late, or never asked: tolerated by the reference
    m_application.onAck(socket, *packet.ackId, args);
}

void SocketLayer::leave(EngineId id, SocketId socket, SessionEnd end)
{
    if (m_sockets.at(socket.slot).isAccepted)
        m_application.onDisconnect(socket, end);
    remove(id, socket);
}

void SocketLayer::remove(EngineId id, SocketId socket)
{
    auto &sockets = clientOf(id).sockets;
    const auto own = std::find(sockets.begin(), sockets.end(), socket.slot);
    sockets.erase(static_cast<std::size_t>(own - sockets.begin()));
    m_names.release(m_sockets.at(socket.slot).nsp);
    m_sockets.erase(socket);
}

void SocketLayer::onRoundTrip(EngineId id, SteadyTime::duration time)
{
    Client &client = clientOf(id);
    client.roundTripUs = static_cast<std::uint32_t>(std::min<std::int64_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(time).count(), std::numeric_limits<std::int32_t>::max()));
    if (!client.sockets.empty())
        m_application.onRoundTrip(m_sockets.keyAt(client.sockets[0]), time);
}

void SocketLayer::onClose(EngineId id, SessionEnd end)
{
    const std::uint32_t slot = m_engine->tag(id);
    while (!m_clients.at(slot).sockets.empty())
        leave(id, m_sockets.keyAt(m_clients.at(slot).sockets.back()), end);
    m_names.release(m_clients.at(slot).address);
    m_names.release(m_clients.at(slot).agent);
    m_waiting -= m_clients.at(slot).hasEntered ? 0 : 1;
    m_clients.erase(m_clients.keyAt(slot));
}

transport::SendResult SocketLayer::send(SocketId id, const ServerFrame &packet, transport::Delivery delivery)
{
    Socket *socket = m_sockets.find(id);
    if (socket == nullptr)
        return transport::SendResult::Gone;
    const transport::SendResult result = m_engine->send(socket->engine, packet, delivery);
    if (result == transport::SendResult::Accepted)
        ++socket->sent;
    else if (result == transport::SendResult::Dropped && socket->dropped < std::numeric_limits<std::uint16_t>::max())
        ++socket->dropped;
    return result;
}

transport::SendResult SocketLayer::emit(SocketId id, std::string_view name, std::string_view argsJson)
{
    const Socket *socket = m_sockets.find(id);
    if (socket == nullptr)
        return transport::SendResult::Gone;
    std::string packet = websocket::frameBuffer(argsJson.size() + name.size() + 16);
    socketio::appendEventHead(packet, m_names.text(socket->nsp), name);
    packet += argsJson;
    packet += ']';
    return m_engine->send(socket->engine, {Opcode::Text, std::move(packet)});
}

bool SocketLayer::emitWithAck(SocketId id, std::uint64_t ackId, std::string_view name, std::string_view argsJson)
{
    Socket *socket = m_sockets.find(id);
    if (socket == nullptr || (socket->acks && socket->acks->asked.size() >= m_settings.pendingAcks))
        return false;
    if (!socket->acks)
        socket->acks = std::make_unique<PendingAcks>();
    socket->acks->asked.push_back(ackId);
    std::string packet = websocket::frameBuffer(argsJson.size() + name.size() + 32);
    socketio::appendEventHead(packet, m_names.text(socket->nsp), name, ackId);
    packet += argsJson;
    packet += ']';
    return m_engine->send(socket->engine, {Opcode::Text, std::move(packet)}) != transport::SendResult::Gone;
}

void SocketLayer::ack(SocketId id, std::uint64_t ackId, std::string_view argsJson)
{
    const Socket *socket = m_sockets.find(id);
    if (socket == nullptr)
        return;
    std::string packet = websocket::frameBuffer(argsJson.size() + 32);
    socketio::appendHead(packet, socketio::PacketType::Ack, m_names.text(socket->nsp), ackId);
    packet += '[';
    packet += argsJson;
    packet += ']';
    m_engine->send(socket->engine, {Opcode::Text, std::move(packet)});
}

void SocketLayer::sendBinary(SocketId id, std::string_view headAndJson, std::span<const std::string> attachments)
{
    const Socket *socket = m_sockets.find(id);
    if (socket == nullptr)
        return;
    const EngineId engine = socket->engine;
    m_engine->send(engine, ServerFrame::of(Opcode::Text, headAndJson));
    for (const std::string &attachment : attachments)
        m_engine->send(engine, ServerFrame::of(Opcode::Binary, attachment));
}

void SocketLayer::disconnect(SocketId id)
{
    const Socket *socket = m_sockets.find(id);
    if (socket == nullptr)
        return;
    const EngineId engine = socket->engine;
    std::string packet = websocket::frameBuffer();
    socketio::appendHead(packet, socketio::PacketType::Disconnect, m_names.text(socket->nsp));
    m_engine->send(engine, {Opcode::Text, std::move(packet)});
    // Sending may have found that the client is gone.
    if (m_sockets.find(id) != nullptr)
        leave(engine, id, SessionEnd::ByHub);
}

void SocketLayer::closeConnection(SocketId id, CloseCode code)
{
    if (const Socket *socket = m_sockets.find(id))
        m_engine->close(socket->engine, code);
}

void SocketLayer::setTag(SocketId id, std::uint64_t tag)
{
    m_sockets.at(id.slot).tag = tag;
}

std::uint64_t SocketLayer::tag(SocketId id) const
{
    return m_sockets.at(id.slot).tag;
}

std::string_view SocketLayer::nsp(SocketId id) const
{
    return m_names.text(m_sockets.at(id.slot).nsp);
}

std::string SocketLayer::sid(SocketId id) const
{
    return textOf(m_sockets.at(id.slot).sid);
}

std::string_view SocketLayer::address(SocketId id) const
{
    return m_names.text(m_clients.at(m_engine->tag(m_sockets.at(id.slot).engine)).address);
}

bool SocketLayer::isWebSocket(SocketId id) const
{
    return m_engine->isWebSocket(m_sockets.at(id.slot).engine);
}

std::size_t SocketLayer::queuedBytes(SocketId id) const
{
    return m_engine->queuedBytes(m_sockets.at(id.slot).engine);
}

std::size_t SocketLayer::size() const
{
    return m_sockets.size();
}

} // namespace opsroom::session
