#include "core/protocol/json/unescape.h"

#include <cstdint>

namespace opsroom::json {

namespace {

std::uint32_t hexDigit(char c)
{
    if (c <= '9')
        return static_cast<std::uint32_t>(c - '0');
    return static_cast<std::uint32_t>((c | 0x20) - 'a' + 10);
}

/// Code unit of the four digits at \a at.
std::uint32_t codeUnit(std::string_view text, std::size_t at)
{
    return hexDigit(text[at]) << 12U | hexDigit(text[at + 1]) << 8U | hexDigit(text[at + 2]) << 4U
           | hexDigit(text[at + 3]);
}

void appendUtf8(std::string &out, std::uint32_t point)
{
    const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (point < 0x80) {
        put(point);
    } else if (point < 0x800) {
        put(0xc0U | point >> 6U);
        put(0x80U | (point & 0x3fU));
    } else if (point < 0x10000) {
        put(0xe0U | point >> 12U);
        put(0x80U | (point >> 6U & 0x3fU));
        put(0x80U | (point & 0x3fU));
    } else {
        put(0xf0U | point >> 18U);
        put(0x80U | (point >> 12U & 0x3fU));
        put(0x80U | (point >> 6U & 0x3fU));
        put(0x80U | (point & 0x3fU));
    }
}

} // namespace

std::string unescape(std::string_view inside)
{
    std::string out;
    out.reserve(inside.size());
    for (std::size_t at = 0; at < inside.size(); ++at) {
        if (inside[at] != '\\') {
            out += inside[at];
            continue;
        }
        switch (inside[++at]) {
        case 'b':
            out += '\b';
            break;
        case 'f':
            out += '\f';
            break;
        case 'n':
            out += '\n';
            break;
        case 'r':
            out += '\r';
            break;
        case 't':
            out += '\t';
            break;
        case 'u': {
            std::uint32_t point = codeUnit(inside, at + 1);
            at += 4;
            if (point >= 0xd800 && point < 0xdc00) {
                point = 0x10000U + ((point - 0xd800U) << 10U) + (codeUnit(inside, at + 3) - 0xdc00U);
                at += 6;
            }
            appendUtf8(out, point);
            break;
        }
        default: // a quote, a backslash or a slash stands for itself
            out += inside[at];
        }
    }
    return out;
}

} // namespace opsroom::json
