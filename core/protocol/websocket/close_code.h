#pragma once

#include <cstdint>

namespace opsroom::websocket {

/// Status codes of a closing handshake (RFC 6455 section 7.4.1). The product's own codes are contract::CloseCode.
enum class CloseStatus : std::uint16_t {
    Normal = 1000,
    GoingAway = 1001,
    ProtocolError = 1002,
    UnsupportedData = 1003,
    NoStatus = 1005, ///< never on the wire: a close frame without a code
    Abnormal = 1006, ///< never on the wire: the connection ended without a closing handshake
    InvalidPayload = 1007,
    PolicyViolation = 1008,
    MessageTooBig = 1009,
};

/// Whether an endpoint may send \a code in a close frame.
[[nodiscard]] constexpr bool isSendable(std::uint16_t code)
{
    return (code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006)
           || (code >= 3000 && code <= 4999);
}

} // namespace opsroom::websocket
