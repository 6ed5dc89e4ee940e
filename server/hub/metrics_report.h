#pragma once

#include "core/base/histogram.h"
#include "core/contract/payload/connection_stats.h"
#include "server/hub/canary.h"
#include "server/hub/hub_context.h"
#include "server/hub/roster.h"

#include <string>

namespace opsroom::hub {

/// The figures behind `getConnectionStats()` and `metrics-update`.
///
/// A tenant is told its own figures only; the whole hub's go to platform operators.
/// Thread: the hub's.
class MetricsReport
{
public:
    MetricsReport(const HubContext &context, const Roster &roster);

    [[nodiscard]] contract::ConnectionStats connectionStats() const;
    [[nodiscard]] contract::ConnectionStats tenantStats(std::string_view tenantId) const;
    /// Argument of `metrics-update` for who sees everything.
    [[nodiscard]] std::string hubJson() const;
    /// Argument of `metrics-update` for the members of one tenant.
    [[nodiscard]] std::string tenantJson(TenantId tenant) const;
    /// From now on hubJson() says what \a result says.
    void watch(const Canary::Result &result) { m_canary = &result; }
    /// Latencies and rates are those since the last call.
    void beginWindow();

private:
    const HubContext &m_context;
    const Roster &m_roster;
    const Canary::Result *m_canary = nullptr; ///< null: the watch over isolation is off
    const SteadyTime m_startedAt;
    SteadyTime m_windowAt;
    Histogram m_publishToWrite; ///< up to the beginning of the window
    Histogram m_roundTrip;
    std::uint64_t m_deliveries = 0;
};

} // namespace opsroom::hub
