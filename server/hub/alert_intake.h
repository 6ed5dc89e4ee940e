#pragma once

#include "core/contract/payload/compliance_alert.h"
#include "core/protocol/json/value.h"
#include "server/hub/alert_record.h"

#include <string_view>

namespace opsroom::hub {

/// What is kept of an alert as its sender described it, before anything has happened to it.
///
/// Members that belong to the hub (state, acknowledgement, counters, stamps) are left out, whatever the sender wrote in
/// them. A payload above limits::kAlertBytes is kept by its message, category and subject; `isShortened` says so.
[[nodiscard]] AlertRecord recordOf(const contract::ComplianceAlert &alert, json::Value payload);

/// Who may not see \a known may not see what is raised under its name either.
void inheritAudience(const AlertRecord &known, AlertRecord &raised);

/// The same alert once more, or its end. The audience is \a raised's, which inheritAudience() has narrowed.
/// \param isClear its cause has gone.
void raiseAgain(AlertRecord &known, AlertRecord raised, bool isClear, std::string_view sender, WallTime now);

} // namespace opsroom::hub
