#pragma once

#include "core/protocol/websocket/close_code.h"
#include "core/protocol/websocket/message_deflater.h"
#include "core/protocol/websocket/message_inflater.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace opsroom::transport_epoll {

/// permessage-deflate of all connections of a shard: none has state of its own, and a frame that goes to many is
/// compressed once for each window size.
///
/// Thread: the shard's. Memory: nothing before the first compressed message.
class Compression
{
public:
    struct Refusal
    {
        websocket::CloseStatus status;
        std::string_view reason;
    };

    /// \a frame compressed, or as it is where that does not pay. Valid until the next call.
    [[nodiscard]] const websocket::ServerFrame &deflated(const websocket::ServerFrame &frame, int windowBits);
    /// Decompresses into \a message; text is checked to be UTF-8. \returns why not.
    [[nodiscard]] std::optional<Refusal> inflate(std::string_view compressed, bool isText, std::size_t limit,
                                                 std::string &message);
    /// Lets go of the frames of the turn.
    void endTurn();

private:
    static constexpr int kMostBits = 15;
    struct Window
    {
        std::unique_ptr<websocket::MessageDeflater> deflater;
        websocket::ServerFrame original;
        websocket::ServerFrame compressed;
    };

    std::array<Window, kMostBits + 1> m_windows; ///< by their bits
    websocket::MessageInflater m_inflater;
};

} // namespace opsroom::transport_epoll
