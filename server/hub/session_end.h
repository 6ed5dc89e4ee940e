#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace opsroom::hub {

/// Why a session, and with it its sockets, ended.
enum class SessionEnd : std::uint8_t {
    Left,          ///< DISCONNECT: the client is done
    ByClient,      ///< close packet or closing handshake; libraries do so too when they lose patience
    TransportLost, ///< the connection broke, or a poll was cut off
    NoPong,
    ProtocolError, ///< the client broke the protocol
    Slow,          ///< its outbox was full
    ByHub,
};
inline constexpr std::size_t kSessionEnds = 7;

/// Whether it only happened to the client, which may come back and go on.
[[nodiscard]] constexpr bool isLoss(SessionEnd end)
{
    return end == SessionEnd::ByClient || end == SessionEnd::TransportLost || end == SessionEnd::NoPong
           || end == SessionEnd::Slow;
}

/// Word for logs and metrics.
[[nodiscard]] constexpr std::string_view nameOf(SessionEnd end)
{
    switch (end) {
    case SessionEnd::Left:
        return "left";
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

} // namespace opsroom::hub
