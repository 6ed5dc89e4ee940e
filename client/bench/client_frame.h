#pragma once

#include "core/protocol/websocket/frame.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace opsroom::bench {

/// Appends one final, masked frame (RFC 6455 section 5.2), as a client sends it.
///
/// The key need not be unpredictable here: no proxy stands between the generator and a server under test.
void appendClientFrame(std::string &out, websocket::Opcode opcode, std::string_view payload, std::uint32_t key);

/// Longest frame of a server that is taken.
inline constexpr std::uint64_t kLongestServerFrame = 16U * 1024U * 1024U;

/// One frame of a server, seen in the bytes that hold it.
struct ServerFrameView
{
    enum class State : std::uint8_t {
        Whole,
        Cut,    ///< more bytes are needed
        Broken, ///< masked, or longer than kLongestServerFrame
    };
    State state = State::Cut;
    websocket::Opcode opcode = websocket::Opcode::Text;
    bool isFinal = true;
    std::string_view payload;
    std::size_t size = 0; ///< header and payload
};

/// Looks at the frame that \a bytes begin with; copies nothing and reads the header only.
[[nodiscard]] ServerFrameView scanServerFrame(std::string_view bytes);

} // namespace opsroom::bench
