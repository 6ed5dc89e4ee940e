#include "server/session/hub_sessions.h"

#include "core/base/log.h"
#include "core/protocol/http/request.h"
#include "core/protocol/socketio/encoder.h"
#include "server/hub/reply.h"

#include <algorithm>

namespace opsroom::session {

namespace {

using transport::Delivery;
using transport::SendResult;
using websocket::Opcode;
using websocket::ServerFrame;

constexpr std::string_view kAuthenticationError = "Authentication error"; // the old service's words: contract
constexpr std::string_view kBearer = "bearer ";

SocketId socketOf(hub::SessionKey session)
{
    return SocketId::fromNumber(static_cast<std::uint64_t>(session));
}

/// The token of the CONNECT, else that of the handshake's Authorization header; empty if there is none.
std::string tokenOf(const ConnectRequest &request)
{
    if (const json::Value token = request.auth.find("token"); token.isString())
        return token.string();
    const std::string_view header = request.authorization;
    if (header.size() > kBearer.size() && http::equalsIgnoringCase(header.substr(0, kBearer.size()), kBearer))
        return std::string(header.substr(kBearer.size()));
    return {};
}

ConnectRefusal refuse(std::string_view message, const Error &error)
{
    return {std::string(message), hub::errorJson(error)};
}

} // namespace

HubSessions::HubSessions(const Clock &clock, std::vector<std::string> namespaces, const hub::TokenVerifier &verifier,
                         hub::HubCounters &counters, const std::atomic<bool> &isDraining)
    : m_clock(clock),
      m_namespaces(std::move(namespaces)),
      m_verifier(verifier),
      m_counters(counters),
      m_isDraining(isDraining)
{}

void HubSessions::attach(SocketLayer &sockets, hub::Hub &hub)
{
    m_sockets = &sockets;
    m_hub = &hub;
}

std::optional<hub::NamespaceIndex> HubSessions::indexOf(std::string_view nsp) const
{
    const auto known = std::find(m_namespaces.begin(), m_namespaces.end(), nsp);
    if (known == m_namespaces.end())
        return {};
    return static_cast<hub::NamespaceIndex>(known - m_namespaces.begin());
}

hub::MemberId HubSessions::memberOf(SocketId id) const
{
    return hub::MemberId::fromNumber(m_sockets->tag(id));
}

std::optional<ConnectRefusal> HubSessions::onConnect(SocketId id, const ConnectRequest &request)
{
    const std::string token = tokenOf(request);
    if (token.empty()) {
        m_counters.countRefusal(hub::TokenRefusal::Kind::Malformed);
        m_tokenRefused(request.peer.address);
        return refuse(kAuthenticationError, Error(ErrorCode::Unauthorized, "no token"));
    }
    auto claims = m_verifier.verify(token, m_clock.wallNow());
    if (!claims) {
        m_counters.countRefusal(claims.error().kind);
        log::debug("session", "token-refused", {{"reason", claims.error().reason}, {"peer", request.peer.address}});
        const bool isExpired = claims.error().kind == hub::TokenRefusal::Kind::Expired;
        if (!isExpired)
            m_tokenRefused(request.peer.address);
        return refuse(kAuthenticationError, isExpired
                                                ? Error(ErrorCode::TokenExpired)
                                                : Error(ErrorCode::Unauthorized, std::string(claims.error().reason)));
    }
    // The verifier tolerates a clock that is off; a session that would end at once is not begun for that.
    if (claims->expiresAt <= m_clock.wallNow()) {
        m_counters.countRefusal(hub::TokenRefusal::Kind::Expired);
        return refuse(kAuthenticationError, Error(ErrorCode::TokenExpired));
    }
    const auto member = m_hub->enter(hub::SessionKey{id.number()}, *indexOf(request.nsp), *claims);
    if (!member) {
        m_counters.countError(member.error().code);
        return refuse("connection limit reached", member.error());
    }
    m_sockets->setTag(id, member->number());
    m_entering = std::move(*claims);
    return {};
}

void HubSessions::onConnected(SocketId id)
{
    m_hub->welcome(memberOf(id), *m_entering, m_sockets->sid(id));
    m_entering.reset();
}

void HubSessions::onEvent(SocketId id, const IncomingEvent &event)
{
    const auto plain = event.name.isString() ? event.name.plainString() : std::optional(event.name.raw());
    const std::string unescaped = plain ? std::string() : event.name.string();
    m_hub->handle({.member = memberOf(id),
                   .name = plain ? *plain : unescaped,
                   .argument = event.argument(0),
                   .attachments = event.attachments,
                   .ackId = event.ackId,
                   .arrivedAt = m_clock.steadyNow()});
}

void HubSessions::onAck(SocketId, std::uint64_t, json::Value)
{
    // The hub asks its clients for no answers.
}

void HubSessions::onRoundTrip(SocketId, SteadyTime::duration time)
{
    m_counters.roundTrip.record(time);
}

void HubSessions::onDisconnect(SocketId id, SessionEnd end)
{
    log::debug("session", "left", {{"reason", nameOf(end)}, {"peer", m_sockets->address(id)}});
    m_hub->leave(memberOf(id));
}

std::string HubSessions::beginEvent(hub::NamespaceIndex nsp, std::string_view name, std::size_t attachments,
                                    std::size_t expected)
{
    std::string text = websocket::frameBuffer(expected + name.size() + 16);
    socketio::appendEventHead(text, m_namespaces[nsp], name, {}, static_cast<std::uint32_t>(attachments));
    return text;
}

hub::EncodedEvent HubSessions::finishEvent(std::string &&text, std::span<const std::string> attachments)
{
    text += ']';
    hub::EncodedEvent event{ServerFrame(Opcode::Text, std::move(text)), nullptr};
    if (!attachments.empty()) {
        std::vector<ServerFrame> frames;
        for (const std::string &attachment : attachments)
            frames.push_back(ServerFrame::of(Opcode::Binary, attachment));
        event.attachments = std::make_shared<const std::vector<ServerFrame>>(std::move(frames));
    }
    return event;
}

bool HubSessions::deliver(hub::SessionKey session, const hub::EncodedEvent &event, bool isVolatile)
{
    const SocketId id = socketOf(session);
    const SendResult result = m_sockets->send(id, event.text, isVolatile ? Delivery::Volatile : Delivery::Kept);
    if (result == SendResult::Accepted && event.attachments) {
        // Part of the packet now: never dropped on their own.
        for (const ServerFrame &attachment : *event.attachments)
            m_sockets->send(id, attachment);
    }
    return result == SendResult::Accepted;
}

void HubSessions::emit(hub::SessionKey session, std::string_view name, std::string_view argumentJson)
{
    m_sockets->emit(socketOf(session), name, argumentJson);
}

void HubSessions::ack(hub::SessionKey session, std::uint64_t ackId, std::string_view argumentJson)
{
    m_sockets->ack(socketOf(session), ackId, argumentJson);
}

void HubSessions::close(hub::SessionKey session, contract::CloseCode code)
{
    m_sockets->closeConnection(socketOf(session), code);
}

} // namespace opsroom::session
