#pragma once

#include "core/base/result.h"
#include "core/protocol/http/limits.h"
#include "server/transport/connection_gate.h"
#include "server/transport/shard_application.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace opsroom::transport {

struct TlsSettings
{
    std::string certificateFile; ///< PEM, leaf first
    std::string keyFile;         ///< PEM
    std::string clientCaFile;    ///< PEM; who presents a certificate must have one of these issuers. Empty: none asked
    bool needsClientCertificate = false; ///< nobody gets in without
};

/// An address to listen on.
struct ListenerSettings
{
    std::string address = "127.0.0.1"; ///< numeric
    std::uint16_t port = 0;            ///< 0 lets the system choose
    std::optional<TlsSettings> tls;
    bool staysOpen = false;          ///< until stop(), so that probes see a node that is not ready
    bool mayTakeAnotherPort = false; ///< any port is better than none, if this one is in use
    bool isGated = false;            ///< TransportSettings::gate decides about its connections
};

/// Limits of every connection (docs/configuration.md).
struct ConnectionLimits
{
    http::Limits http;
    std::size_t connections = 20000;               ///< of the whole transport
    std::size_t outboxBytes = 1024 * 1024;         ///< waiting for one peer
    Milliseconds stall = std::chrono::seconds(10); ///< without progress while something waits
    Milliseconds tlsHandshake = std::chrono::seconds(5);
    Milliseconds requestHead = std::chrono::seconds(10); ///< from accept, or the first byte, to a complete head
    Milliseconds requestBody = std::chrono::seconds(30);
    Milliseconds idleKeepAlive = std::chrono::seconds(60); ///< between two requests
    Milliseconds closeHandshake = std::chrono::seconds(5); ///< from our close frame to the end

    // What a WebSocket client may send; transport/qt leaves these to QWebSocket, which has none of them.
    std::uint32_t fragments = 1024;                            ///< of one message; 1008 beyond
    Milliseconds unfinishedMessage = std::chrono::seconds(30); ///< from its first byte to its last; 1008 beyond
    std::uint32_t controlFramesPerSecond = 20;                 ///< pings and pongs; 1008 beyond. 0: no limit
    std::uint32_t controlFramesBurst = 60;                     ///< at once after a quiet time
};

struct TransportSettings
{
    std::size_t shards = 1;
    std::vector<ListenerSettings> listeners;
    ConnectionLimits limits;
    bool mayCompress = false;       ///< permessage-deflate, where the client offers it; transport/qt never does
    ConnectionGate *gate = nullptr; ///< outlives the transport; null: everybody may connect
    std::uint16_t slowConsumerCode = 3008;
    std::string slowConsumerReason = "slow";
};

/// Totals since start, of all shards. A snapshot of counters: each is exact, together they may be a moment apart.
struct TransportCounters
{
    std::uint64_t accepted = 0;
    std::uint64_t refusedFull = 0; ///< over the connection limit
    std::uint64_t open = 0;        ///< gauge
    std::uint64_t bytesIn = 0;
    std::uint64_t bytesOut = 0;
    std::uint64_t slowClosed = 0;
    std::uint64_t volatileDropped = 0;
    std::uint64_t badRequests = 0;  ///< refused by the HTTP reader or as a handshake
    std::uint64_t timedOut = 0;     ///< TLS, head, body or keep-alive limit
    std::uint64_t acceptErrors = 0; ///< out of descriptors and the like
};

/// Accepts connections and runs the shards, each with a thread of its own.
///
/// Thread: start() and stop() from the owning thread; counters() from any.
/// Stop order: whatever the applications do to say goodbye, stopAccepting(), then stop(). Clients that poll need new
/// connections to hear a goodbye.
class Transport
{
public:
    Transport() = default;
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;
    /// Stops if that has not been done.
    virtual ~Transport() = default;

    /// Listens and starts the shards. \returns the port of each listener, or why it cannot listen (nothing is left
    /// running then).
    [[nodiscard]] virtual Result<std::vector<std::uint16_t>> start(const TransportSettings &settings,
                                                                   const ShardApplicationFactory &factory) = 0;
    /// Closes the listeners and the connections that carry nothing; the others go on.
    virtual void stopAccepting() = 0;
    /// Aborts what is still open, destroys the applications in their threads and joins the threads.
    virtual void stop() = 0;
    /// Reads the TLS files of all listeners again; connections made from now on use them, the others go on as they are.
    /// \returns why that is not possible, and then nothing has changed. Thread: the owning thread.
    [[nodiscard]] virtual std::optional<Error> reloadTls() = 0;
    [[nodiscard]] virtual TransportCounters counters() const = 0;
    [[nodiscard]] virtual std::string_view name() const = 0;
};

} // namespace opsroom::transport
