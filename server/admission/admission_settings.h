#pragma once

#include "core/base/clock.h"
#include "core/contract/limits.h"
#include "server/admission/network_list.h"

#include <cstdint>

namespace opsroom::admission {

/// Who may connect, and how often (docs/security.md). 0 switches a limit off.
struct AdmissionSettings
{
    NetworkList allowed; ///< empty: everybody
    NetworkList denied;  ///< wins over allowed
    NetworkList trustedProxies;
    bool mayProxyProtocol = false; ///< trusted proxies begin each connection with a PROXY header
    std::uint32_t connections = contract::limits::kConnections; ///< of the node; what the share below is of
    std::uint32_t connectionsPerAddress = contract::limits::kConnectionsPerAddress;
    std::uint32_t connectsPerSecond = contract::limits::kConnectsPerAddressPerSecond;
    std::uint32_t connectsBurst = contract::limits::kConnectsPerAddressBurst;
    std::uint32_t authFailures = contract::limits::kAuthFailuresPerAddressPerMinute;
    Milliseconds authBlock = contract::limits::kAuthFailureBlock;
    std::uint32_t unauthenticatedPercent = contract::limits::kUnauthenticatedPercent;
};

} // namespace opsroom::admission
