#pragma once

#include "core/contract/enum_names.h"

#include <cstdint>

namespace opsroom::contract {

/// How grave an alert is; a graver one compares greater.
enum class Severity : std::uint8_t { Info, Low, Medium, High, Critical };

inline constexpr EnumNames<Severity, 5> kSeverityNames({"info", "low", "medium", "high", "critical"});

[[nodiscard]] constexpr std::string_view textOf(Severity severity)
{
    return kSeverityNames.textOf(severity);
}
[[nodiscard]] constexpr std::optional<Severity> severityOf(std::string_view text)
{
    return kSeverityNames.valueOf(text);
}

} // namespace opsroom::contract
