#pragma once

#include <cstdint>

namespace opsroom::http {

/// tchar of RFC 9110 section 5.6.2: methods and header names.
[[nodiscard]] constexpr bool isTokenCharacter(char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
        return true;
    switch (c) {
    case '!':
    case '#':
    case '$':
    case '%':
    case '&':
    case '\'':
    case '*':
    case '+':
    case '-':
    case '.':
    case '^':
    case '_':
    case '`':
    case '|':
    case '~':
        return true;
    default:
        return false;
    }
}

/// VCHAR of RFC 5234: printable ASCII without the space.
[[nodiscard]] constexpr bool isVisible(char c)
{
    return c > 0x20 && c < 0x7f;
}

/// What a field value may hold (RFC 9110 section 5.5): no control character but the tab.
[[nodiscard]] constexpr bool isFieldValueCharacter(char c)
{
    const auto byte = static_cast<std::uint8_t>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
}

/// Characters of a host name, an address or a port (RFC 3986 section 3.2.2), percent-encoding aside.
[[nodiscard]] constexpr bool isHostCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-'
           || c == '_' || c == ':' || c == '[' || c == ']';
}

} // namespace opsroom::http
