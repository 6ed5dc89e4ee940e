#include "core/protocol/websocket/utf8_validator.h"

#include <cstring>

namespace opsroom::websocket {

namespace {

constexpr std::uint64_t kNotAscii = 0x8080808080808080U;

/// Length of the ASCII prefix of \a bytes, in whole words.
std::size_t asciiWords(std::span<const char> bytes)
{
    std::size_t at = 0;
    while (bytes.size() - at >= sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, &bytes[at], sizeof word);
        if ((word & kNotAscii) != 0)
            break;
        at += sizeof word;
    }
    return at;
}

} // namespace

/// The table of RFC 3629 section 4: which bytes may follow a lead byte.
bool Utf8Validator::begin(std::uint8_t lead)
{
    m_least = 0x80;
    m_most = 0xbf;
    if (lead < 0xc2 || lead > 0xf4)
        return false;
    if (lead < 0xe0) {
        m_missing = 1;
    } else if (lead < 0xf0) {
        m_missing = 2;
        if (lead == 0xe0)
            m_least = 0xa0;
        else if (lead == 0xed)
            m_most = 0x9f;
    } else {
        m_missing = 3;
        if (lead == 0xf0)
            m_least = 0x90;
        else if (lead == 0xf4)
            m_most = 0x8f;
    }
    return true;
}

bool Utf8Validator::feed(std::span<const char> bytes)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (m_missing == 0)
            at += asciiWords(bytes.subspan(at));
        if (at == bytes.size())
            break;
        const auto byte = static_cast<std::uint8_t>(bytes[at]);
        ++at;
        if (m_missing > 0) {
            if (byte < m_least || byte > m_most)
                return false;
            --m_missing;
            m_least = 0x80;
            m_most = 0xbf;
        } else if (byte >= 0x80 && !begin(byte)) {
            return false;
        }
    }
    return true;
}

} // namespace opsroom::websocket
