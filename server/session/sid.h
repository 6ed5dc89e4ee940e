#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace opsroom::session {

/// Engine.IO session id: 14 bytes of the system's generator and the number of the session's shard, 20 characters on the
/// wire.
///
/// It is a bearer secret of the session; the Socket.IO sid is drawn separately.
using Sid = std::array<std::uint8_t, 15>;

[[nodiscard]] Sid drawSid(std::uint8_t shard);
[[nodiscard]] inline std::size_t shardOf(const Sid &sid)
{
    return sid.back();
}
[[nodiscard]] std::string textOf(const Sid &sid);
/// \returns nothing for a text that no sid can have.
[[nodiscard]] std::optional<Sid> sidFromText(std::string_view text);

} // namespace opsroom::session
