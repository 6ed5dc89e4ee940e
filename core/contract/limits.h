#pragma once

#include "core/protocol/json/document.h"

#include <chrono>
#include <cstddef>
#include <cstdint>

/// Every limit of the product with the value that it ships with. The configuration may change a limit; what it does not
/// mention is this. Limits that are part of a payload's shape stand with the payload.
namespace opsroom::contract::limits {

using namespace std::chrono_literals;

inline constexpr std::size_t kKiB = 1024;
inline constexpr std::size_t kMiB = 1024 * kKiB;

// Connecting
inline constexpr auto kHttpHeadWithin = 10s;                      ///< from accept to the end of the request's head
inline constexpr std::size_t kHttpHeadBytesPerSecond = 1 * kKiB;  ///< a slower head is cut off
inline constexpr std::size_t kHttpRequestLineBytes = 8 * kKiB;    ///< 414 beyond
inline constexpr std::size_t kHttpHeadBytes = 16 * kKiB;          ///< 431 beyond; request line and fields together
inline constexpr std::size_t kHttpHeaderFields = 64;              ///< 431 beyond
inline constexpr std::size_t kHttpBodyBytes = 256 * kKiB;         ///< 413 beyond
inline constexpr auto kTlsHandshakeWithin = 5s;                   ///< closed when it takes longer
inline constexpr auto kAuthenticateWithin = 10s;                  ///< CloseCode::Stale afterwards
inline constexpr std::uint32_t kUnauthenticatedPercent = 10;      ///< share of all connections not yet authenticated
inline constexpr std::uint32_t kPendingConnections = 1024;        ///< length of the listening socket's queue
inline constexpr std::uint32_t kConnectsPerAddressPerSecond = 10; ///< 429 beyond; an IPv6 /64 counts as one address
inline constexpr std::uint32_t kConnectsPerAddressBurst = 50;     ///< connects at once after a quiet time
inline constexpr std::uint32_t kConnectsPerTenantPerSecond = 100; ///< 429 beyond
inline constexpr std::uint32_t kAuthFailuresPerAddressPerMinute = 10; ///< beyond, the address is blocked
inline constexpr auto kAuthFailureBlock = 60s;                        ///< how long such an address gets 429

// Connections at the same time
inline constexpr std::uint32_t kConnections = 20'000;         ///< of one node
inline constexpr std::uint32_t kTenants = 10'000;             ///< ever seen by one node
inline constexpr std::uint32_t kConnectionsPerTenant = 2'000; ///< CloseCode::ConnectionLimit beyond
inline constexpr std::uint32_t kConnectionsPerUser = 20;      ///< CloseCode::ConnectionLimit beyond
inline constexpr std::uint32_t kConnectionsPerAddress = 200;  ///< 503 beyond
inline constexpr std::uint32_t kReservedDescriptors = 128;    ///< file descriptors never given to connections

// Tokens
inline constexpr std::size_t kJwtBytes = 8192;     ///< checked before anything else of a token
inline constexpr auto kTokenClockSkew = 30s;       ///< tolerance for exp, nbf and iat
inline constexpr auto kTokenExpiryWarning = 60s;   ///< `token-expiring` this long before the end
inline constexpr auto kTokenGraceAfterExpiry = 0s; ///< from the end of a token to CloseCode::Expired

inline constexpr std::uint32_t kRevocations = 100'000; ///< remembered at a time; refused beyond
inline constexpr auto kRevocationAge = 24h * 30;       ///< remembered this long where no longest lifetime is configured

// Messages of a client
inline constexpr std::size_t kInboundMessageBytes = 64 * kKiB;       ///< whole message, after inflation; 1009 beyond
inline constexpr std::size_t kInboundMessageBytesCeiling = kMiB;     ///< highest value that a tenant may be given
inline constexpr std::uint32_t kFragmentsPerMessage = 1024;          ///< 1008 beyond
inline constexpr auto kUnfinishedMessageAge = 30s;                   ///< 1008 for a message that never ends
inline constexpr std::uint32_t kControlFramesPerSecond = 20;         ///< 1008 beyond
inline constexpr std::uint32_t kControlFramesBurst = 60;             ///< control frames at once after a quiet time
inline constexpr std::uint32_t kCommandsPerSecond = 100;             ///< of one connection; beyond, `rate-limited`
inline constexpr std::uint32_t kCommandsBurst = 200;                 ///< commands at once after a quiet time
inline constexpr std::uint32_t kServiceCommandsPerSecond = 10'000;   ///< of a connection with the role `service`
inline constexpr std::uint32_t kServiceCommandsBurst = 20'000;       ///< commands at once after a quiet time
inline constexpr std::uint32_t kCommandsPerUserPerSecond = 200;      ///< over all connections of a user
inline constexpr std::uint32_t kCommandsPerTenantPerSecond = 10'000; ///< of all its clients together, but for back ends
inline constexpr std::uint32_t kCommandBytesPerSecond = 1024 * 1024; ///< of one connection, but for back ends
inline constexpr std::uint32_t kCommandBytesBurst = 2 * 1024 * 1024; ///< bytes at once after a quiet time
inline constexpr std::uint32_t kRateViolations = 3;                  ///< then CloseCode::TooManyRequests
inline constexpr std::uint32_t kJsonDepth = json::Limits{}.depth;    ///< nesting of arrays and objects
inline constexpr std::uint32_t kJsonMembers = json::Limits{}.members; ///< of one object
inline constexpr std::uint32_t kBinaryAttachments = 10;               ///< of one packet; closed beyond
inline constexpr std::uint32_t kPendingAcks = 100;                    ///< of one connection; closed beyond

// Messages to a client
inline constexpr std::size_t kOutboundQueueBytes = kMiB; ///< waiting for one connection; CloseCode::Slow beyond
inline constexpr auto kOutboundStall = 10s;              ///< a queue without progress; CloseCode::Slow afterwards
inline constexpr auto kPingInterval = 25s;               ///< Engine.IO ping of the server
inline constexpr auto kPingTimeout = 20s;                ///< wait for its pong; CloseCode::NoPong afterwards
inline constexpr auto kUpgradeWithin = 10s;              ///< from the probe to the move; polling goes on afterwards
inline constexpr auto kLastPollWithin = 30s;             ///< last packets of a closed session wait this long for a poll

// Channels and history
inline constexpr std::uint32_t kChannelsPerConnection = 128; ///< refused beyond
inline constexpr std::size_t kChannelNameBytes = 200;        ///< refused beyond
inline constexpr std::uint32_t kHistoryItems = 1000;         ///< kept for one channel
inline constexpr auto kHistoryAge = 5min;                    ///< how long an item is kept
inline constexpr std::size_t kWaitingWrites = 50'000;        ///< changes that the disk has not taken; refused beyond
inline constexpr auto kCommitPatience = 5s;                  ///< longest wait of an ack for the disk
inline constexpr std::size_t kHistoryBytes = 8 * kMiB;       ///< kept for one tenant; the oldest goes first
inline constexpr std::uint32_t kResumedItems = 1000;         ///< looked at for one `resume`; the client asks again
inline constexpr std::uint32_t kRecoveredItems = 1000; ///< replayed to a session that is taken up; beyond, a new one
inline constexpr auto kRecoveryAge = 2min;             ///< how long a lost session may be taken up
inline constexpr std::uint32_t kRecoverySessions = 10'000; ///< lost ones remembered; the oldest goes first
inline constexpr std::uint32_t kResumedStreams = 100;      ///< tenants' streams named in one CONNECT
inline constexpr std::uint32_t kPageEntries = 200;         ///< of one page of history or presence
inline constexpr std::size_t kPageBytes = 512 * kKiB;      ///< of one page of history or presence
inline constexpr std::uint32_t kOfflineItems = 200;        ///< kept for one user who is away; the oldest goes first
inline constexpr std::size_t kOfflineBytes = 8 * kMiB;     ///< the same for all users of one tenant
inline constexpr auto kOfflineAge = 24h;                   ///< how long that is kept

// Transactions and publications
inline constexpr std::uint32_t kQueuedTransactions = 50'000; ///< waiting in the queue of one tenant; refused beyond
inline constexpr auto kQueuedTransactionAge = 24h;           ///< a dead letter when nobody worked on it by then
inline constexpr auto kQueueLease = 30s;                     ///< of who works on a transaction; given to another then
inline constexpr auto kQueueLongestLease = 1h;               ///< that a worker may ask for
inline constexpr std::uint32_t kQueueAttempts = 5;           ///< leases of a transaction; a dead letter then
inline constexpr auto kQueueRetry = 1s;                      ///< wait after the first failure; doubled after each
inline constexpr auto kQueueLongestRetry = 5min;             ///< wait after a failure at most
inline constexpr std::uint32_t kQueueDeadLetters = 10'000;   ///< of one tenant; the oldest is dropped
inline constexpr std::size_t kQueueBytes = 256 * kMiB;       ///< kept in the queue of one tenant; refused beyond
inline constexpr std::size_t kQueueKeyBytes = 256;           ///< of an idempotency key; refused beyond
inline constexpr std::size_t kQueueReasonBytes = 500;        ///< of a failure; cut beyond
inline constexpr std::int32_t kQueuePriority = 100;          ///< highest, and lowest below zero
inline constexpr auto kIdempotencyWindow = 5min;             ///< how long an idempotency key is remembered
inline constexpr std::uint32_t kIdempotencyKeys = 100'000;   ///< remembered for one tenant; the oldest goes first

// Alerts
inline constexpr std::uint32_t kOpenAlerts = 10'000;       ///< of one tenant; refused beyond
inline constexpr std::uint32_t kClosedAlerts = 1'000;      ///< remembered of one tenant; the oldest is forgotten first
inline constexpr std::size_t kAlertBytes = 8 * kKiB;       ///< kept of what the sender said; shortened beyond
inline constexpr std::size_t kAlertTrail = 500;            ///< changes of one alert; refused beyond
inline constexpr std::size_t kAlertPageBytes = 256 * kKiB; ///< of one page of alerts, about
inline constexpr auto kAlertShelved = 2h;                  ///< time on the shelf if the operator names none
inline constexpr auto kAlertShelvedMost = 24h * 30;        ///< longest time on the shelf

// Life of a node
inline constexpr auto kDrain = 30s;                ///< from the order to stop until the last connection is cut
inline constexpr auto kCanaryInterval = 30s;       ///< between two looks at the wall between tenants
inline constexpr auto kMetricsPush = 30s;          ///< interval of `metrics-update`
inline constexpr auto kMetricsPushMinimum = 1s;    ///< shortest interval that may be configured
inline constexpr auto kReconnectFirstWait = 500ms; ///< of the client library; doubles with full jitter
inline constexpr auto kReconnectLongestWait = 20s; ///< of the client library

// Connection of a node to Redis
inline constexpr auto kBusCommandWithin = 2s;             ///< then the command has failed
inline constexpr auto kBusReconnectFirstWait = 50ms;      ///< doubles with jitter
inline constexpr auto kBusReconnectLongestWait = 5s;      ///< between two attempts
inline constexpr std::uint32_t kBusPublishQueue = 10'000; ///< publications waiting; dropped and counted beyond

} // namespace opsroom::contract::limits
