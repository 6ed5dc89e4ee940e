#pragma once

#include "core/protocol/websocket/frame_reader.h"
#include "server/transport/connection_gate.h"
#include "server/transport/endpoint.h"
#include "server/transport/epoll/cork.h"
#include "server/transport/epoll/http_side.h"
#include "server/transport/epoll/outbox.h"
#include "server/transport/epoll/tls_stream.h"

#include <cstdint>
#include <limits>
#include <memory>

namespace opsroom::transport_epoll {

/// A point in a shard's time, counted in steps of kStep from its start: half the size of a SteadyTime.
using Tick = std::uint32_t;
inline constexpr Tick kNever = std::numeric_limits<Tick>::max();

/// A message, or the header of a frame, that has begun and not ended.
struct PartialInput
{
    websocket::FrameReader reader;
    Tick since = 0;
};

/// Who is behind a proxy.
struct ProxiedClient
{
    std::string input;   ///< of a header that is not complete
    std::string address; ///< empty: the proxy speaks for itself
    std::uint16_t port = 0;
};

/// What a shard knows of one socket. At rest, as an open WebSocket between two messages, all pointers but the endpoint are null
/// (with TLS, all but the endpoint and tls), so that this is all that it costs.
///
/// Thread: the shard's.
struct Connection
{
    enum class Phase : std::uint8_t {
        Proxied,   ///< the header of a proxy, which says who the client is
        Tls,       ///< handshake
        Http,      ///< requests
        WebSocket, ///< open
        Closing,   ///< our close frame is on its way, the peer's is awaited
        Lingering, ///< everything is said: flushes, shuts down, reads until the peer has gone
        Ended,     ///< socket closed; reported and removed at the end of the turn
    };

    int descriptor = -1;
    std::uint32_t tag = 0;
    transport::Endpoint *endpoint = nullptr; ///< of the last judged request
    std::unique_ptr<HttpSide> http;
    std::unique_ptr<Outbox> outbox; ///< while the peer is behind
    std::unique_ptr<TlsStream> tls;
    std::unique_ptr<ProxiedClient> proxied; ///< null if the peer speaks for itself
    std::unique_ptr<PartialInput> partial;
    CorkedRun corked;
    transport::GatePass pass;
    std::uint32_t messageLimit = 0;
    Tick deadline = kNever;          ///< of the phase
    Tick watched = kNever;           ///< when the wheel has a look at the connection
    std::uint32_t controlFrames = 0; ///< when, in milliseconds, the allowance for control frames is full again
    std::uint16_t closeCode = 1006;  ///< for Closure
    std::uint8_t listener = 0;
    std::uint8_t deflateBits = 0; ///< window of permessage-deflate; 0: not compressed
    Phase phase = Phase::Http;
    std::uint8_t interest = 0;   ///< bits of Interest that epoll knows
    bool isUpgraded : 1 = false; ///< onClosed() will be owed
    bool isReported : 1 = false; ///< onClosed() was called
    bool isSlow : 1 = false;
    bool hasSaidEnd : 1 = false;   ///< in TLS
    bool isShut : 1 = false;       ///< our side was shut down
    bool hasPeerEnded : 1 = false; ///< the peer's side was
    bool isReadingBody : 1 = false;
};

} // namespace opsroom::transport_epoll
