#pragma once

#include "core/protocol/json/value.h"
#include "server/session/engine_application.h"
#include "server/session/socket_id.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace opsroom::session {

/// A client that wants to enter a namespace.
struct ConnectRequest
{
    std::string_view nsp;
    json::Value auth;               ///< payload of the CONNECT; absent if there is none
    std::string_view authorization; ///< Authorization header of the handshake; empty if there was none
    const transport::Peer &peer;
};

/// Why it may not: becomes a CONNECT_ERROR, and the client does not come back by itself.
struct ConnectRefusal
{
    std::string message;
    std::string dataJson; ///< error.data at the client; may be empty
};

/// An event of a client. Views live for the call.
struct IncomingEvent
{
    json::Value name; ///< a string, or a number that old clients use as a name
    json::Value args; ///< the whole array, name included
    std::optional<std::uint64_t> ackId;
    std::span<const std::string> attachments;

    /// Argument \a index, from 0 behind the name; absent if there are fewer.
    [[nodiscard]] json::Value argument(std::size_t index) const
    {
        std::size_t position = 0;
        for (const json::Value value : args.elements()) {
            if (position++ == index + 1)
                return value;
        }
        return {};
    }
};

/// What lives on Socket.IO sockets: the hub, or an echo for conformance tests.
///
/// Thread: the shard's. Views live for the call.
class SocketApplication
{
public:
    SocketApplication() = default;
    SocketApplication(const SocketApplication &) = delete;
    SocketApplication &operator=(const SocketApplication &) = delete;
    virtual ~SocketApplication() = default;

    [[nodiscard]] virtual bool isAccepting() const = 0;
    [[nodiscard]] virtual bool hasNamespace(std::string_view nsp) const = 0;
    /// A client wants to enter. To be answered with SocketLayer::accept() or refuse(), within the call or later; until
    /// then the client must be silent, and it may go without a word.
    virtual void onConnect(SocketId id, const ConnectRequest &request) = 0;
    virtual void onEvent(SocketId id, const IncomingEvent &event) = 0;
    /// The client's answer to an event that asked for one.
    virtual void onAck(SocketId id, std::uint64_t ackId, json::Value args) = 0;
    virtual void onRoundTrip(SocketId id, SteadyTime::duration time) = 0;
    /// Called once for each accepted socket; the id is no longer valid after the call.
    virtual void onDisconnect(SocketId id, SessionEnd end) = 0;
};

} // namespace opsroom::session
