#pragma once

#include "core/base/result.h"
#include "core/protocol/json/value.h"

#include <cstdint>
#include <string>
#include <vector>

namespace opsroom::contract {

struct TenantDetail
{
    std::string tenantId;
    std::uint64_t activeConnections = 0;
};

/// Who is connected: `getConnectionStats()` of the service that this hub replaces, in its shape.
struct ConnectionStats
{
    std::uint64_t totalConnections = 0;
    std::uint64_t uniqueUsers = 0;
    std::uint64_t activeTenants = 0;
    std::uint64_t queuedTransactions = 0;
    std::vector<TenantDetail> tenantDetails;
};

/// Compact JSON with the members in the order of the structs; tenants with most connections first, equal ones by id.
[[nodiscard]] std::string toJson(const ConnectionStats &stats);

/// Reads statistics as a hub sends them: toJson(), or the short form of `metrics-update`, in which activeConnections
/// stands for totalConnections. uniqueUsers and tenantDetails may be absent and are zero and empty then.
/// \returns BadRequest with the member and the rule that it breaks.
[[nodiscard]] Result<ConnectionStats> readConnectionStats(json::Value value);

} // namespace opsroom::contract
