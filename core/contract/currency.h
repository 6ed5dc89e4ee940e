#pragma once

#include <optional>
#include <string_view>

namespace opsroom::contract {

/// Decimals of the minor unit of an active ISO 4217 currency: 2 for "EUR", 0 for "JPY".
///
/// \returns nothing for a code that is not in use, for one whose minor unit is not defined ("XAU", "XXX") and for any
///          other text: such an amount is shown as the raw integer, never guessed.
[[nodiscard]] std::optional<int> minorUnitOf(std::string_view code);

} // namespace opsroom::contract
