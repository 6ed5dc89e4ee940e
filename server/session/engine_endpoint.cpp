#include "server/session/engine_endpoint.h"

#include "core/protocol/engineio/payload.h"
#include "core/protocol/websocket/close_code.h"

namespace opsroom::session {

namespace {

using engineio::HandshakeError;
using engineio::TransportName;
using transport::ConnectionId;
using transport::Verdict;

http::Response pollAnswer(std::string body)
{
    return http::Response{200, {}, std::move(body), false}
        .withHeader("Content-Type", "text/plain; charset=UTF-8")
        .withHeader("Cache-Control", "no-store");
}

http::Response postAnswer()
{
    return http::Response{200, {}, "ok", false}
        .withHeader("Content-Type", "text/html")
        .withHeader("Cache-Control", "no-store");
}

} // namespace

EngineEndpoint::EngineEndpoint(transport::Shard &shard, const Clock &clock, EngineSettings settings,
                               EngineApplication &application)
    : m_shard(shard), m_sessions(shard, clock, std::move(settings), application)
{
    m_sessions.setPollAnswer([this](ConnectionId id, std::string body) { answer(id, pollAnswer(std::move(body))); });
}

Verdict EngineEndpoint::refuse(const http::Request &head, HandshakeError error, bool asksForUpgrade) const
{
    const std::uint16_t status = error == HandshakeError::Forbidden ? 403 : 400;
    http::Response response = asksForUpgrade ? http::Response::text(status, std::string(messageOf(error)))
                                             : http::Response::json(status, bodyOf(error));
    m_sessions.settings().origins.addHeaders(head, response);
    return Verdict::answerWith(std::move(response));
}

Verdict EngineEndpoint::judge(ConnectionId id, const transport::Peer &peer, const http::Request &head,
                              bool asksForUpgrade)
{
    const http::OriginPolicy &origins = m_sessions.settings().origins;
    if (head.method == "OPTIONS")
        return Verdict::answerWith(origins.preflight(head));
    const engineio::Query query = engineio::parseQuery(head.query);
    if (query.transport == TransportName::Unknown)
        return refuse(head, HandshakeError::TransportUnknown, asksForUpgrade);
    if (origins.judge(head) == http::OriginPolicy::Judgement::Refused)
        return refuse(head, HandshakeError::Forbidden, asksForUpgrade);
    return query.sid ? judgeKnown(id, peer, head, query, asksForUpgrade)
                     : judgeNew(id, peer, head, query, asksForUpgrade);
}

Verdict EngineEndpoint::judgeNew(ConnectionId id, const transport::Peer &peer, const http::Request &head,
                                 const engineio::Query &query, bool asksForUpgrade)
{
    if (head.method != "GET")
        return refuse(head, HandshakeError::BadMethod, asksForUpgrade);
    if (asksForUpgrade != (query.transport == TransportName::WebSocket))
        return refuse(head, HandshakeError::BadRequest, asksForUpgrade);
    if (!query.isVersion4)
        return refuse(head, HandshakeError::UnsupportedVersion, asksForUpgrade);
    if (!m_sessions.application().isAccepting()) {
        http::Response response = http::Response::text(503, "not accepting connections");
        m_sessions.settings().origins.addHeaders(head, response);
        return Verdict::answerWith(response.withHeader("Retry-After", "1"));
    }
    if (!asksForUpgrade)
        return serve(id, {}, peer, head, 0);

    const EngineId session = m_sessions.open(EngineSession::State::Opening);
    m_sessions.find(session)->webSocket = id;
    m_sessions.application().onOpen(session, peer, head);
    return Verdict::upgrade(m_sessions.settings().maxPayload, session.slot);
}

Verdict EngineEndpoint::judgeKnown(ConnectionId id, const transport::Peer &peer, const http::Request &head,
                                   const engineio::Query &query, bool asksForUpgrade)
{
    const auto session = m_sessions.findBySid(*query.sid);
    if (!session) {
        const auto sid = sidFromText(*query.sid);
        if (sid && shardOf(*sid) != m_shard.index() && shardOf(*sid) < m_shard.count())
            return Verdict::moveTo(shardOf(*sid));
        return refuse(head, HandshakeError::SessionUnknown, asksForUpgrade);
    }
    PollingState *polling = m_sessions.find(*session)->polling.get();
    const bool isOpen = m_sessions.find(*session)->state == EngineSession::State::Polling;
    if (polling == nullptr || asksForUpgrade != (query.transport == TransportName::WebSocket))
        return refuse(head, HandshakeError::BadRequest, asksForUpgrade);

    if (asksForUpgrade) {
        if (!isOpen || polling->probing.isValid())
            return refuse(head, HandshakeError::BadRequest, asksForUpgrade);
        m_sessions.beginProbe(*session, id);
        return Verdict::upgrade(m_sessions.settings().maxPayload, session->slot);
    }
    if (head.method == "GET")
        return serve(id, *session, peer, head, 0);
    if (head.method != "POST" || !isOpen)
        return refuse(head, HandshakeError::BadRequest, asksForUpgrade);

    // Engine.IO v4 knows no binary bodies, and one POST at a time.
    const bool isBinaryBody = head.header("content-type") == "application/octet-stream";
    if (isBinaryBody || polling->posting.isValid()) {
        Verdict verdict = refuse(head, HandshakeError::BadRequest, asksForUpgrade);
        m_sessions.destroy(*session, SessionEnd::ProtocolError);
        return verdict;
    }
    polling->posting = id;
    return serve(id, *session, peer, head, m_sessions.settings().maxPayload);
}

Verdict EngineEndpoint::serve(ConnectionId id, EngineId session, const transport::Peer &peer, const http::Request &head,
                              std::size_t bodyLimit)
{
    m_pending[id.number()] = {session, peer, std::string(head.header("origin").value_or(""))};
    return Verdict::serve(bodyLimit);
}

void EngineEndpoint::answer(ConnectionId id, http::Response response)
{
    const auto pending = m_pending.find(id.number());
    if (pending == m_pending.end())
        return;
    if (const std::string &origin = pending->second.origin; !origin.empty()) {
        http::Request request;
        request.headers.push_back({"origin", origin});
        m_sessions.settings().origins.addHeaders(request, response);
    }
    m_pending.erase(pending);
    m_shard.respond(id, response);
}

void EngineEndpoint::onRequest(ConnectionId id, const http::Request &request)
{
    const EngineId session = m_pending.at(id.number()).session;
    if (!session.isValid())
        openPolling(id, request);
    else if (m_sessions.find(session) == nullptr)
        answer(id, http::Response::json(400, bodyOf(HandshakeError::SessionUnknown)));
    else if (request.method == "GET")
        onPoll(id, session);
    else
        onPost(id, session, request.body);
}

void EngineEndpoint::openPolling(ConnectionId id, const http::Request &request)
{
    const EngineId session = m_sessions.open(EngineSession::State::Polling);
    m_sessions.application().onOpen(session, m_pending.at(id.number()).peer, request);
    const EngineSession *opened = m_sessions.find(session);
    if (opened != nullptr)
        answer(id, pollAnswer(m_sessions.openPacket(*opened)));
    else
        answer(id, http::Response::json(400, bodyOf(HandshakeError::Forbidden)));
}

void EngineEndpoint::onPoll(ConnectionId id, EngineId session)
{
    const PollingState *polling = m_sessions.find(session)->polling.get();
    if (polling == nullptr || polling->parked.isValid()) {
        // Two polls at a time: the first one is told that it is over.
        m_sessions.destroy(session, SessionEnd::ProtocolError);
        answer(id, http::Response{400, {}, {}, false});
        return;
    }
    m_sessions.poll(session, id);
}

void EngineEndpoint::onPost(ConnectionId id, EngineId session, std::string_view body)
{
    if (PollingState *polling = m_sessions.find(session)->polling.get())
        polling->posting = {};
    engineio::PayloadReader reader(body);
    while (const auto packet = reader.next()) {
        // The packet before may have ended the session.
        if (!m_sessions.isOpen(session))
            break;
        onPacket(session, *packet);
    }
    if (reader.isMalformed()) {
        m_sessions.destroy(session, SessionEnd::ProtocolError);
        answer(id, http::Response::json(400, bodyOf(HandshakeError::BadRequest)));
        return;
    }
    answer(id, postAnswer());
}

void EngineEndpoint::onRequestAborted(ConnectionId id)
{
    const auto pending = m_pending.find(id.number());
    if (pending == m_pending.end())
        return;
    const EngineId session = pending->second.session;
    m_pending.erase(pending);
    EngineSession *found = m_sessions.find(session);
    if (found == nullptr || !found->polling)
        return;
    if (found->polling->parked == id)
        found->polling->parked = {};
    m_sessions.destroy(session, SessionEnd::TransportLost);
}

void EngineEndpoint::onOpen(ConnectionId id, std::uint32_t tag)
{
    const EngineId session = m_sessions.idOf(tag);
    const EngineSession *found = m_sessions.find(session);
    if (found != nullptr && found->state == EngineSession::State::Opening && found->webSocket == id)
        m_sessions.onWebSocketOpen(session, id);
    else if (found == nullptr || !found->polling || found->polling->probing != id)
        m_shard.abort(id);
}

void EngineEndpoint::onMessage(ConnectionId id, std::uint32_t tag, websocket::Opcode kind, std::string_view payload)
{
    const EngineId session = m_sessions.idOf(tag);
    const EngineSession *found = m_sessions.find(session);
    if (found == nullptr)
        return;
    if (found->state == EngineSession::State::WebSocket && found->webSocket == id) {
        if (kind == websocket::Opcode::Binary)
            onPacket(session, {engineio::PacketType::Message, true, payload});
        else if (const auto packet = engineio::decodeText(payload))
            onPacket(session, *packet);
        else
            m_sessions.close(session, contract::CloseCode::BadRequest, SessionEnd::ProtocolError);
    } else if (found->polling && found->polling->probing == id) {
        onProbing(session, kind, payload);
    }
}

void EngineEndpoint::onProbing(EngineId session, websocket::Opcode kind, std::string_view payload)
{
    const PollingState &polling = *m_sessions.find(session)->polling;
    if (kind == websocket::Opcode::Text && !polling.isProbed && payload == "2probe") {
        m_sessions.grantProbe(session);
    } else if (kind == websocket::Opcode::Text && polling.isProbed && payload == "5") {
        m_sessions.completeUpgrade(session);
    } else {
        // Only the WebSocket is at fault; the session goes on by polling.
        m_shard.close(polling.probing, static_cast<std::uint16_t>(contract::CloseCode::BadRequest),
                      contract::reasonOf(contract::CloseCode::BadRequest));
        m_sessions.endProbe(session);
    }
}

void EngineEndpoint::onPacket(EngineId session, const engineio::Packet &packet)
{
    switch (packet.type) {
    case engineio::PacketType::Message:
        if (packet.isBinary)
            m_sessions.application().onBinary(session, packet.data);
        else
            m_sessions.application().onText(session, packet.data);
        break;
    case engineio::PacketType::Pong:
        m_sessions.onPong(session);
        break;
    case engineio::PacketType::Close:
        m_sessions.endByClient(session);
        break;
    case engineio::PacketType::Ping:
        // The server pings in version 4; a client that does speaks another version.
        m_sessions.close(session, contract::CloseCode::BadRequest, SessionEnd::ProtocolError);
        break;
    case engineio::PacketType::Open:
    case engineio::PacketType::Upgrade:
    case engineio::PacketType::Noop:
        break; // meaningless here, harmless, and tolerated by the reference
    }
}

void EngineEndpoint::onClosed(ConnectionId id, std::uint32_t tag, const transport::Closure &closure)
{
    const EngineId session = m_sessions.idOf(tag);
    const EngineSession *found = m_sessions.find(session);
    if (found == nullptr)
        return;
    if (found->polling) {
        if (found->polling->probing == id)
            m_sessions.endProbe(session);
        return;
    }
    if (found->webSocket != id)
        return;
    const bool isBroken = closure.code == static_cast<std::uint16_t>(websocket::CloseStatus::Abnormal);
    m_sessions.destroy(session, closure.isSlow ? SessionEnd::Slow
                                : isBroken     ? SessionEnd::TransportLost
                                               : SessionEnd::ByClient);
}

} // namespace opsroom::session
