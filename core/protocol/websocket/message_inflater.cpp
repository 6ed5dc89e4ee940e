#include "core/protocol/websocket/message_inflater.h"

#include <array>
#include <zlib.h>

namespace opsroom::websocket {

struct MessageInflater::Stream
{
    z_stream z{};
};

namespace {

constexpr std::size_t kPortion = 16 * 1024;
/// What a message leaves out (RFC 7692 section 7.2.2).
constexpr std::string_view kTail("\0\0\xff\xff", 4);

Bytef *zlibBytes(const char *bytes)
{
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast, cppcoreguidelines-pro-type-const-cast): zlib's interface
    return reinterpret_cast<Bytef *>(const_cast<char *>(bytes));
}

} // namespace

MessageInflater::MessageInflater() = default;

MessageInflater::~MessageInflater()
{
    if (m_stream)
        inflateEnd(&m_stream->z);
}

MessageInflater::Status MessageInflater::inflate(std::string_view compressed, std::size_t limit)
{
    m_message = {};
    if (!m_stream) {
        auto stream = std::make_unique<Stream>();
        if (inflateInit2(&stream->z, -MAX_WBITS) != Z_OK)
            return Status::Malformed;
        m_stream = std::move(stream);
    } else if (inflateReset(&m_stream->z) != Z_OK) {
        return Status::Malformed;
    }
    const Status status = feed(compressed, limit);
    return status == Status::Done ? feed(kTail, limit) : status;
}

MessageInflater::Status MessageInflater::feed(std::string_view compressed, std::size_t limit)
{
    z_stream &z = m_stream->z;
    z.next_in = zlibBytes(compressed.data());
    z.avail_in = static_cast<uInt>(compressed.size());
    std::array<char, kPortion> portion;
    for (;;) {
        z.next_out = zlibBytes(portion.data());
        z.avail_out = static_cast<uInt>(portion.size());
        const int result = ::inflate(&z, Z_SYNC_FLUSH);
        const std::size_t made = portion.size() - z.avail_out;
        if (made > limit - m_message.size())
            return Status::TooBig;
        m_message.append(portion.data(), made);
        // A final block ends the stream; another one may follow in the same message (RFC 7692 section 7.2.3.5).
        if (result == Z_STREAM_END) {
            if (inflateReset(&z) != Z_OK)
                return Status::Malformed;
            if (z.avail_in == 0)
                return Status::Done;
            continue;
        }
        if (result != Z_OK && result != Z_BUF_ERROR)
            return Status::Malformed;
        if (z.avail_out > 0)
            return Status::Done;
    }
}

} // namespace opsroom::websocket
