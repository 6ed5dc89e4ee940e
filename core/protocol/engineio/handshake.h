#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace opsroom::engineio {

enum class TransportName : std::uint8_t { Unknown, Polling, WebSocket };

/// What the query of an Engine.IO request says. Unknown parameters (the cache buster t, b64, user query) are ignored.
struct Query
{
    TransportName transport = TransportName::Unknown;
    bool isVersion4 = false;
    std::optional<std::string> sid;
};
[[nodiscard]] Query parseQuery(std::string_view query);

/// Refusals before a session exists; the numbers go over the wire.
enum class HandshakeError : std::uint8_t {
    TransportUnknown = 0,
    SessionUnknown = 1,
    BadMethod = 2,
    BadRequest = 3,
    Forbidden = 4,
    UnsupportedVersion = 5,
};
[[nodiscard]] std::string_view messageOf(HandshakeError error);
/// `{"code":0,"message":"Transport unknown"}`
[[nodiscard]] std::string bodyOf(HandshakeError error);

} // namespace opsroom::engineio
