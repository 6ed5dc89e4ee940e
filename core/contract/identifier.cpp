#include "core/contract/identifier.h"

#include "core/contract/limits.h"
#include "core/contract/text_rules.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace opsroom::contract {

namespace {

using CharacterSet = std::array<bool, 256>;

consteval CharacterSet setOf(std::string_view characters)
{
    CharacterSet set{};
    for (const char c : characters)
        set[static_cast<std::uint8_t>(c)] = true;
    return set;
}

constexpr CharacterSet kLowerOrDigit = setOf("abcdefghijklmnopqrstuvwxyz0123456789");
constexpr CharacterSet kNameCharacters = setOf("abcdefghijklmnopqrstuvwxyz0123456789_-");
constexpr CharacterSet kIdentifierCharacters = setOf(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:@-");

bool contains(const CharacterSet &set, char c)
{
    return set[static_cast<std::uint8_t>(c)];
}

bool isMadeOf(const CharacterSet &set, std::string_view text, std::size_t longest)
{
    return !text.empty() && text.size() <= longest
           && std::all_of(text.begin(), text.end(), [&set](char c) { return contains(set, c); });
}

} // namespace

bool isIdentifier(std::string_view text)
{
    return isMadeOf(kIdentifierCharacters, text, kIdentifierBytes);
}

bool isTenantId(std::string_view text)
{
    return isMadeOf(kNameCharacters, text, kTenantIdBytes) && contains(kLowerOrDigit, text.front());
}

bool isChannelName(std::string_view text)
{
    return isMadeOf(kIdentifierCharacters, text, limits::kChannelNameBytes);
}

bool isUserId(std::string_view text)
{
    if (text.empty() || text.size() > kUserIdBytes)
        return false;
    const TextTraits traits = traitsOfText(text);
    return traits.isUtf8 && !traits.hasControls && !traits.hasLineControls && !traits.hasSeparators
           && !traits.hasDirectionOverrides;
}

bool isRoleName(std::string_view text)
{
    return isMadeOf(kNameCharacters, text, kRoleNameBytes) && text.front() >= 'a' && text.front() <= 'z';
}

} // namespace opsroom::contract
