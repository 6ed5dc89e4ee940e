#pragma once

#include "core/base/log.h"
#include "core/contract/limits.h"
#include "server/hub/hub_settings.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace opsroom::config {

namespace defaults = contract::limits;

/// A key file of `[[auth.keys]]`.
struct KeyConfig
{
    enum class Kind : std::uint8_t { Secret, Pem, Jwks };

    Kind kind = Kind::Secret;
    std::string file;
    std::string id;        ///< kid; not for a JWKS
    std::string algorithm; ///< not for a JWKS, whose keys say theirs
};

/// The effective configuration of one node: file, environment and flags over the defaults.
///
/// docs/configuration.md lists every member under the name that it has in the file.
struct NodeConfig
{
    // [hub]
    std::string listen = "127.0.0.1:3001";
    bool listenBeyondLoopback = false;
    std::string path = "/enterprise-ws";
    std::string transport = "auto";
    std::uint32_t ioThreads = 0; ///< 0: as many as there are usable cores, at most 4
    bool mayCompress = false;
    std::vector<std::string> namespaces{"/"};
    std::vector<std::string> origins;
    Milliseconds pingInterval = defaults::kPingInterval;
    Milliseconds pingTimeout = defaults::kPingTimeout;
    Milliseconds drain = defaults::kDrain;

    // [tls]
    std::string tlsCertificate;
    std::string tlsKey;
    std::string tlsClientCa;
    bool tlsNeedsClientCertificate = false;
    std::vector<std::string> tlsCertificateRoles{"service"};

    // [auth]
    bool isDevelopment = false; ///< only by --dev: no file can turn it on
    std::string issuer;
    std::string audience;
    Milliseconds clockSkew = defaults::kTokenClockSkew;
    Milliseconds maxLifetime{0};
    Milliseconds expiryWarning = defaults::kTokenExpiryWarning;
    Milliseconds expiryGrace = defaults::kTokenGraceAfterExpiry;
    std::vector<std::string> userClaims{"userId", "sub"};
    std::string tenantClaim = "tenantId";
    std::string tenantsClaim = "tenants";
    std::string roleClaim = "role";
    std::string rolesClaim = "roles";
    std::vector<KeyConfig> keys;
    std::uint32_t revocations = defaults::kRevocations;
    std::string revocationFile; ///< empty: revocations end with the process

    // [policy]
    std::string policyFile; ///< empty: the default policy

    // [management]
    std::string managementListen; ///< empty: loopback, the hub's port + 1000
    bool isManagementEnabled = true;

    // [audit]
    std::string storeFile; ///< empty: in memory
    std::string auditFile; ///< empty: none

    // [admission]
    std::vector<std::string> allowedNetworks; ///< empty: everybody
    std::vector<std::string> deniedNetworks;
    std::vector<std::string> trustedProxies;
    bool mayProxyProtocol = false; ///< trusted proxies begin each connection with its header
    std::uint32_t connectionsPerAddress = defaults::kConnectionsPerAddress;
    std::uint32_t connectsPerAddressPerSecond = defaults::kConnectsPerAddressPerSecond;
    std::uint32_t connectsPerAddressBurst = defaults::kConnectsPerAddressBurst;
    std::uint32_t connectsPerTenantPerSecond = defaults::kConnectsPerTenantPerSecond;
    std::uint32_t authFailuresPerMinute = defaults::kAuthFailuresPerAddressPerMinute;
    Milliseconds authFailureBlock = defaults::kAuthFailureBlock;
    std::uint32_t unauthenticatedPercent = defaults::kUnauthenticatedPercent;

    // [limits]
    std::uint32_t connections = defaults::kConnections;
    std::uint32_t connectionsPerUser = defaults::kConnectionsPerUser;
    std::uint32_t connectionsPerTenant = defaults::kConnectionsPerTenant;
    std::uint32_t tenants = defaults::kTenants;
    std::uint32_t channelsPerConnection = defaults::kChannelsPerConnection;
    std::uint32_t commandsPerSecond = defaults::kCommandsPerSecond;
    std::uint32_t commandsBurst = defaults::kCommandsBurst;
    std::uint32_t serviceCommandsPerSecond = defaults::kServiceCommandsPerSecond;
    std::uint32_t serviceCommandsBurst = defaults::kServiceCommandsBurst;
    std::uint32_t commandsPerUserPerSecond = defaults::kCommandsPerUserPerSecond;
    std::uint32_t commandsPerTenantPerSecond = defaults::kCommandsPerTenantPerSecond;
    std::uint32_t rateViolations = defaults::kRateViolations;
    std::uint32_t bytesPerSecond = defaults::kCommandBytesPerSecond;
    std::uint32_t bytesBurst = defaults::kCommandBytesBurst;
    std::size_t messageBytes = defaults::kInboundMessageBytes;
    std::size_t bodyBytes = defaults::kHttpBodyBytes;
    std::size_t outboxBytes = defaults::kOutboundQueueBytes;
    Milliseconds stall = defaults::kOutboundStall;
    std::uint32_t fragments = defaults::kFragmentsPerMessage;
    Milliseconds unfinishedMessage = defaults::kUnfinishedMessageAge;
    std::uint32_t controlFramesPerSecond = defaults::kControlFramesPerSecond;
    std::uint32_t controlFramesBurst = defaults::kControlFramesBurst;
    Milliseconds requestHead = defaults::kHttpHeadWithin;
    Milliseconds tlsHandshake = defaults::kTlsHandshakeWithin;
    Milliseconds authenticate = defaults::kAuthenticateWithin;
    std::uint32_t jsonDepth = defaults::kJsonDepth;
    std::uint32_t jsonMembers = defaults::kJsonMembers;
    std::uint32_t attachments = defaults::kBinaryAttachments;
    std::uint32_t historyItems = defaults::kHistoryItems;
    std::size_t historyBytes = defaults::kHistoryBytes;
    Milliseconds historyAge = defaults::kHistoryAge;
    std::uint32_t queuedTransactions = defaults::kQueuedTransactions;
    std::size_t queueBytes = defaults::kQueueBytes;
    std::uint32_t queueAttempts = defaults::kQueueAttempts;
    Milliseconds queueLease = defaults::kQueueLease;
    Milliseconds queueRetry = defaults::kQueueRetry;
    Milliseconds queuedTransactionAge = defaults::kQueuedTransactionAge;
    Milliseconds idempotencyWindow = defaults::kIdempotencyWindow;
    std::uint32_t idempotencyKeys = defaults::kIdempotencyKeys;

    // [offline]
    std::uint32_t offlineItems = defaults::kOfflineItems;
    std::size_t offlineBytes = defaults::kOfflineBytes;
    Milliseconds offlineAge = defaults::kOfflineAge;

    // [recovery]
    bool mayRecover = false;
    Milliseconds recoveryAge = defaults::kRecoveryAge;
    std::uint32_t recoverySessions = defaults::kRecoverySessions;

    // [canary]
    Milliseconds canary = defaults::kCanaryInterval;

    // [metrics]
    Milliseconds metricsPush = defaults::kMetricsPush;

    // [log]
    log::Level logLevel = log::Level::Info;
};

/// An address to listen on, taken apart.
struct ListenAddress
{
    std::string address; ///< numeric, without brackets
    std::uint16_t port = 0;
    [[nodiscard]] bool isLoopback() const;
};

/// Reads "127.0.0.1:3001" or "[::1]:3001". \returns nothing for anything else, names included.
[[nodiscard]] std::optional<ListenAddress> parseListenAddress(std::string_view text);

} // namespace opsroom::config
