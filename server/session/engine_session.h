#pragma once

#include "core/base/deadline_wheel.h"
#include "core/contract/close_code.h"
#include "core/protocol/websocket/frame.h"
#include "server/session/engine_id.h"
#include "server/session/sid.h"
#include "server/transport/connection_id.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace opsroom::session {

/// What a session needs only while it lives on long-polling.
struct PollingState
{
    transport::ConnectionId parked;  ///< GET that waits for something to send
    transport::ConnectionId posting; ///< POST whose body is arriving
    transport::ConnectionId probing; ///< WebSocket that asks to take over
    bool isProbed = false;           ///< 3probe was sent: polls are flushed with a noop until the 5 arrives
    SteadyTime upgradeDue = SteadyTime::max();
    std::vector<websocket::ServerFrame> outbox;
    std::size_t outboxBytes = 0;
    contract::CloseCode lastCode = contract::CloseCode::Closed; ///< in LastPoll: why, for an upgrade that completes
    bool isDirty = false; ///< waits in the list of polls to be answered at the end of the turn
};

/// One Engine.IO session. Kept small: ten thousand of them are idle at any time.
struct EngineSession
{
    enum class State : std::uint8_t {
        Opening, ///< WebSocket handshake accepted, 101 not yet out
        Polling, ///< long-polling, an upgrade perhaps under way
        WebSocket,
        LastPoll,  ///< closed by the hub; the last packets wait for a poll
        Overflown, ///< its outbox was full; destroyed at the end of the turn
        Ended,     ///< being destroyed
    };

    Sid sid{};
    State state = State::Polling;
    bool isAwaitingPong = false;
    std::uint32_t tag = 0;             ///< the application's
    transport::ConnectionId webSocket; ///< valid in Opening and WebSocket
    SteadyTime heartbeatDue{};         ///< next ping, or end of the wait for a pong
    LiveDeadline wake;
    std::unique_ptr<PollingState> polling;
};

} // namespace opsroom::session
