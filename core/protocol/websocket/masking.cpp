#include "core/protocol/websocket/masking.h"

#include <cstdint>
#include <cstring>

namespace opsroom::websocket {

void applyMask(std::span<char> bytes, const MaskKey &key, std::size_t offset)
{
    std::array<char, sizeof(std::uint64_t)> pattern;
    for (std::size_t i = 0; i < pattern.size(); ++i)
        pattern[i] = key[(offset + i) % key.size()];
    std::uint64_t mask = 0;
    std::memcpy(&mask, pattern.data(), sizeof mask);

    char *at = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= sizeof mask; left -= sizeof mask, at += sizeof mask) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, sizeof word);
        word ^= mask;
        std::memcpy(at, &word, sizeof word);
    }
    for (std::size_t i = 0; i < left; ++i)
        at[i] = static_cast<char>(at[i] ^ pattern[i]);
}

} // namespace opsroom::websocket
