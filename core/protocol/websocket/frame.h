#pragma once

#include "core/base/shared_bytes.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace opsroom::websocket {

/// RFC 6455 section 5.2.
enum class Opcode : std::uint8_t { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

/// Longest header of an unmasked frame.
inline constexpr std::size_t kMaxServerHeader = 10;

/// Longest payload of a control frame (RFC 6455 section 5.5).
inline constexpr std::size_t kMaxControlPayload = 125;

/// Appends the header of an unmasked, final frame in its shortest form.
void appendFrameHeader(std::string &out, Opcode opcode, std::size_t payloadSize);

/// One complete server frame, built once and shared by every recipient; also usable as bare payload.
///
/// Built in place: the payload is written behind head room for the header, so that no byte is copied.
/// Thread: immutable once built, owners in any thread.
class ServerFrame
{
public:
    ServerFrame() = default;

    /// \param buffer kMaxServerHeader bytes of head room (frameBuffer() makes them), then the payload.
    ServerFrame(Opcode opcode, std::string &&buffer);
    /// Copies \a payload.
    [[nodiscard]] static ServerFrame of(Opcode opcode, std::string_view payload);

    /// The same for a payload that permessage-deflate has compressed: RSV1 is set.
    [[nodiscard]] static ServerFrame compressed(Opcode opcode, std::string &&buffer);

    [[nodiscard]] bool isEmpty() const { return m_bytes == nullptr; }
    [[nodiscard]] Opcode opcode() const { return m_opcode; }
    /// Header and payload: what goes to a WebSocket.
    [[nodiscard]] std::string_view wire() const { return std::string_view(*m_bytes).substr(m_start); }
    [[nodiscard]] std::string_view payload() const { return std::string_view(*m_bytes).substr(kMaxServerHeader); }
    /// Keeps the bytes behind wire() and payload() alive.
    [[nodiscard]] const SharedBytes &bytes() const { return m_bytes; }

private:
    SharedBytes m_bytes;
    std::uint8_t m_start = 0; ///< where the header begins
    Opcode m_opcode = Opcode::Text;
};

/// A close frame. \param code 1005: none; \param reason is cut to what a control frame can carry.
[[nodiscard]] ServerFrame closeFrame(std::uint16_t code, std::string_view reason);

/// An empty buffer for ServerFrame with its head room; \a expected bytes of payload are reserved.
[[nodiscard]] std::string frameBuffer(std::size_t expected = 0);

} // namespace opsroom::websocket
