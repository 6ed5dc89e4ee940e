#pragma once

#include "core/base/clock.h"
#include "core/contract/limits.h"
#include "core/protocol/http/origin_policy.h"

#include <cstddef>
#include <string>

namespace opsroom::session {

/// How one Engine.IO path behaves.
struct EngineSettings
{
    std::string path = "/enterprise-ws/"; ///< with the slash at its end
    Milliseconds pingInterval = contract::limits::kPingInterval;
    Milliseconds pingTimeout = contract::limits::kPingTimeout;
    Milliseconds upgradeTimeout = contract::limits::kUpgradeWithin;
    /// A polling session that the hub closed waits this long for the poll that fetches its last packets.
    Milliseconds lastPoll = contract::limits::kLastPollWithin;
    std::size_t maxPayload = contract::limits::kInboundMessageBytes; ///< of one message, and of one polling body
    std::size_t outboxBytes = contract::limits::kOutboundQueueBytes; ///< waiting for a poll
    http::OriginPolicy origins;
};

} // namespace opsroom::session
