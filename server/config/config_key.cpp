#include "server/config/config_key.h"

#include <algorithm>
#include <array>
#include <limits>

namespace opsroom::config {

namespace {

using namespace std::chrono_literals;

template <class T>
using MemberOf = T NodeConfig::*;

template <class T>
Result<void> assign(Result<T> value, NodeConfig &config, MemberOf<T> member)
{
    if (!value)
        return Failure(value.error());
    config.*member = std::move(*value);
    return {};
}

ConfigKey text(std::string_view name, std::string_view meaning, MemberOf<std::string> member)
{
    return {name, meaning,
            [member](NodeConfig &config, const ConfigValue &value) { return assign(readText(value), config, member); },
            [member](const NodeConfig &config) { return writeText(config.*member); }};
}

ConfigKey flag(std::string_view name, std::string_view meaning, MemberOf<bool> member)
{
    return {name, meaning,
            [member](NodeConfig &config, const ConfigValue &value) { return assign(readFlag(value), config, member); },
            [member](const NodeConfig &config) { return std::string(config.*member ? "true" : "false"); }};
}

ConfigKey list(std::string_view name, std::string_view meaning, MemberOf<std::vector<std::string>> member)
{
    return {name, meaning,
            [member](NodeConfig &config, const ConfigValue &value) { return assign(readList(value), config, member); },
            [member](const NodeConfig &config) { return writeList(config.*member); }};
}

ConfigKey number(std::string_view name, std::string_view meaning, MemberOf<std::uint32_t> member, std::int64_t least,
                 std::int64_t most)
{
    return {name, meaning,
            [=](NodeConfig &config, const ConfigValue &value) -> Result<void> {
                const auto parsed = readNumber(value, least, most);
                if (!parsed)
                    return Failure(parsed.error());
                config.*member = static_cast<std::uint32_t>(*parsed);
                return {};
            },
            [member](const NodeConfig &config) { return std::to_string(config.*member); }};
}

ConfigKey duration(std::string_view name, std::string_view meaning, MemberOf<Milliseconds> member, Milliseconds least,
                   Milliseconds most)
{
    return {name, meaning,
            [=](NodeConfig &config, const ConfigValue &value) {
                return assign(readDuration(value, least, most), config, member);
            },
            [member](const NodeConfig &config) { return writeText(writeDuration(config.*member)); }};
}

ConfigKey bytes(std::string_view name, std::string_view meaning, MemberOf<std::size_t> member, std::size_t least,
                std::size_t most)
{
    return {name, meaning,
            [=](NodeConfig &config, const ConfigValue &value) {
                return assign(readBytes(value, least, most), config, member);
            },
            [member](const NodeConfig &config) { return writeText(writeBytes(config.*member)); }};
}

ConfigKey logLevel(std::string_view name, std::string_view meaning)
{
    return {name, meaning,
            [](NodeConfig &config, const ConfigValue &value) -> Result<void> {
                const auto *word = std::get_if<std::string>(&value);
                const auto level = word != nullptr ? log::levelNamed(*word) : std::nullopt;
                if (!level)
                    return Failure(Error(ErrorCode::BadRequest, "expected debug, info, warning or error"));
                config.logLevel = *level;
                return {};
            },
            [](const NodeConfig &config) { return writeText(log::nameOf(config.logLevel)); }};
}

constexpr std::size_t kKiB = 1024;
constexpr std::size_t kMiB = 1024 * kKiB;
constexpr std::int64_t kMany = 10'000'000;

std::vector<ConfigKey> makeKeys()
{
    using C = NodeConfig;
    return {
        text("hub.listen", "Address and port of the clients' listener; port 0 lets the system choose.", &C::listen),
        flag("hub.listen_beyond_loopback",
             "Must be true before the hub listens on anything but loopback. Put TLS in front, or configure [tls].",
             &C::listenBeyondLoopback),
        text("hub.path", "Path of the Socket.IO endpoint.", &C::path),
        text("hub.transport",
             "How connections are served: epoll (Linux), qt (portable, up to about 1,000 connections), or auto: qt for "
             "the "
             "hub inside the console's window, epoll for every other.",
             &C::transport),
        number(
            "hub.io_threads",
            "Threads that serve connections, with the epoll transport; with more than one the hub has another. 0: as "
            "many as there are cores for this process, at most 4.",
            &C::ioThreads, 0, 16),
        flag("hub.compression", "Agree to permessage-deflate, where a client offers it (epoll only).", &C::mayCompress),
        list("hub.namespaces", "Socket.IO namespaces that clients may enter; back ends publish into the first.",
             &C::namespaces),
        list("hub.origins",
             "Origins of web pages that may connect, as scheme://host[:port]; http://localhost:* allows any port.",
             &C::origins),
        duration("hub.ping_interval", "Time between two pings to a client.", &C::pingInterval, 100ms, 1h),
        duration("hub.ping_timeout", "Time for the pong; then the connection is closed (3012).", &C::pingTimeout, 100ms,
                 1h),
        duration("hub.drain", "Longest time from the order to stop to the end of the last connection.", &C::drain, 0ms,
                 1h),

        text("tls.certificate", "PEM file with the certificate chain, leaf first. Empty: no TLS.", &C::tlsCertificate),
        text("tls.key", "PEM file with the certificate's private key.", &C::tlsKey),
        text("tls.client_ca",
             "PEM file with the issuers of clients' certificates; who presents another one is turned away. Empty: none "
             "is asked for.",
             &C::tlsClientCa),
        flag("tls.client_certificate_required", "Nobody connects without a certificate of those issuers.",
             &C::tlsNeedsClientCertificate),
        list("tls.client_certificate_roles",
             "Roles that need one, where there are such issuers: their tokens are refused without.",
             &C::tlsCertificateRoles),

        text("auth.issuer", "Issuer (iss) that every token must name. Required outside development.", &C::issuer),
        text("auth.audience", "Audience (aud) that every token must name. Required outside development.", &C::audience),
        duration("auth.clock_skew", "Tolerance for exp, nbf and iat.", &C::clockSkew, 0ms, 10min),
        duration("auth.max_lifetime", "Longest lifetime (exp - iat) of a token; 0: any.", &C::maxLifetime, 0ms,
                 24h * 365),
        duration("auth.expiry_warning", "`token-expiring` is sent this long before a token ends.", &C::expiryWarning,
                 0ms, 1h),
        duration("auth.expiry_grace", "Time from the end of a token to the end of its connection (3005).",
                 &C::expiryGrace, 0ms, 1h),
        list("auth.user_claims", "Claims with the user's id; the first one present counts.", &C::userClaims),
        text("auth.tenant_claim", "Claim with the tenant that is joined by itself.", &C::tenantClaim),
        text("auth.tenants_claim", R"(Claim with the list of tenants; ["*"] makes a platform operator.)",
             &C::tenantsClaim),
        text("auth.role_claim", "Claim with one role.", &C::roleClaim),
        text("auth.roles_claim", "Claim with a list of roles.", &C::rolesClaim),

        number("auth.revocations", "Revoked tokens, users and tenants that are remembered; refused beyond.",
               &C::revocations, 1, kMany),
        text("auth.revocation_file", "Where they are kept over a restart. Empty: they end with the process.",
             &C::revocationFile),

        text("policy.file", "TOML file that says which role may do what. Empty: the default policy.", &C::policyFile),

        flag("management.enabled", "Serve /healthz, /readyz, /stats and /metrics on a listener of their own.",
             &C::isManagementEnabled),
        text("management.listen",
             "Address and port of that listener, loopback only. Empty: 127.0.0.1 and the hub's port + 1000.",
             &C::managementListen),

        text("store.file",
             "Database file that keeps history, alerts and the transaction queue over a restart; acks then come when "
             "the disk has what they promise. Empty: everything is kept in memory.",
             &C::storeFile),
        text("audit.file", "Audit log: append-only, hash-chained, one JSON object a line. Empty: none.", &C::auditFile),

        list("admission.allow", "Networks (CIDR) that clients may come from. Empty: everybody.", &C::allowedNetworks),
        list("admission.deny", "Networks (CIDR) that clients may not come from; wins over allow.", &C::deniedNetworks),
        list("admission.trusted_proxies",
             "Networks (CIDR) of proxies in front of the hub, whose X-Forwarded-For is believed.", &C::trustedProxies),
        flag("admission.proxy_protocol",
             "Trusted proxies begin each connection with a PROXY header (version 1 or 2), which names the client.",
             &C::mayProxyProtocol),
        number("admission.connections_per_address",
               "TCP connections of one address (IPv6: one /64); closed with 503 beyond. 0: no limit.",
               &C::connectionsPerAddress, 0, kMany),
        number("admission.connects_per_second", "New sessions of one address; 429 beyond. 0: no limit.",
               &C::connectsPerAddressPerSecond, 0, kMany),
        number("admission.connects_burst", "New sessions of one address at once after a quiet time.",
               &C::connectsPerAddressBurst, 1, kMany),
        number("admission.tenant_connects_per_second",
               "New sessions of one tenant, twice as many at once; refused with 111 beyond. 0: no limit.",
               &C::connectsPerTenantPerSecond, 0, 2'000'000),
        number("admission.auth_failures_per_minute", "Bad tokens of one address before it is blocked. 0: no limit.",
               &C::authFailuresPerMinute, 0, kMany),
        duration("admission.auth_block", "How long such an address gets 429.", &C::authFailureBlock, 1s, 24h),
        number("admission.unauthenticated_percent",
               "Share of limits.connections that may be open without a token; 503 beyond. 0: no limit.",
               &C::unauthenticatedPercent, 0, 100),

        number("limits.connections", "Connections of the node; 503 beyond.", &C::connections, 1, kMany),
        number("limits.connections_per_user", "Connections of one user in its tenant; refused beyond.",
               &C::connectionsPerUser, 1, kMany),
        number("limits.connections_per_tenant", "Connections in one tenant; refused beyond.", &C::connectionsPerTenant,
               1, kMany),
        number("limits.tenants", "Tenants that the node will ever know.", &C::tenants, 1, kMany),
        number("limits.channels_per_connection", "Channels that one connection may subscribe to.",
               &C::channelsPerConnection, 0, 60'000),
        number("limits.commands_per_second", "Commands of one connection; refused with 111 beyond. 0: no limit.",
               &C::commandsPerSecond, 0, kMany),
        number("limits.commands_burst", "Commands at once after a quiet time.", &C::commandsBurst, 1, 2'000'000),
        number("limits.service_commands_per_second", "The same for connections with the role service.",
               &C::serviceCommandsPerSecond, 0, kMany),
        number("limits.service_commands_burst", "The same for connections with the role service.",
               &C::serviceCommandsBurst, 1, 2'000'000),
        number("limits.commands_per_user_per_second",
               "Commands of all connections of one user, twice as many at once; refused with 111 beyond. 0: no limit.",
               &C::commandsPerUserPerSecond, 0, 2'000'000),
        number("limits.commands_per_tenant_per_second",
               "Commands of all clients of one tenant but back ends, twice as many at once. 0: no limit.",
               &C::commandsPerTenantPerSecond, 0, 2'000'000),
        number("limits.bytes_per_second",
               "Bytes of the commands of one connection, but for back ends; refused with 111 beyond. 0: no limit.",
               &C::bytesPerSecond, 0, 4'000'000),
        number("limits.bytes_burst", "Bytes at once after a quiet time.", &C::bytesBurst, 64 * 1024, 4'000'000),
        number("limits.rate_violations", "Seconds in a row over the rate before the connection is closed (3013).",
               &C::rateViolations, 1, 255),
        bytes("limits.message", "One message of a client, and one polling body; closed with 1009 beyond.",
              &C::messageBytes, kKiB, 64 * kMiB),
        bytes("limits.body", "Body of an HTTP request to the back ends' interface; 413 beyond.", &C::bodyBytes, kKiB,
              64 * kMiB),
        bytes("limits.outbox", "Bytes waiting for one client; closed as slow (3008) beyond.", &C::outboxBytes,
              64 * kKiB, 1024 * kMiB),
        duration("limits.stall", "Longest time without progress while something waits; then closed as slow.", &C::stall,
                 100ms, 1h),
        number("limits.fragments", "Frames of one WebSocket message; closed with 1008 beyond (epoll only).",
               &C::fragments, 1, kMany),
        duration("limits.unfinished_message",
                 "Longest time from the first byte of a WebSocket message to its last; closed with 1008 beyond (epoll "
                 "only).",
                 &C::unfinishedMessage, 100ms, 1h),
        number("limits.control_frames_per_second",
               "WebSocket pings and pongs of one client; closed with 1008 beyond. 0: no limit (epoll only).",
               &C::controlFramesPerSecond, 0, 1000),
        number("limits.control_frames_burst", "Pings and pongs at once after a quiet time (epoll only).",
               &C::controlFramesBurst, 1, kMany),
        duration("limits.request_head", "Longest time for the head of a request.", &C::requestHead, 100ms, 5min),
        duration("limits.tls_handshake", "Longest time for a TLS handshake.", &C::tlsHandshake, 100ms, 5min),
        duration("limits.authenticate", "Longest time to enter a namespace; closed as stale (3502) beyond.",
                 &C::authenticate, 100ms, 5min),
        number("limits.json_depth", "Nesting of arrays and objects in a message.", &C::jsonDepth, 4, 256),
        number("limits.json_members", "Members of one object in a message.", &C::jsonMembers, 16, 100'000),
        number("limits.attachments", "Binary attachments of one packet.", &C::attachments, 0, 1000),
        number("limits.queued_transactions", "Transactions of one tenant that wait or are worked on; refused beyond.",
               &C::queuedTransactions, 1, kMany),
        duration("limits.queued_transaction_age", "Transactions that wait longer become dead letters.",
                 &C::queuedTransactionAge, 1s, 24h * 365),
        number("limits.history_items", "Publications kept of one tenant, for clients that come back.", &C::historyItems,
               1, kMany),
        bytes("limits.history_bytes", "The same in bytes.", &C::historyBytes, kKiB, 4096 * kMiB),
        duration("limits.history_age", "Publications older than this are not kept.", &C::historyAge, 1s, 24h * 365),
        duration("limits.idempotency_window", "How long an idempotency key is remembered.", &C::idempotencyWindow, 1s,
                 24h),
        number("limits.idempotency_keys", "Idempotency keys remembered for one tenant.", &C::idempotencyKeys, 1, kMany),

        number("offline.items", "Kept for one user who is away; the oldest goes first. 0: nothing.", &C::offlineItems,
               0, 100'000),
        bytes("offline.bytes", "Kept for all users of one tenant who are away.", &C::offlineBytes, kKiB, 4096 * kMiB),
        duration("offline.max_age", "How long that is kept.", &C::offlineAge, 1s, 24h * 365),

        flag("recovery.enabled",
             "Let socket.io-client take up a session that lost its connection. Each publication then carries an offset "
             "behind its argument, for every client of the hub.",
             &C::mayRecover),
        duration("recovery.max_age", "How long a lost session may be taken up.", &C::recoveryAge, 1s, 24h),
        number("recovery.sessions", "Lost sessions remembered; the oldest goes first.", &C::recoverySessions, 1, kMany),

        bytes("queue.bytes", "Kept in the queue of one tenant, dead letters included; refused beyond.", &C::queueBytes,
              kKiB, 64 * 1024 * kMiB),
        number("queue.attempts", "Leases of a transaction; after the last that fails it is a dead letter.",
               &C::queueAttempts, 1, 1000),
        duration("queue.lease", "How long a worker has a transaction, where it asks for no other time.", &C::queueLease,
                 100ms, 1h),
        duration("queue.retry", "Wait after the first failure; doubled after each, up to five minutes.", &C::queueRetry,
                 1ms, 5min),

        duration("canary.interval", "Between two looks at the wall between tenants, see docs/security.md; 0: none.",
                 &C::canary, 0ms, 24h),
        duration("metrics.push", "Interval of `metrics-update`; 0: only on demand.", &C::metricsPush, 0ms, 24h),
        logLevel("log.level", "Least level that is logged: debug, info, warning or error."),
    };
}

} // namespace

std::string ConfigKey::environmentName() const
{
    std::string text = "OPSROOM_";
    for (const char c : name)
        text += c == '.' ? '_' : (c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c);
    return text;
}

std::span<const ConfigKey> configKeys()
{
    static const std::vector<ConfigKey> keys = makeKeys();
    return keys;
}

const ConfigKey *findConfigKey(std::string_view name)
{
    const auto keys = configKeys();
    const auto known = std::find_if(keys.begin(), keys.end(),
                                    [name](const ConfigKey &key) { return key.name == name; });
    return known == keys.end() ? nullptr : &*known;
}

} // namespace opsroom::config
