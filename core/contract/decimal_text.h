#pragma once

#include <optional>
#include <string_view>

namespace opsroom::contract {

/// The parts of a decimal number written as `-?(0|[1-9][0-9]*)(\.[0-9]+)?`; views the text.
struct DecimalText
{
    bool isNegative = false;   ///< a minus sign stands in front, of a zero too
    std::string_view integer;  ///< at least one digit
    std::string_view fraction; ///< empty if there is no point
};

/// \returns nothing for any other spelling: a plus sign, an exponent, a leading zero, a bare point, blanks.
[[nodiscard]] std::optional<DecimalText> splitDecimal(std::string_view text);

} // namespace opsroom::contract
