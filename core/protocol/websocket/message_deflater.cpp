#include "core/protocol/websocket/message_deflater.h"

#include <zlib.h>

namespace opsroom::websocket {

struct MessageDeflater::Stream
{
    z_stream z{};
};

namespace {
constexpr int kMemoryLevel = 8;
/// What a flushed stream ends with, and a message leaves out (RFC 7692 section 7.2.1).
constexpr std::size_t kTailBytes = 4;

Bytef *zlibBytes(const char *bytes)
{
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast, cppcoreguidelines-pro-type-const-cast): zlib's interface
    return reinterpret_cast<Bytef *>(const_cast<char *>(bytes));
}
} // namespace

MessageDeflater::MessageDeflater(int windowBits) : m_stream(std::make_unique<Stream>())
{
    // Negative: without zlib's own header. Fast: the bytes leave for thousands, but they are made while others wait.
    if (deflateInit2(&m_stream->z, Z_BEST_SPEED, Z_DEFLATED, -windowBits, kMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK)
        m_stream.reset();
}

MessageDeflater::~MessageDeflater()
{
    if (m_stream)
        deflateEnd(&m_stream->z);
}

ServerFrame MessageDeflater::deflate(const ServerFrame &frame)
{
    const std::string_view payload = frame.payload();
    if (!m_stream || deflateReset(&m_stream->z) != Z_OK)
        return frame;
    z_stream &z = m_stream->z;
    std::string buffer = frameBuffer(payload.size());
    buffer.resize(kMaxServerHeader + payload.size());
    z.next_in = zlibBytes(payload.data());
    z.avail_in = static_cast<uInt>(payload.size());
    z.next_out = zlibBytes(buffer.data() + kMaxServerHeader);
    z.avail_out = static_cast<uInt>(payload.size());
    if (::deflate(&z, Z_SYNC_FLUSH) != Z_OK || z.avail_in > 0 || z.avail_out == 0 || z.total_out < kTailBytes)
        return frame;
    buffer.resize(kMaxServerHeader + z.total_out - kTailBytes);
    return ServerFrame::compressed(frame.opcode(), std::move(buffer));
}

} // namespace opsroom::websocket
