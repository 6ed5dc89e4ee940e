#pragma once

#include "core/contract/decimal.h"
#include "core/protocol/json/value.h"

#include <QtCore/QString>

#include <optional>

namespace opsroom::client {

/// An amount as an event carries it: exact, with its unit where the event says it.
struct Money
{
    std::optional<contract::Decimal> value; ///< in whole units; absent if the scale is unknown, or there is no amount
    QString raw;                            ///< minor units as sent, shown where the scale is unknown
    QString unit;                           ///< currency code or asset; empty: unknown

    [[nodiscard]] bool isPresent() const { return value.has_value() || !raw.isEmpty(); }
    /// Exact text without grouping: "1234.50", or the raw minor units where the scale is unknown. For export and copy.
    [[nodiscard]] QString exactText() const;
    /// With grouping for reading: "1,234.50". The digits are those of exactText().
    [[nodiscard]] QString groupedText() const;
};

/// Reads the amount \a name of a payload; its amountText goes first where \a hasText says that it has one.
/// The scale is the payload's own, else that of its currency, else unknown: never guessed.
[[nodiscard]] Money readMoney(json::Value payload, std::string_view name, bool hasText = false);

} // namespace opsroom::client
