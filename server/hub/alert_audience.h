#pragma once

#include "core/contract/payload/compliance_alert.h"
#include "core/protocol/json/value.h"
#include "server/hub/policy.h"

#include <string_view>

namespace opsroom::hub {

/// Channel that compliance alerts go to besides the tenant's room.
inline constexpr std::string_view kAlertsChannel = "compliance:alerts";

/// Who may see an alert. Telling its subject would be tipping off (31 U.S.C. 5318(g)(2)).
struct AlertAudience
{
    RoleMask receivers = 0;        ///< what the policy allows, narrowed by the alert's allowedRoles
    std::string_view hiddenFrom;   ///< the user whom it is about
    std::string_view extraMembers; ///< the default severity, if the sender gave none
};

/// \param alert the valid alert read from \a payload.
[[nodiscard]] AlertAudience audienceOf(const contract::ComplianceAlert &alert, json::Value payload,
                                       const Policy &policy);

} // namespace opsroom::hub
