#include "server/auth/claim_rules.h"

#include "core/base/text_escape.h"

#include <algorithm>
#include <cstdint>

namespace opsroom::auth {

namespace {

constexpr std::size_t kMaxTenantId = 63;
constexpr std::size_t kMaxUserId = 255;
constexpr std::size_t kMaxRoleName = 32;

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isLowerOrDigit(char c)
{
    return isLower(c) || (c >= '0' && c <= '9');
}

bool isMadeOfNameCharacters(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return isLowerOrDigit(c) || c == '_' || c == '-'; });
}

/// Whether one UTF-8 sequence acts on the text around it: C0, DEL, C1, U+2028..202E and U+2066..2069.
bool isControl(std::string_view sequence)
{
    const auto byteAt = [sequence](std::size_t i) { return static_cast<std::uint8_t>(sequence[i]); };
    if (sequence.size() == 1)
        return byteAt(0) < 0x20 || byteAt(0) == 0x7f;
    if (sequence.size() == 2)
        return byteAt(0) == 0xc2 && byteAt(1) < 0xa0;
    if (sequence.size() != 3 || byteAt(0) != 0xe2)
        return false;
    return (byteAt(1) == 0x80 && byteAt(2) >= 0xa8 && byteAt(2) <= 0xae)
           || (byteAt(1) == 0x81 && byteAt(2) >= 0xa6 && byteAt(2) <= 0xa9);
}

} // namespace

bool isTenantId(std::string_view text)
{
    return !text.empty() && text.size() <= kMaxTenantId && isLowerOrDigit(text.front()) && isMadeOfNameCharacters(text);
}

bool isUserId(std::string_view text)
{
    if (text.empty() || text.size() > kMaxUserId)
        return false;
    while (!text.empty()) {
        const std::size_t length = utf8SequenceLength(text, 0);
        if (length == 0 || isControl(text.substr(0, length)))
            return false;
        text.remove_prefix(length);
    }
    return true;
}

bool isRoleName(std::string_view text)
{
    return !text.empty() && text.size() <= kMaxRoleName && isLower(text.front()) && isMadeOfNameCharacters(text);
}

} // namespace opsroom::auth
