#pragma once

#include "core/protocol/websocket/frame.h"

#include <memory>
#include <string>
#include <string_view>

namespace opsroom::websocket {

/// Compresses messages, each for itself (RFC 7692 without context takeover).
///
/// Thread: one thread. Memory: zlib's, about 256 KiB at 15 window bits, from the first message on.
class MessageDeflater
{
public:
    explicit MessageDeflater(int windowBits);
    ~MessageDeflater();
    MessageDeflater(const MessageDeflater &) = delete;
    MessageDeflater &operator=(const MessageDeflater &) = delete;

    /// \returns \a frame with its payload compressed and RSV1 set, or \a frame as it is if that is not shorter.
    [[nodiscard]] ServerFrame deflate(const ServerFrame &frame);

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
};

} // namespace opsroom::websocket
