#include "client/bench/client_frame.h"

#include "core/protocol/websocket/masking.h"

#include <array>
#include <bit>

namespace opsroom::bench {

void appendClientFrame(std::string &out, websocket::Opcode opcode, std::string_view payload, std::uint32_t key)
{
    constexpr std::uint8_t kMasked = 0x80;
    const std::size_t start = out.size();
    websocket::appendFrameHeader(out, opcode, payload.size());
    out[start + 1] = static_cast<char>(static_cast<std::uint8_t>(out[start + 1]) | kMasked);
    const auto mask = std::bit_cast<websocket::MaskKey>(key);
    out.append(mask.data(), mask.size());
    const std::size_t body = out.size();
    out += payload;
    websocket::applyMask(std::span(out).subspan(body), mask);
}

ServerFrameView scanServerFrame(std::string_view bytes)
{
    constexpr std::size_t kShortHeader = 2;
    ServerFrameView view;
    if (bytes.size() < kShortHeader)
        return view;
    const auto byteAt = [bytes](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
    view.isFinal = (byteAt(0) & 0x80U) != 0;
    view.opcode = static_cast<websocket::Opcode>(byteAt(0) & 0x0fU);
    std::uint64_t length = byteAt(1);
    if ((length & 0x80U) != 0) {
        view.state = ServerFrameView::State::Broken;
        return view;
    }
    const std::size_t lengthBytes = length == 126 ? 2 : length == 127 ? 8 : 0;
    const std::size_t header = kShortHeader + lengthBytes;
    if (bytes.size() < header)
        return view;
    if (lengthBytes > 0) {
        length = 0;
        for (std::size_t i = kShortHeader; i < header; ++i)
            length = length << 8U | byteAt(i);
    }
    if (length > kLongestServerFrame) {
        view.state = ServerFrameView::State::Broken;
        return view;
    }
    if (bytes.size() - header < length)
        return view;
    view.state = ServerFrameView::State::Whole;
    view.payload = bytes.substr(header, length);
    view.size = header + length;
    return view;
}

} // namespace opsroom::bench
