#include "server/transport/epoll/compression.h"

#include "core/protocol/websocket/utf8_validator.h"

namespace opsroom::transport_epoll {

namespace {
/// A shorter message fits into one packet anyway.
constexpr std::size_t kLeastPayload = 256;
} // namespace

const websocket::ServerFrame &Compression::deflated(const websocket::ServerFrame &frame, int windowBits)
{
    if (frame.payload().size() < kLeastPayload)
        return frame;
    Window &window = m_windows.at(static_cast<std::size_t>(windowBits));
    if (!window.original.isEmpty() && window.original.bytes() == frame.bytes())
        return window.compressed;
    if (!window.deflater)
        window.deflater = std::make_unique<websocket::MessageDeflater>(windowBits);
    window.original = frame;
    window.compressed = window.deflater->deflate(frame);
    return window.compressed;
}

std::optional<Compression::Refusal> Compression::inflate(std::string_view compressed, bool isText, std::size_t limit,
                                                         std::string &message)
{
    using Status = websocket::MessageInflater::Status;
    switch (m_inflater.inflate(compressed, limit)) {
    case Status::TooBig:
        return Refusal{websocket::CloseStatus::MessageTooBig, "message too big"};
    case Status::Malformed:
        return Refusal{websocket::CloseStatus::InvalidPayload, "not what deflate makes"};
    case Status::Done:
        break;
    }
    message = m_inflater.takeMessage();
    if (isText && !websocket::isUtf8(message))
        return Refusal{websocket::CloseStatus::InvalidPayload, "text is not UTF-8"};
    return {};
}

void Compression::endTurn()
{
    for (Window &window : m_windows) {
        window.original = {};
        window.compressed = {};
    }
}

} // namespace opsroom::transport_epoll
