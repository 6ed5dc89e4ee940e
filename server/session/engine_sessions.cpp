#include "server/session/engine_sessions.h"

#include "core/protocol/engineio/packet.h"
#include "core/protocol/engineio/payload.h"

#include <algorithm>

namespace opsroom::session {

namespace {

constexpr std::size_t kKeptOutbox = 64; ///< packets that a polling session keeps room for

using transport::ConnectionId;
using transport::Delivery;
using transport::SendResult;
using websocket::Opcode;
using websocket::ServerFrame;

Milliseconds resolutionFor(const EngineSettings &settings)
{
    // A twentieth of the shortest interval is precise enough, and seldom enough at 25 s.
    return std::clamp(std::min(settings.pingInterval, settings.pingTimeout) / 20, Milliseconds(5), Milliseconds(250));
}

} // namespace

EngineSessions::EngineSessions(transport::Shard &shard, const Clock &clock, EngineSettings settings,
                               EngineApplication &application)
    : m_shard(shard),
      m_clock(clock),
      m_settings(std::move(settings)),
      m_application(application),
      m_bySid([this](std::uint32_t slot) -> const Sid & { return m_sessions.at(slot).sid; }),
      m_wheel(clock.steadyNow(), resolutionFor(m_settings)),
      m_ping(ServerFrame::of(Opcode::Text, "2")),
      m_noop(ServerFrame::of(Opcode::Text, "6")),
      m_probePong(ServerFrame::of(Opcode::Text, "3probe")),
      m_closePacket(ServerFrame::of(Opcode::Text, "1"))
{}

EngineId EngineSessions::open(EngineSession::State state)
{
    const EngineId id = m_sessions.emplace();
    EngineSession &session = m_sessions.at(id.slot);
    session.state = state;
    do {
        session.sid = drawSid(static_cast<std::uint8_t>(m_shard.index()));
    } while (m_bySid.find(session.sid));
    m_bySid.insert(id.slot);
    if (state == EngineSession::State::Polling)
        session.polling = std::make_unique<PollingState>();
    session.heartbeatDue = m_clock.steadyNow() + m_settings.pingInterval;
    schedule(id, session, session.heartbeatDue);
    return id;
}

std::string EngineSessions::openPacket(const EngineSession &session) const
{
    std::string packet;
    const std::string sid = textOf(session.sid);
    engineio::appendOpenPacket(packet, {.sid = sid,
                                        .offersWebSocket = session.state == EngineSession::State::Polling,
                                        .pingIntervalMs = static_cast<std::uint32_t>(m_settings.pingInterval.count()),
                                        .pingTimeoutMs = static_cast<std::uint32_t>(m_settings.pingTimeout.count()),
                                        .maxPayload = static_cast<std::uint32_t>(m_settings.maxPayload)});
    return packet;
}

std::optional<EngineId> EngineSessions::findBySid(std::string_view sid) const
{
    const auto wanted = sidFromText(sid);
    if (!wanted)
        return {};
    const auto slot = m_bySid.find(*wanted);
    return slot ? std::optional(m_sessions.keyAt(*slot)) : std::nullopt;
}

bool EngineSessions::isOpen(EngineId id) const
{
    const EngineSession *session = m_sessions.find(id);
    return session != nullptr
           && (session->state == EngineSession::State::WebSocket || session->state == EngineSession::State::Polling);
}

bool EngineSessions::isWebSocket(EngineId id) const
{
    const EngineSession *session = m_sessions.find(id);
    return session != nullptr && session->state == EngineSession::State::WebSocket;
}

std::size_t EngineSessions::queuedBytes(EngineId id) const
{
    const EngineSession *session = m_sessions.find(id);
    if (session == nullptr)
        return 0;
    return session->polling ? session->polling->outboxBytes : m_shard.queuedBytes(session->webSocket);
}

Milliseconds EngineSessions::sincePong(EngineId id) const
{
    const EngineSession *session = m_sessions.find(id);
    if (session == nullptr)
        return {};
    const Milliseconds waited = m_settings.pingInterval
                                + (session->isAwaitingPong ? m_settings.pingTimeout : Milliseconds{});
    const auto pongAt = session->heartbeatDue - waited;
    return std::max(std::chrono::duration_cast<Milliseconds>(m_clock.steadyNow() - pongAt), Milliseconds{});
}

SendResult EngineSessions::send(EngineId id, const ServerFrame &packet, Delivery delivery)
{
    EngineSession *session = m_sessions.find(id);
    if (session == nullptr)
        return SendResult::Gone;
    switch (session->state) {
    case EngineSession::State::WebSocket:
        return m_shard.send(session->webSocket, packet, delivery);
    case EngineSession::State::Polling:
        break;
    case EngineSession::State::Opening:
    case EngineSession::State::LastPoll:
    case EngineSession::State::Overflown:
    case EngineSession::State::Ended:
        return SendResult::Gone;
    }
    PollingState &polling = *session->polling;
    // A volatile packet is for whoever listens now: a client between two polls does not.
    if (delivery == Delivery::Volatile && !polling.parked.isValid())
        return SendResult::Dropped;
    if (polling.outboxBytes + packet.payload().size() > m_settings.outboxBytes) {
        // Not now: whoever sends may be walking through a room that this session is in.
        session->state = EngineSession::State::Overflown;
        m_overflown.push_back(id);
        return SendResult::Gone;
    }
    queueForPoll(*session, id, packet);
    return SendResult::Accepted;
}

void EngineSessions::queueForPoll(EngineSession &session, EngineId id, const ServerFrame &packet)
{
    PollingState &polling = *session.polling;
    polling.outbox.push_back(packet);
    polling.outboxBytes += packet.payload().size();
    if (polling.parked.isValid() && !polling.isDirty) {
        polling.isDirty = true;
        m_dirtyPolls.push_back(id);
    }
}

void EngineSessions::endTurn()
{
    std::vector<EngineId> overflown;
    overflown.swap(m_overflown);
    for (const EngineId id : overflown)
        destroy(id, SessionEnd::Slow);
    // Answering may end sessions, but never adds to the list.
    for (const EngineId id : m_dirtyPolls) {
        EngineSession *session = m_sessions.find(id);
        if (session == nullptr || !session->polling)
            continue;
        session->polling->isDirty = false;
        if (session->polling->parked.isValid())
            answerPoll(id, *session);
    }
    m_dirtyPolls.clear();
}

/// Answers the parked poll with everything that waits. The close packet goes alone: socket.io-client forgets the events
/// that come in one body with it.
void EngineSessions::answerPoll(EngineId id, EngineSession &session)
{
    PollingState &polling = *session.polling;
    const bool isLast = session.state == EngineSession::State::LastPoll;
    std::vector<ServerFrame> packets = std::exchange(polling.outbox, {});
    if (isLast && packets.size() > 1) {
        polling.outbox.push_back(std::move(packets.back()));
        packets.pop_back();
    }
    std::string body;
    engineio::PayloadWriter writer(body);
    for (const ServerFrame &packet : packets) {
        if (packet.opcode() == Opcode::Binary)
            writer.appendBinary(packet.payload());
        else
            writer.appendText(packet.payload());
    }
    polling.outboxBytes = 0;
    const bool isOver = isLast && polling.outbox.empty();
    if (!isOver && packets.capacity() <= kKeptOutbox && polling.outbox.empty()) {
        packets.clear();
        polling.outbox = std::move(packets);
    }
    m_answerPoll(std::exchange(polling.parked, {}), std::move(body));
    if (isOver)
        destroy(id, SessionEnd::ByHub);
}

void EngineSessions::poll(EngineId id, ConnectionId connection)
{
    EngineSession &session = m_sessions.at(id.slot);
    PollingState &polling = *session.polling;
    polling.parked = connection;
    // While a probed WebSocket waits, polls are answered at once, so that the client can stop polling.
    if (polling.outbox.empty() && polling.isProbed)
        queueForPoll(session, id, m_noop);
    if (!polling.outbox.empty())
        answerPoll(id, session);
}

void EngineSessions::beginProbe(EngineId id, ConnectionId connection)
{
    EngineSession &session = m_sessions.at(id.slot);
    session.polling->probing = connection;
    session.polling->upgradeDue = m_clock.steadyNow() + m_settings.upgradeTimeout;
    schedule(id, session, session.polling->upgradeDue);
}

void EngineSessions::grantProbe(EngineId id)
{
    EngineSession &session = m_sessions.at(id.slot);
    PollingState &polling = *session.polling;
    polling.isProbed = true;
    m_shard.send(polling.probing, m_probePong);
    if (polling.parked.isValid() && polling.outbox.empty())
        queueForPoll(session, id, m_noop);
}

void EngineSessions::endProbe(EngineId id)
{
    PollingState &polling = *m_sessions.at(id.slot).polling;
    polling.probing = {};
    polling.isProbed = false;
    polling.upgradeDue = SteadyTime::max();
}

void EngineSessions::completeUpgrade(EngineId id)
{
    EngineSession &session = m_sessions.at(id.slot);
    const std::unique_ptr<PollingState> polling = std::move(session.polling);
    session.webSocket = polling->probing;
    const bool isLast = session.state == EngineSession::State::LastPoll;
    session.state = EngineSession::State::WebSocket;
    if (polling->parked.isValid())
        m_answerPoll(polling->parked, std::string(m_noop.payload()));
    if (isLast)
        polling->outbox.pop_back(); // the close packet: a WebSocket has its own goodbye
    for (const ServerFrame &packet : polling->outbox)
        m_shard.send(session.webSocket, packet);
    if (!isLast)
        return;
    m_shard.close(session.webSocket, static_cast<std::uint16_t>(polling->lastCode),
                  contract::reasonOf(polling->lastCode));
    session.state = EngineSession::State::Ended;
    m_bySid.remove(id.slot);
    m_sessions.erase(id);
}

void EngineSessions::onWebSocketOpen(EngineId id, ConnectionId connection)
{
    EngineSession &session = m_sessions.at(id.slot);
    session.webSocket = connection;
    m_shard.send(connection, ServerFrame::of(Opcode::Text, openPacket(session)));
    session.state = EngineSession::State::WebSocket;
}

void EngineSessions::close(EngineId id, contract::CloseCode code, SessionEnd end)
{
    EngineSession *session = m_sessions.find(id);
    if (session == nullptr)
        return;
    switch (session->state) {
    case EngineSession::State::WebSocket:
        m_shard.close(session->webSocket, static_cast<std::uint16_t>(code), contract::reasonOf(code));
        destroy(id, end);
        return;
    case EngineSession::State::Polling:
        break;
    case EngineSession::State::Opening:
        destroy(id, end);
        return;
    case EngineSession::State::LastPoll:
    case EngineSession::State::Overflown:
    case EngineSession::State::Ended:
        return;
    }
    PollingState &polling = *session->polling;
    // A probed client polls no more and is about to commit the upgrade: it gets its last packets on the WebSocket.
    if (polling.probing.isValid() && !polling.isProbed) {
        m_shard.close(polling.probing, static_cast<std::uint16_t>(code), contract::reasonOf(code));
        endProbe(id);
    }
    polling.lastCode = code;
    queueForPoll(*session, id, m_closePacket);
    session->state = EngineSession::State::LastPoll;
    session->heartbeatDue = m_clock.steadyNow() + m_settings.lastPoll;
    schedule(id, *session, session->heartbeatDue);
    m_application.onClose(id, end);
}

void EngineSessions::destroy(EngineId id, SessionEnd end)
{
    EngineSession *session = m_sessions.find(id);
    if (session == nullptr || session->state == EngineSession::State::Ended)
        return;
    const bool isKnownToApplication = session->state != EngineSession::State::LastPoll;
    session->state = EngineSession::State::Ended;
    if (session->polling) {
        const PollingState &polling = *session->polling;
        // Who said goodbye itself expects nothing more; others must learn it from the poll.
        const ServerFrame &farewell = end == SessionEnd::ByClient ? m_noop : m_closePacket;
        if (polling.parked.isValid())
            m_answerPoll(polling.parked, std::string(farewell.payload()));
        if (polling.probing.isValid())
            m_shard.abort(polling.probing);
    }
    if (isKnownToApplication)
        m_application.onClose(id, end);
    m_bySid.remove(id.slot);
    m_sessions.erase(id);
}

void EngineSessions::onPong(EngineId id)
{
    EngineSession &session = m_sessions.at(id.slot);
    const SteadyTime now = m_clock.steadyNow();
    if (session.isAwaitingPong)
        m_application.onRoundTrip(id, now - (session.heartbeatDue - m_settings.pingTimeout));
    session.isAwaitingPong = false;
    session.heartbeatDue = now + m_settings.pingInterval;
    schedule(id, session, session.heartbeatDue);
}

void EngineSessions::endByClient(EngineId id)
{
    if (m_sessions.at(id.slot).polling)
        destroy(id, SessionEnd::ByClient);
    else
        close(id, contract::CloseCode::Closed, SessionEnd::ByClient);
}

void EngineSessions::schedule(EngineId id, EngineSession &session, SteadyTime due)
{
    if (m_wheel.schedule(id.number(), session.wake, due))
        m_shard.wakeAt(due);
}

SteadyTime EngineSessions::onTimer(SteadyTime now)
{
    m_wheel.advance(now, [this, now](std::uint64_t key) { onDue(EngineId::fromNumber(key), now); });
    return m_wheel.nextAdvance();
}

SteadyTime EngineSessions::nextDue(const EngineSession &session) const
{
    return session.polling ? std::min(session.heartbeatDue, session.polling->upgradeDue) : session.heartbeatDue;
}

void EngineSessions::onDue(EngineId id, SteadyTime now)
{
    EngineSession *session = m_sessions.find(id);
    if (session == nullptr || !DeadlineWheel::take(session->wake, now))
        return;
    if (session->polling && now >= session->polling->upgradeDue) {
        m_shard.close(session->polling->probing, static_cast<std::uint16_t>(contract::CloseCode::Stale),
                      contract::reasonOf(contract::CloseCode::Stale));
        endProbe(id);
    }
    if (now >= session->heartbeatDue) {
        if (session->state == EngineSession::State::LastPoll) {
            destroy(id, SessionEnd::ByHub);
            return;
        }
        if (session->isAwaitingPong) {
            // Nobody is there: a close frame would only wait behind what was not taken.
            if (session->state == EngineSession::State::WebSocket) {
                m_shard.close(session->webSocket, static_cast<std::uint16_t>(contract::CloseCode::NoPong),
                              contract::reasonOf(contract::CloseCode::NoPong));
            }
            destroy(id, SessionEnd::NoPong);
            return;
        }
        // During an upgrade the client neither polls nor listens on the WebSocket for pings.
        const bool isUpgrading = session->polling && session->polling->isProbed;
        if (!isUpgrading) {
            session->isAwaitingPong = true;
            session->heartbeatDue = now + m_settings.pingTimeout;
            send(id, m_ping);
            session = m_sessions.find(id);
            if (session == nullptr)
                return;
        } else {
            session->heartbeatDue = session->polling->upgradeDue;
        }
    }
    schedule(id, *session, nextDue(*session));
}

} // namespace opsroom::session
