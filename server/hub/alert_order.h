#pragma once

#include "core/base/result.h"
#include "core/contract/payload/payload_text.h"
#include "core/protocol/json/value.h"
#include "server/hub/alert_record.h"

#include <optional>
#include <string_view>

namespace opsroom::hub {

/// What an operator wants done about an alert: one of the commands `alert-...`. Views the payload.
struct AlertOrder
{
    std::string_view command;
    std::string_view alertId;
    contract::PayloadText text;          ///< note or reason; empty if absent
    contract::PayloadText assignee;      ///< empty: nobody
    std::optional<WallTime> until;       ///< end of shelving; absent: the default time
    std::optional<Milliseconds> time;    ///< the same as a time from now
    contract::CaseStatus caseStatus{};   ///< of alert-case and alert-resolve
    std::string_view disposition;        ///< empty if absent
    std::optional<std::int64_t> version; ///< the order is for this version of the alert only
};

/// Reads the argument of \a command, which is one of the commands `alert-...`. \returns BadRequest.
[[nodiscard]] Result<AlertOrder> readAlertOrder(std::string_view command, json::Value payload);

/// Carries out \a order on \a record and enters it into the trail.
///
/// \returns whether anything changed, or BadRequest if the alert's state does not allow it; LimitExceeded if the trail
/// is full. Nothing has changed then.
[[nodiscard]] Result<bool> carryOut(const AlertOrder &order, std::string_view by, WallTime now, AlertRecord &record);

/// Back from the shelf because the time is up.
void endShelving(AlertRecord &record, WallTime now);

} // namespace opsroom::hub
