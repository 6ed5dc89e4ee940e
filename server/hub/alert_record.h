#pragma once

#include "core/base/clock.h"
#include "core/contract/alert_terms.h"
#include "core/contract/severity.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace opsroom::hub {

/// One entry of an alert's audit trail.
struct AlertChange
{
    std::string action; ///< name of the command without "alert-", or raise, occur, worsen, clear, shelf-time-up
    std::string by;     ///< user id; empty: the hub itself
    WallTime at{};
    std::string text; ///< note or reason of who did it; the user for an assignment
};

/// A compliance alert as it is kept: what its sender said, and what has been done about it since.
struct AlertRecord
{
    std::string alertId; ///< unique within tenant and namespace
    std::string dedupKey;
    std::string members; ///< the sender's other members as JSON, without braces

    // Audience: the same for the alert and everything that happens to it
    std::string subjectUser; ///< must never see it; empty: nobody
    std::vector<std::string> allowedRoles;

    contract::Severity severity = contract::Severity::Info; ///< the highest since the alarm was last normal
    contract::AlarmState alarmState = contract::AlarmState::Normal;
    contract::CaseStatus caseStatus = contract::CaseStatus::Open;
    bool isActive = false; ///< its cause is there
    std::string disposition;
    std::string assignee;
    std::string ackBy;
    std::string ackNote;
    std::optional<WallTime> ackAt;
    std::optional<WallTime> shelvedUntil;

    std::uint64_t occurrences = 0;
    std::uint64_t version = 0; ///< rises with each change
    WallTime firstSeenAt{};
    WallTime lastSeenAt{};
    std::vector<AlertChange> trail; ///< the oldest first; never shortened
    std::uint64_t order = 0;        ///< of the first occurrence, among all alerts of the store; given by the store

    /// Somebody still has to look at it, or the investigation is not over.
    [[nodiscard]] bool isOpen() const { return alarmState != contract::AlarmState::Normal || !isFinal(caseStatus); }
    [[nodiscard]] static bool isFinal(contract::CaseStatus status)
    {
        return status == contract::CaseStatus::SarFiled || status == contract::CaseStatus::Resolved
               || status == contract::CaseStatus::Dismissed;
    }
};

/// Appends the members of \a record as clients see them to an open object: the sender's, then the hub's.
void appendAlert(std::string &object, const AlertRecord &record);

/// The audit trail as a JSON array.
[[nodiscard]] std::string trailJson(const AlertRecord &record);

} // namespace opsroom::hub
