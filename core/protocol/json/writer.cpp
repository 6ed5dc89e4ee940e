#include "core/protocol/json/writer.h"

#include <cmath>

namespace opsroom::json {

Writer &Writer::figure(double number)
{
    if (!std::isfinite(number))
        return null();
    char digits[64]; // NOLINT(modernize-avoid-c-arrays): to_chars writes into it
    const auto [end, error] = std::to_chars(std::begin(digits), std::end(digits), number, std::chars_format::fixed, 3);
    if (error != std::errc())
        return null();
    std::string_view text(digits, static_cast<std::size_t>(end - digits));
    while (text.ends_with('0'))
        text.remove_suffix(1);
    if (text.ends_with('.'))
        text.remove_suffix(1);
    return raw(text);
}

} // namespace opsroom::json
