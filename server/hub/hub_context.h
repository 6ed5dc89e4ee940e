#pragma once

#include "core/base/clock.h"
#include "server/hub/action_log.h"
#include "server/hub/hub_counters.h"
#include "server/hub/hub_settings.h"
#include "server/hub/policy.h"
#include "server/hub/probe_sink.h"
#include "server/hub/revocation.h"
#include "server/hub/session_sink.h"
#include "server/hub/tenant_directory.h"

#include <functional>

namespace opsroom::hub {

/// What every part of a hub works with; all of it outlives the hub.
struct HubContext
{
    const HubSettings &settings;
    const Clock &clock;
    const Policy &policy;
    TenantDirectory &tenants;
    SessionSink &sink;
    HubCounters &counters;
    ActionLog *actions = nullptr; ///< null: nobody keeps them
    /// Withdraws tokens everywhere. \returns how many sessions ended with them. Empty: nobody keeps revocations.
    std::function<Result<std::size_t>(const Revocation &, std::string_view byUser)> revoke = {};
    SessionSink *sessions = nullptr; ///< behind the probes of the canary, where there are any

    /// Delivers to one of many, without a way round for what is no probe.
    bool deliver(SessionKey session, const EncodedEvent &event, bool isVolatile) const
    {
        SessionSink &way = sessions == nullptr || ProbeSink::isProbe(session) ? sink : *sessions;
        return way.deliver(session, event, isVolatile);
    }
};

} // namespace opsroom::hub
