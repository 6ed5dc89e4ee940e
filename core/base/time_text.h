#pragma once

#include "core/base/clock.h"

#include <array>
#include <optional>
#include <string_view>

namespace opsroom {

/// "2026-11-22T18:00:00.123Z" (RFC 3339, UTC, milliseconds), ready to be appended to JSON.
///
/// The form has years of four digits: a time before year 0 or after year 9999 reads as the first or last of them.
class TimeText
{
public:
    explicit TimeText(WallTime time);
    [[nodiscard]] std::string_view view() const { return {m_text.data(), m_text.size()}; }

private:
    std::array<char, 24> m_text;
};

/// Reads an RFC 3339 time in UTC ("Z" only, as the contract demands), with or without a fraction of a second.
///
/// Digits beyond milliseconds are dropped. \returns nothing for any other text, dates that do not exist included;
/// second 60 (a leap second) reads as second 59.
[[nodiscard]] std::optional<WallTime> parseTimeText(std::string_view text);

} // namespace opsroom
