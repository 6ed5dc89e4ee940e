#include "server/session/hub_sessions.h"

#include "core/base/log.h"
#include "core/contract/event_names.h"
#include "core/protocol/http/request.h"
#include "server/hub/reply.h"
#include "server/session/returning_reader.h"
#include "server/session/session_key.h"

namespace opsroom::session {

namespace {

using transport::Delivery;
using transport::SendResult;
using websocket::ServerFrame;

constexpr std::string_view kAuthenticationError = "Authentication error"; // the old service's words: contract
constexpr std::string_view kBearer = "bearer ";

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

ConnectRefusal refusalWith(std::string_view message, const Error &error)
{
    return {std::string(message), hub::errorJson(error)};
}

} // namespace

HubSessions::HubSessions(std::size_t shard, const Clock &clock, std::vector<std::string> namespaces,
                         const hub::TokenVerifier &verifier, hub::HubCounters &counters,
                         const std::atomic<bool> &isDraining)
    : m_shard(shard),
      m_clock(clock),
      m_encoder(std::move(namespaces)),
      m_verifier(verifier),
      m_counters(counters),
      m_isDraining(isDraining)
{}

void HubSessions::attach(SocketLayer &sockets, HubPort &hub)
{
    m_sockets = &sockets;
    m_hub = &hub;
}

hub::MemberId HubSessions::memberOf(SocketId id) const
{
    return hub::MemberId::fromNumber(m_sockets->tag(id));
}

/// What the token says, or the error that its bearer is told.
Result<hub::Claims> HubSessions::verify(const ConnectRequest &request)
{
    const std::string token = tokenOf(request);
    if (token.empty()) {
        m_counters.countRefusal(hub::TokenRefusal::Kind::Malformed);
        m_tokenRefused(request.peer.address);
        return Failure(Error(ErrorCode::Unauthorized, "no token"));
    }
    auto claims = m_verifier.verify(token, m_clock.wallNow());
    if (!claims) {
        m_counters.countRefusal(claims.error().kind);
        log::debug("session", "token-refused", {{"reason", claims.error().reason}, {"peer", request.peer.address}});
        const bool isExpired = claims.error().kind == hub::TokenRefusal::Kind::Expired;
        if (!isExpired)
            m_tokenRefused(request.peer.address);
        return Failure(isExpired ? Error(ErrorCode::TokenExpired)
                                 : Error(ErrorCode::Unauthorized, std::string(claims.error().reason)));
    }
    if (!m_certificates.allows(*claims, request.peer.hasCertificate)) {
        m_counters.countError(ErrorCode::Unauthorized);
        m_tokenRefused(request.peer.address);
        return Failure(hub::CertificateRule::refusal());
    }
    // The verifier tolerates a clock that is off; a session that would end at once is not begun for that.
    if (claims->expiresAt <= m_clock.wallNow()) {
        m_counters.countRefusal(hub::TokenRefusal::Kind::Expired);
        return Failure(Error(ErrorCode::TokenExpired));
    }
    return std::move(*claims);
}

void HubSessions::onConnect(SocketId id, const ConnectRequest &request)
{
    auto claims = verify(request);
    if (!claims) {
        m_sockets->refuse(id, refusalWith(kAuthenticationError, claims.error()));
        return;
    }
    auto returning = readReturning(request.auth);
    if (!returning) {
        m_counters.countError(returning.error().code);
        m_sockets->refuse(id, refusalWith("bad request", returning.error()));
        return;
    }
    m_hub->enter({.session = keyOf(m_shard, id),
                  .nsp = *m_encoder.indexOf(request.nsp),
                  .claims = std::move(*claims),
                  .socketId = m_sockets->sid(id),
                  .returning = std::move(*returning)});
}

void HubSessions::admit(const Admission &admission)
{
    const SocketId id = socketOf(admission.session);
    if (m_sockets->isConnecting(id)) {
        m_sockets->setTag(id, admission.member.number());
        m_sockets->accept(id, {admission.socketId, admission.pid});
    } else {
        m_hub->leave(admission.member, true);
    }
}

void HubSessions::refuse(hub::SessionKey session, const Error &error)
{
    m_counters.countError(error.code);
    m_sockets->refuse(socketOf(session), refusalWith("connection limit reached", error));
}

void HubSessions::onEvent(SocketId id, const IncomingEvent &event)
{
    const auto plain = event.name.isString() ? event.name.plainString() : std::optional(event.name.raw());
    const std::string unescaped = plain ? std::string() : event.name.string();
    const hub::Command command{.member = memberOf(id),
                               .name = plain ? *plain : unescaped,
                               .argument = event.argument(0),
                               .attachments = event.attachments,
                               .ackId = event.ackId,
                               .arrivedAt = m_clock.steadyNow()};
    if (m_hub->handle(command))
        return;
    const Error busy(ErrorCode::TooManyRequests, "the hub is busy");
    m_counters.countError(busy.code);
    if (event.ackId)
        m_sockets->ack(id, *event.ackId, hub::errorJson(busy));
    else
        m_sockets->emit(id, contract::event::kError, hub::errorEventJson(command.name, busy));
}

void HubSessions::onAck(SocketId id, std::uint64_t ackId, json::Value)
{
    m_hub->acknowledge(memberOf(id), ackId);
}

void HubSessions::onRoundTrip(SocketId, SteadyTime::duration time)
{
    m_counters.roundTrip.record(time);
}

void HubSessions::onDisconnect(SocketId id, SessionEnd end)
{
    log::debug("session", "left", {{"reason", nameOf(end)}, {"peer", m_sockets->address(id)}});
    m_counters.countEnding(end);
    m_hub->leave(memberOf(id), isLoss(end));
}

std::string HubSessions::beginEvent(hub::NamespaceIndex nsp, std::string_view name, std::size_t attachments,
                                    std::size_t expected)
{
    return m_encoder.begin(nsp, name, attachments, expected);
}

hub::EncodedEvent HubSessions::finishEvent(std::string &&text, std::span<const std::string> attachments)
{
    return EventEncoder::finish(std::move(text), attachments);
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

void HubSessions::ask(hub::SessionKey session, std::uint64_t ackId, std::string_view name,
                      std::string_view argumentJson)
{
    // The hub keeps fewer on their way than a socket may owe.
    if (!m_sockets->emitWithAck(socketOf(session), ackId, name, argumentJson))
        close(session, contract::CloseCode::Slow);
}

void HubSessions::ack(hub::SessionKey session, std::uint64_t ackId, std::string_view argumentJson)
{
    m_sockets->ack(socketOf(session), ackId, argumentJson);
}

void HubSessions::close(hub::SessionKey session, contract::CloseCode code)
{
    m_sockets->closeConnection(socketOf(session), code);
}

void HubSessions::describe(std::vector<hub::SessionKey> sessions, hub::SessionsDescribed described)
{
    std::vector<hub::SessionFacts> facts;
    for (const hub::SessionKey session : sessions) {
        hub::SessionFacts fact = m_sockets->factsOf(socketOf(session));
        fact.session = session;
        if (!fact.sid.empty())
            facts.push_back(std::move(fact));
    }
    described(std::move(facts));
}

} // namespace opsroom::session
