#pragma once

#include "core/contract/limits.h"

#include <cstddef>

namespace opsroom::store {

/// How much is kept; the tenants' bounds are for each of them.
struct StoreBounds
{
    std::size_t openAlerts = contract::limits::kOpenAlerts;
    std::size_t closedAlerts = contract::limits::kClosedAlerts;
    std::size_t historyItems = contract::limits::kHistoryItems;
    std::size_t historyBytes = contract::limits::kHistoryBytes;
    std::size_t offlineItems = contract::limits::kOfflineItems; ///< of one user
    std::size_t offlineBytes = contract::limits::kOfflineBytes;
    std::size_t waitingWrites = contract::limits::kWaitingWrites; ///< of all tenants, until the disk has taken them
};

} // namespace opsroom::store
