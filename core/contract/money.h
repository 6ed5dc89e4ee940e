#pragma once

#include "core/base/result.h"
#include "core/contract/decimal.h"
#include "core/protocol/json/value.h"

#include <optional>
#include <string>
#include <string_view>

/// Spellings of money on the wire. An amount is an integer in minor units, as a JSON number while every program reads
/// it exactly, else in a string; beside it may stand the same amount as decimal text.
namespace opsroom::contract {

/// Largest integer that a JSON number may be: 2^53 - 1, beyond which JavaScript rounds.
inline constexpr std::int64_t kMaxSafeInteger = 9'007'199'254'740'991;

/// Whether \a value is an amount in minor units: a JSON number without fraction and exponent within
/// +-kMaxSafeInteger, or a string of `-?(0|[1-9][0-9]{0,77})` without escapes.
///
/// Looks at the spelling: 100.0 and 1e2 are refused although they are integers. -0 is accepted and is zero.
[[nodiscard]] bool isAmount(json::Value value);

/// Whether \a text is an amount as decimal text: `-?(0|[1-9][0-9]{0,37})(\.[0-9]{1,30})?`.
[[nodiscard]] bool isAmountText(std::string_view text);

/// The amount as a number. \returns nothing if \a amount is none (isAmount) or \a scale is not within 0 to 30.
[[nodiscard]] std::optional<Decimal> decimalOf(json::Value amount, int scale);

/// An amount in the minor units of \a scale: "500" of scale 2 is "50000", "-12.30" is "-1230".
///
/// \returns BadRequest for what is no amount text, a scale outside 0 to 30 and an amount with more decimals than the
///          scale holds ("1.234" of scale 2; zeros at the end do not count).
[[nodiscard]] Result<std::string> minorUnitsOf(std::string_view decimalText, int scale);

} // namespace opsroom::contract
