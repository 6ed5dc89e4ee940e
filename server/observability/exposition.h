#pragma once

#include "core/contract/payload/connection_stats.h"
#include "server/admission/admission.h"
#include "server/hub/canary.h"
#include "server/hub/hub_counters.h"
#include "server/transport/transport.h"

#include <string>

namespace opsroom::observability {

/// Everything that a scrape shows, read at one moment.
struct Figures
{
    const hub::HubCounters &hub;
    transport::TransportCounters transport;
    const admission::Admission &admission;
    contract::ConnectionStats stats;
    bool isReady = false;
    bool isWritable = true;                      ///< false: the store takes nothing
    std::uint64_t waitingWrites = 0;             ///< changes that the disk has not taken
    std::uint64_t waitingAnswers = 0;            ///< acks that wait for it
    const hub::Canary::Result *canary = nullptr; ///< null: switched off
    std::size_t waitingForUsers = 0;             ///< publications that wait for users who are away
    std::uint64_t tenants = 0;                   ///< ever seen
    std::uint64_t mailboxDepth = 0;              ///< calls waiting for the hub
};

/// The figures in Prometheus' text format (version 0.0.4).
///
/// No label carries a user, a room or a token; the tenant label is capped at kTenantLabels, the rest is "other".
[[nodiscard]] std::string expose(const Figures &figures);

inline constexpr std::size_t kTenantLabels = 100;
/// Value of the Content-Type header.
inline constexpr std::string_view kExpositionType = "text/plain; version=0.0.4; charset=utf-8";

} // namespace opsroom::observability
