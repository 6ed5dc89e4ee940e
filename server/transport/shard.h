#pragma once

#include "core/base/clock.h"
#include "core/protocol/http/response.h"
#include "core/protocol/websocket/frame.h"
#include "server/transport/connection_id.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace opsroom::transport {

class Endpoint;

/// What a sender accepts when the peer reads too slowly.
enum class Delivery : std::uint8_t {
    Kept,     ///< waits in the outbox; overflow closes the connection
    Volatile, ///< dropped while anything waits
};

enum class SendResult : std::uint8_t {
    Accepted, ///< written or waiting
    Dropped,  ///< volatile, and the peer is behind
    Gone,     ///< no such connection, or it is closing
};

/// One event loop with its connections: the port between bytes and everything above.
///
/// Guarantees: frames of one connection leave in the order of the send() calls; what one turn of the loop produced for a
/// connection leaves together; the bytes waiting for one peer never exceed the outbox limit: at the limit, or without
/// progress for the stall limit, the connection is closed with the slow-consumer code.
///
/// Thread: all but wake() in the shard's own thread.
class Shard
{
public:
    Shard() = default;
    Shard(const Shard &) = delete;
    Shard &operator=(const Shard &) = delete;
    virtual ~Shard() = default;

    /// Number of this shard, from 0.
    [[nodiscard]] virtual std::size_t index() const = 0;
    /// How many shards the transport has.
    [[nodiscard]] virtual std::size_t count() const { return 1; }

    /// Makes the loop call ShardApplication::onWake() soon. Thread: any.
    virtual void wake() = 0;
    /// Asks for onTimer() at \a time at the latest; the application's own answer to onTimer() asks too.
    virtual void wakeAt(SteadyTime time) = 0;

    /// Answers the request being served on \a id. A connection that is gone is ignored.
    virtual void respond(ConnectionId id, const http::Response &response) = 0;

    /// Sends one WebSocket frame.
    virtual SendResult send(ConnectionId id, const websocket::ServerFrame &frame,
                            Delivery delivery = Delivery::Kept) = 0;
    /// Sends what was accepted, then the close frame; the peer has a few seconds to answer it.
    virtual void close(ConnectionId id, std::uint16_t code, std::string_view reason) = 0;
    /// Ends the connection at once, without a close frame.
    virtual void abort(ConnectionId id) = 0;

    /// Bytes accepted for \a id and not yet taken by the operating system.
    [[nodiscard]] virtual std::size_t queuedBytes(ConnectionId id) const = 0;
};

} // namespace opsroom::transport
