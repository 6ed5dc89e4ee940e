#include "core/base/base64.h"

#include <array>
#include <cstdint>

namespace opsroom {

namespace {

constexpr std::string_view kStandard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kUrl = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::uint8_t kInvalid = 0xff;

constexpr std::array<std::uint8_t, 256> reverseOf(std::string_view alphabet)
{
    std::array<std::uint8_t, 256> table{};
    table.fill(kInvalid);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        table[static_cast<std::uint8_t>(alphabet[i])] = static_cast<std::uint8_t>(i);
    return table;
}

constexpr std::array<std::uint8_t, 256> kStandardValues = reverseOf(kStandard);
constexpr std::array<std::uint8_t, 256> kUrlValues = reverseOf(kUrl);

} // namespace

void appendBase64(std::string &out, std::string_view bytes, Base64 alphabet)
{
    const std::string_view digits = alphabet == Base64::Url ? kUrl : kStandard;
    const auto byteAt = [bytes](std::size_t i) { return std::uint32_t{static_cast<std::uint8_t>(bytes[i])}; };
    out.reserve(out.size() + (bytes.size() + 2) / 3 * 4);

    std::size_t at = 0;
    for (; at + 3 <= bytes.size(); at += 3) {
        const std::uint32_t group = byteAt(at) << 16U | byteAt(at + 1) << 8U | byteAt(at + 2);
        out += digits[group >> 18U];
        out += digits[group >> 12U & 63U];
        out += digits[group >> 6U & 63U];
        out += digits[group & 63U];
    }
    const std::size_t rest = bytes.size() - at;
    if (rest == 0)
        return;
    const std::uint32_t group = byteAt(at) << 16U | (rest == 2 ? byteAt(at + 1) << 8U : 0U);
    out += digits[group >> 18U];
    out += digits[group >> 12U & 63U];
    if (rest == 2)
        out += digits[group >> 6U & 63U];
    if (alphabet == Base64::Standard)
        out.append(3 - rest, '=');
}

std::string encodeBase64(std::string_view bytes, Base64 alphabet)
{
    std::string out;
    appendBase64(out, bytes, alphabet);
    return out;
}

std::optional<std::string> decodeBase64(std::string_view text, Base64 alphabet)
{
    if (alphabet == Base64::Standard) {
        if (text.size() % 4 != 0)
            return {};
        if (text.ends_with("=="))
            text.remove_suffix(2);
        else if (text.ends_with('='))
            text.remove_suffix(1);
    }
    if (text.size() % 4 == 1)
        return {};

    const auto &values = alphabet == Base64::Url ? kUrlValues : kStandardValues;
    std::string out(text.size() * 3 / 4, '\0');
    std::size_t filled = 0;
    std::uint32_t pending = 0;
    unsigned bits = 0;
    for (const char c : text) {
        const std::uint8_t value = values[static_cast<std::uint8_t>(c)];
        if (value == kInvalid)
            return {};
        pending = pending << 6U | value;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out[filled++] = static_cast<char>(pending >> bits & 0xffU);
        }
    }
    if ((pending & ((1U << bits) - 1U)) != 0)
        return {};
    return out;
}

} // namespace opsroom
