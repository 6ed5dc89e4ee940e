#pragma once

#include "core/base/clock.h"
#include "core/protocol/http/request.h"
#include "server/hub/session_end.h"
#include "server/session/engine_id.h"
#include "server/transport/endpoint.h"

#include <cstdint>
#include <string_view>

namespace opsroom::session {

using hub::isLoss;
using hub::SessionEnd;

/// What lives on Engine.IO sessions: Socket.IO, or an echo for conformance tests.
///
/// Thread: the shard's. Views live for the call. The application may send to and close any session from within a call.
class EngineApplication
{
public:
    EngineApplication() = default;
    EngineApplication(const EngineApplication &) = delete;
    EngineApplication &operator=(const EngineApplication &) = delete;
    virtual ~EngineApplication() = default;

    /// Whether a new session may begin at all; otherwise its handshake is answered with 503.
    [[nodiscard]] virtual bool isAccepting() const = 0;
    /// A session begins.
    /// \param handshake the request that opened it: header fields that the application wants to keep.
    virtual void onOpen(EngineId id, const transport::Peer &peer, const http::Request &handshake) = 0;
    /// Payload of a message packet.
    virtual void onText(EngineId id, std::string_view text) = 0;
    virtual void onBinary(EngineId id, std::string_view bytes) = 0;
    /// The time from a ping to its pong.
    virtual void onRoundTrip(EngineId id, SteadyTime::duration time) = 0;
    /// The session is gone; \a id is no longer valid after the call. Called once for each onOpen().
    virtual void onClose(EngineId id, SessionEnd end) = 0;
};

} // namespace opsroom::session
