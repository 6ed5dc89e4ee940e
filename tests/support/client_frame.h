#pragma once

#include "core/protocol/websocket/frame.h"
#include "core/protocol/websocket/masking.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace opsroom::test {

/// One frame as a client sends it, or as it must not: every field can be wrong.
struct ClientFrame
{
    unsigned opcode = 1;
    std::string_view payload;
    bool isFinal = true;
    unsigned reserved = 0; ///< RSV1 is 4
    bool isMasked = true;
    websocket::MaskKey key{'\x37', '\xfa', '\x21', '\x3d'};
    int lengthBytes = -1;        ///< 0, 2 or 8; -1: the shortest form
    std::uint64_t announced = 0; ///< length in the header, if hasAnnounced
    bool hasAnnounced = false;

    [[nodiscard]] std::string bytes() const
    {
        const std::uint64_t length = hasAnnounced ? announced : payload.size();
        const int extended = lengthBytes >= 0 ? lengthBytes : (length < 126 ? 0 : (length <= 0xffff ? 2 : 8));
        std::string out;
        out += static_cast<char>((isFinal ? 0x80U : 0U) | reserved << 4U | opcode);
        const std::uint64_t inHeader = extended == 0 ? length : (extended == 2 ? 126 : 127);
        out += static_cast<char>((isMasked ? 0x80U : 0U) | inHeader);
        for (int i = extended - 1; i >= 0; --i)
            out += static_cast<char>(length >> (8U * static_cast<unsigned>(i)) & 0xffU);
        std::string masked(payload);
        if (isMasked) {
            out.append(key.data(), key.size());
            websocket::applyMask(masked, key);
        }
        return out + masked;
    }
};

/// A well-formed frame of a client.
[[nodiscard]] inline std::string clientFrame(websocket::Opcode opcode, std::string_view payload, bool isFinal = true)
{
    return ClientFrame{.opcode = static_cast<unsigned>(opcode), .payload = payload, .isFinal = isFinal}.bytes();
}

} // namespace opsroom::test
