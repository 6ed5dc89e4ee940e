#include "core/contract/decimal_text.h"

#include <algorithm>

namespace opsroom::contract {

namespace {

bool areDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::optional<DecimalText> splitDecimal(std::string_view text)
{
    DecimalText parts;
    if (text.starts_with('-')) {
        parts.isNegative = true;
        text.remove_prefix(1);
    }
    const std::size_t point = text.find('.');
    parts.integer = text.substr(0, point);
    if (!areDigits(parts.integer) || (parts.integer.size() > 1 && parts.integer.front() == '0'))
        return {};
    if (point != std::string_view::npos) {
        parts.fraction = text.substr(point + 1);
        if (!areDigits(parts.fraction))
            return {};
    }
    return parts;
}

} // namespace opsroom::contract
