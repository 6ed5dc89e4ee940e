#include "core/contract/money.h"

#include "core/contract/decimal_text.h"

namespace opsroom::contract {

namespace {

/// Digits before and behind the point that amount text may have.
constexpr std::size_t kTextIntegerDigits = 38;
constexpr std::size_t kTextFractionDigits = 30;

bool isUnitsText(std::string_view text)
{
    const auto parts = splitDecimal(text);
    return parts && parts->fraction.empty() && parts->integer.size() <= Decimal::kMaxIntegerDigits;
}

/// The digits of an amount as they stand in the payload.
std::optional<std::string_view> unitsOf(json::Value amount)
{
    if (amount.isNumber()) {
        const auto number = amount.integer();
        if (number && *number <= kMaxSafeInteger && *number >= -kMaxSafeInteger)
            return amount.raw();
    } else if (amount.isString()) {
        const auto text = amount.plainString();
        if (text && isUnitsText(*text))
            return text;
    }
    return {};
}

} // namespace

bool isAmount(json::Value value)
{
    return unitsOf(value).has_value();
}

bool isAmountText(std::string_view text)
{
    const auto parts = splitDecimal(text);
    return parts && parts->integer.size() <= kTextIntegerDigits && parts->fraction.size() <= kTextFractionDigits;
}

std::optional<Decimal> decimalOf(json::Value amount, int scale)
{
    const auto units = unitsOf(amount);
    return units ? Decimal::fromMinorUnits(*units, scale) : std::nullopt;
}

Result<std::string> minorUnitsOf(std::string_view decimalText, int scale)
{
    if (scale < 0 || scale > Decimal::kMaxScale)
        return Failure(Error(ErrorCode::BadRequest, "the scale must be 0 to 30"));
    if (!isAmountText(decimalText))
        return Failure(Error(ErrorCode::BadRequest, "the amount is not a decimal number"));
    auto units = Decimal::fromText(decimalText)->minorUnits(scale);
    if (!units)
        return Failure(Error(ErrorCode::BadRequest, "the amount has more decimals than its scale holds"));
    return *std::move(units);
}

} // namespace opsroom::contract
