#pragma once

#include "core/contract/limits.h"
#include "server/hub/certificate_rule.h"
#include "server/hub/token_bucket.h"

#include <cstdint>

namespace opsroom::hub {

/// Rules of the transaction queues; numbers are for each tenant.
struct QueueSettings
{
    std::uint32_t transactions = contract::limits::kQueuedTransactions; ///< waiting or leased; refused beyond
    std::size_t bytes = contract::limits::kQueueBytes;                  ///< of all that is kept; refused beyond
    std::uint32_t deadLetters = contract::limits::kQueueDeadLetters;    ///< the oldest is dropped
    std::uint32_t attempts = contract::limits::kQueueAttempts;          ///< then a dead letter
    Milliseconds lease = contract::limits::kQueueLease;                 ///< where the worker does not ask for another
    Milliseconds retry = contract::limits::kQueueRetry;                 ///< after the first failure; doubled after each
    Milliseconds longestRetry = contract::limits::kQueueLongestRetry;
};

/// Limits and intervals of a hub (docs/configuration.md).
struct HubSettings
{
    std::uint32_t tenants = contract::limits::kTenants;
    std::uint32_t connectionsPerUser = contract::limits::kConnectionsPerUser;
    std::uint32_t connectionsPerTenant = contract::limits::kConnectionsPerTenant;
    std::uint32_t channelsPerConnection = contract::limits::kChannelsPerConnection;
    RateLimit commands{contract::limits::kCommandsPerSecond, contract::limits::kCommandsBurst};
    RateLimit serviceCommands{contract::limits::kServiceCommandsPerSecond, contract::limits::kServiceCommandsBurst};
    // Shares between users and tenants; a node sets them from its configuration.
    RateLimit userCommands;
    RateLimit tenantCommands;
    RateLimit tenantConnects;
    RateLimit bytes;                                                  ///< of the commands of one connection
    std::uint32_t rateViolations = contract::limits::kRateViolations; ///< then the connection is closed
    Milliseconds idempotencyWindow = contract::limits::kIdempotencyWindow;
    std::uint32_t idempotencyKeys = contract::limits::kIdempotencyKeys; ///< of one tenant
    QueueSettings queue;
    Milliseconds queuedTransactionAge = contract::limits::kQueuedTransactionAge; ///< dropped when older
    Milliseconds historyAge = contract::limits::kHistoryAge; ///< then a publication cannot be had again
    Milliseconds offlineAge = contract::limits::kOfflineAge; ///< then what was kept for a user is dropped
    bool mayRecover = false; ///< Socket.IO's connection state recovery; events then carry an offset
    Milliseconds recoveryAge = contract::limits::kRecoveryAge;
    std::uint32_t recoverySessions = contract::limits::kRecoverySessions;
    CertificateRule certificates;
    Milliseconds canary = contract::limits::kCanaryInterval;            ///< between two rounds; 0: none
    Milliseconds metricsPush = contract::limits::kMetricsPush;          ///< 0: only on demand
    Milliseconds expiryWarning = contract::limits::kTokenExpiryWarning; ///< before the token ends
    Milliseconds expiryGrace = contract::limits::kTokenGraceAfterExpiry;
};

} // namespace opsroom::hub
