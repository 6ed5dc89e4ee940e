#include "server/hub/alert_audience.h"

#include "core/contract/event_names.h"

namespace opsroom::hub {

AlertAudience audienceOf(const contract::ComplianceAlert &alert, json::Value payload, const Policy &policy)
{
    AlertAudience audience;
    audience.receivers = policy.allowed(Policy::Subject::Receive, contract::event::kComplianceAlert);
    if (!alert.allowedRoles.empty()) {
        RoleMask narrowed = 0;
        for (const std::string_view role : alert.allowedRoles)
            narrowed |= policy.maskOf(role);
        audience.receivers &= narrowed;
    }
    audience.hiddenFrom = alert.subject.userId;
    if (!payload.find("severity").isPresent())
        audience.extraMembers = R"("severity":"info")";
    return audience;
}

} // namespace opsroom::hub
