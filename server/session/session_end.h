#pragma once

#include <cstdint>
#include <string_view>

namespace opsroom::session {

/// Why a session, and with it its sockets, ended.
enum class SessionEnd : std::uint8_t {
    ByClient,      ///< DISCONNECT, close packet or closing handshake
    TransportLost, ///< the connection broke, or a poll was cut off
    NoPong,
    ProtocolError, ///< the client broke the protocol
    Slow,          ///< its outbox was full
    ByHub,
};

/// Word for logs and metrics.
[[nodiscard]] constexpr std::string_view nameOf(SessionEnd end)
{
    switch (end) {
    case SessionEnd::ByClient:
        return "client";
    case SessionEnd::TransportLost:
        return "transport-lost";
    case SessionEnd::NoPong:
        return "no-pong";
    case SessionEnd::ProtocolError:
        return "protocol-error";
    case SessionEnd::Slow:
        return "slow";
    case SessionEnd::ByHub:
        return "hub";
    }
    return "unknown";
}

} // namespace opsroom::session
