#include "server/store/sqlite/row_text.h"

#include <algorithm>

namespace opsroom::store {

namespace {
constexpr std::size_t kLengthBytes = 4;
constexpr unsigned kByteBits = 8;
} // namespace

std::string joined(std::span<const std::string> names)
{
    std::string text;
    for (const std::string &name : names)
        text += name + '\n';
    return text;
}

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> names;
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        names.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    return names;
}

std::string packed(std::span<const std::string_view> parts)
{
    std::string bytes;
    for (const std::string_view part : parts) {
        for (std::size_t i = 0; i < kLengthBytes; ++i)
            bytes += static_cast<char>(part.size() >> (kByteBits * i));
        bytes += part;
    }
    return bytes;
}

std::vector<std::string> unpacked(std::string_view bytes)
{
    std::vector<std::string> parts;
    while (bytes.size() >= kLengthBytes) {
        std::size_t size = 0;
        for (std::size_t i = 0; i < kLengthBytes; ++i)
            size |= std::size_t(static_cast<unsigned char>(bytes[i])) << (kByteBits * i);
        bytes.remove_prefix(kLengthBytes);
        if (size > bytes.size())
            break;
        parts.emplace_back(bytes.substr(0, size));
        bytes.remove_prefix(size);
    }
    return parts;
}

} // namespace opsroom::store
