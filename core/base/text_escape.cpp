#include "core/base/text_escape.h"

#include <cstdint>

namespace opsroom {

namespace {

constexpr std::string_view kHex = "0123456789abcdef";

bool isContinuation(std::string_view text, std::size_t at)
{
    return at < text.size() && (static_cast<std::uint8_t>(text[at]) & 0xc0U) == 0x80U;
}

void appendControl(std::string &out, std::uint8_t byte)
{
    switch (byte) {
    case '\b':
        out += "\\b";
        return;
    case '\f':
        out += "\\f";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        out += "\\u00";
        out += kHex[byte >> 4U];
        out += kHex[byte & 15U];
    }
}

/// ASCII that stands for itself inside a JSON string.
bool isPlain(std::uint8_t byte)
{
    return byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\';
}

} // namespace

std::size_t utf8SequenceLength(std::string_view text, std::size_t at)
{
    const auto lead = static_cast<std::uint8_t>(text[at]);
    if (lead < 0x80)
        return 1;
    if (lead < 0xc2 || lead > 0xf4 || !isContinuation(text, at + 1))
        return 0;
    if (lead < 0xe0)
        return 2;
    const auto second = static_cast<std::uint8_t>(text[at + 1]);
    if (!isContinuation(text, at + 2))
        return 0;
    if (lead < 0xf0) {
        const bool overlong = lead == 0xe0 && second < 0xa0;
        const bool surrogate = lead == 0xed && second > 0x9f;
        return overlong || surrogate ? 0 : 3;
    }
    if (!isContinuation(text, at + 3))
        return 0;
    const bool overlong = lead == 0xf0 && second < 0x90;
    const bool beyond = lead == 0xf4 && second > 0x8f;
    return overlong || beyond ? 0 : 4;
}

void appendEscaped(std::string &out, std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = at;
        while (end < text.size() && isPlain(static_cast<std::uint8_t>(text[end])))
            ++end;
        out.append(text, at, end - at);
        if (end == text.size())
            return;

        const auto byte = static_cast<std::uint8_t>(text[end]);
        const std::size_t length = utf8SequenceLength(text, end);
        at = end + (length == 0 ? 1 : length);
        if (length == 0) {
            out += "\xef\xbf\xbd";
        } else if (length > 1) {
            const std::string_view sequence = text.substr(end, length);
            if (sequence < "\xc2\xa0") // U+0080 to U+009F
                appendControl(out, static_cast<std::uint8_t>(sequence[1]));
            else if (sequence == "\xe2\x80\xa8")
                out += "\\u2028";
            else if (sequence == "\xe2\x80\xa9")
                out += "\\u2029";
            else
                out += sequence;
        } else if (byte == '"' || byte == '\\') {
            out += '\\';
            out += static_cast<char>(byte);
        } else {
            appendControl(out, byte);
        }
    }
}

} // namespace opsroom
