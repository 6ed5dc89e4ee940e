#pragma once

#include <cstdint>
#include <string_view>

namespace opsroom::contract {

/// Why the hub closes a connection, as the code of a WebSocket close frame (RFC 6455 section 7.4.2, private range).
///
/// 3000 to 3499: the client may connect again; 3500 to 3999: it must not before something changes at its side.
/// Numbers are contract: never renumber.
enum class CloseCode : std::uint16_t {
    Closed = 3000,
    Shutdown = 3001,
    Internal = 3004,
    Expired = 3005, ///< the token ran out and no fresh one came
    SubscriptionExpired = 3006,
    Slow = 3008, ///< the client reads slower than its messages arrive
    WriteError = 3009,
    InsufficientState = 3010, ///< position in a channel unknown: reconnect and recover
    ForceReconnect = 3011,
    NoPong = 3012,
    TooManyRequests = 3013,
    StateInvalidated = 3014,

    InvalidToken = 3500,
    BadRequest = 3501,
    Stale = 3502, ///< not authenticated in time
    ForceDisconnect = 3503,
    ConnectionLimit = 3504,
    ChannelLimit = 3505,
    InappropriateProtocol = 3506,
    PermissionDenied = 3507,
    NotAvailable = 3508,
    TooManyErrors = 3509,
    TenantSuspended = 3520,
    TenantOverQuota = 3521,
    OriginRefused = 3522,
    Kicked = 3523, ///< by an operator, who stands in the audit log
};

/// \returns the fixed text that goes with \a code, empty for a number that the enumeration does not name.
[[nodiscard]] std::string_view reasonOf(CloseCode code);

/// Whether a client may connect again by itself. Decided by the number alone, so that codes of later versions and
/// the WebSocket protocol's own (1006 of a lost link among them) can be asked too.
[[nodiscard]] constexpr bool mayReconnect(CloseCode code)
{
    return static_cast<std::uint16_t>(code) < 3500;
}

} // namespace opsroom::contract
