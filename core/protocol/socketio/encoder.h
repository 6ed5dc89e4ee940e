#pragma once

#include "core/protocol/socketio/packet.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Texts of outgoing packets, the Engine.IO message character '4' in front.
namespace opsroom::socketio {

/// Appends everything in front of the JSON.
void appendHead(std::string &out, PacketType type, std::string_view nsp, std::optional<std::uint64_t> ackId = {},
                std::uint32_t attachments = 0);

/// Appends an event up to the place where its arguments go: `42["name",`. The caller appends them and a `]`.
/// \param attachments binary messages that follow; with any, it is a BINARY_EVENT.
void appendEventHead(std::string &out, std::string_view nsp, std::string_view name,
                     std::optional<std::uint64_t> ackId = {}, std::uint32_t attachments = 0);

/// `40{"sid":"…","pid":"…"}`, without the second one if \a pid is empty.
void appendConnected(std::string &out, std::string_view nsp, std::string_view sid, std::string_view pid = {});

/// `44{"message":"…","data":…}`; \a dataJson may be empty.
void appendConnectError(std::string &out, std::string_view nsp, std::string_view message,
                        std::string_view dataJson = {});

} // namespace opsroom::socketio
