#pragma once

#include "core/contract/enum_names.h"

#include <cstdint>

namespace opsroom::contract {

/// What an alert is about.
enum class AlertCategory : std::uint8_t {
    Sanctions,
    AmlRule,
    Velocity,
    Structuring,
    TravelRule,
    Kyc,
    Fraud,
    Limit,
    System,
};

/// Whether an alert asks for an operator's attention (ISA-18.2); independent of the investigation behind it.
enum class AlarmState : std::uint8_t {
    Unacked,
    Acked,
    ClearedUnacked, ///< the cause is gone and nobody has seen it yet
    Normal,
    Shelved,
    Suppressed,
    OutOfService,
};

/// How far the investigation is. Confidential: never for the subject of the alert.
enum class CaseStatus : std::uint8_t {
    Open,
    Investigating,
    AwaitingUser,
    PendingSar,
    SarFiled,
    Resolved,
    Dismissed,
};

inline constexpr EnumNames<AlertCategory, 9> kAlertCategoryNames({
    "sanctions",
    "aml-rule",
    "velocity",
    "structuring",
    "travel-rule",
    "kyc",
    "fraud",
    "limit",
    "system",
});
inline constexpr EnumNames<AlarmState, 7> kAlarmStateNames({
    "unacked",
    "acked",
    "cleared-unacked",
    "normal",
    "shelved",
    "suppressed",
    "out-of-service",
});
inline constexpr EnumNames<CaseStatus, 7> kCaseStatusNames({
    "open",
    "investigating",
    "awaiting-user",
    "pending-sar",
    "sar-filed",
    "resolved",
    "dismissed",
});

[[nodiscard]] constexpr std::string_view textOf(AlertCategory category)
{
    return kAlertCategoryNames.textOf(category);
}
[[nodiscard]] constexpr std::string_view textOf(AlarmState state)
{
    return kAlarmStateNames.textOf(state);
}
[[nodiscard]] constexpr std::string_view textOf(CaseStatus status)
{
    return kCaseStatusNames.textOf(status);
}

[[nodiscard]] constexpr std::optional<AlertCategory> alertCategoryOf(std::string_view text)
{
    return kAlertCategoryNames.valueOf(text);
}
[[nodiscard]] constexpr std::optional<AlarmState> alarmStateOf(std::string_view text)
{
    return kAlarmStateNames.valueOf(text);
}
[[nodiscard]] constexpr std::optional<CaseStatus> caseStatusOf(std::string_view text)
{
    return kCaseStatusNames.valueOf(text);
}

} // namespace opsroom::contract
