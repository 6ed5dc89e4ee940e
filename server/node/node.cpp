#include "server/node/node.h"

#include "core/base/log.h"
#include "server/node/transport_choice.h"

#include <thread>

namespace opsroom::node {

namespace {

constexpr std::size_t kMailboxCalls = 10'000;
constexpr std::uint16_t kManagementOffset = 1000;
constexpr Milliseconds kDrainCheck{10};
constexpr Milliseconds kLastBytes{1000};
constexpr Milliseconds kLastPoll{500}; ///< who polls may be between two polls: no connection shows that it will come

hub::HubSettings hubSettings(const config::NodeConfig &config)
{
    hub::HubSettings settings;
    settings.tenants = config.tenants;
    settings.connectionsPerUser = config.connectionsPerUser;
    settings.connectionsPerTenant = config.connectionsPerTenant;
    settings.channelsPerConnection = config.channelsPerConnection;
    settings.commands = {config.commandsPerSecond, config.commandsBurst};
    settings.serviceCommands = {config.serviceCommandsPerSecond, config.serviceCommandsBurst};
    const auto twice = [](std::uint32_t perSecond) { return hub::RateLimit{perSecond, 2 * perSecond}; };
    settings.userCommands = twice(config.commandsPerUserPerSecond);
    settings.tenantCommands = twice(config.commandsPerTenantPerSecond);
    settings.tenantConnects = twice(config.connectsPerTenantPerSecond);
    settings.bytes = {config.bytesPerSecond, config.bytesBurst};
    settings.rateViolations = config.rateViolations;
    settings.idempotencyWindow = config.idempotencyWindow;
    settings.mayRecover = config.mayRecover;
    settings.recoveryAge = config.recoveryAge;
    settings.recoverySessions = config.recoverySessions;
    settings.idempotencyKeys = config.idempotencyKeys;
    settings.historyAge = config.historyAge;
    settings.offlineAge = config.offlineAge;
    settings.queue.transactions = config.queuedTransactions;
    settings.queue.bytes = config.queueBytes;
    settings.queue.attempts = config.queueAttempts;
    settings.queue.lease = config.queueLease;
    settings.queue.retry = config.queueRetry;
    settings.queuedTransactionAge = config.queuedTransactionAge;
    if (!config.tlsClientCa.empty())
        settings.certificates = hub::CertificateRule(config.tlsCertificateRoles);
    settings.canary = config.canary;
    settings.metricsPush = config.metricsPush;
    settings.expiryWarning = config.expiryWarning;
    settings.expiryGrace = config.expiryGrace;
    return settings;
}

/// No token lives longer, as far as the configuration says.
Milliseconds revocationAge(const config::NodeConfig &config)
{
    return config.maxLifetime.count() > 0 ? config.maxLifetime + config.clockSkew
                                          : Milliseconds(contract::limits::kRevocationAge);
}

std::string urlOf(const transport::ListenerSettings &listener, std::uint16_t port)
{
    const bool isV6 = listener.address.find(':') != std::string::npos;
    return std::string(listener.tls ? "https://" : "http://") + (isV6 ? "[" : "") + listener.address + (isV6 ? "]" : "")
           + ':' + std::to_string(port);
}

} // namespace

Result<std::unique_ptr<Node>, ConfigErrors> Node::create(config::NodeConfig config)
{
    auto materials = loadMaterials(config);
    if (!materials)
        return Failure(materials.error());
    return std::unique_ptr<Node>(new Node(std::move(config), std::move(*materials)));
}

Node::Node(config::NodeConfig config, Materials materials)
    : m_config(std::move(config)),
      m_materials(std::move(materials)),
      m_settings(hubSettings(m_config)),
      m_tokens(m_materials.keySet, m_materials.tokenPolicy),
      m_revocations(m_config.revocations, revocationAge(m_config)),
      m_revocationFile(m_config.revocationFile),
      m_verifier(m_tokens, m_revocations),
      m_keyFiles(m_config),
      m_admission(m_materials.admission, m_clock),
      m_tenants(m_config.tenants),
      m_calls(kMailboxCalls,
              [this] {
                  if (m_hubThread)
                      m_hubThread->wake();
                  else if (transport::Shard *shard = m_shard.load())
                      shard->wake();
              }),
      m_api(m_calls),
      m_transport(makeTransport(m_config))
{}

Node::~Node()
{
    stop();
}

transport::TransportSettings Node::transportSettings()
{
    transport::TransportSettings settings;
    settings.shards = shardsOf(m_config);
    settings.limits.http.bodyBytes = std::max(m_config.bodyBytes, m_config.messageBytes);
    settings.limits.connections = m_config.connections;
    settings.limits.outboxBytes = m_config.outboxBytes;
    settings.limits.stall = m_config.stall;
    settings.limits.fragments = m_config.fragments;
    settings.limits.unfinishedMessage = m_config.unfinishedMessage;
    settings.limits.controlFramesPerSecond = m_config.controlFramesPerSecond;
    settings.limits.controlFramesBurst = m_config.controlFramesBurst;
    settings.mayCompress = m_config.mayCompress;
    settings.limits.requestHead = m_config.requestHead;
    settings.limits.tlsHandshake = m_config.tlsHandshake;
    settings.slowConsumerCode = static_cast<std::uint16_t>(contract::CloseCode::Slow);
    settings.slowConsumerReason = contract::reasonOf(contract::CloseCode::Slow);

    // The loader checked the addresses.
    const config::ListenAddress listen = *config::parseListenAddress(m_config.listen);
    transport::ListenerSettings clients{listen.address, listen.port, {}, false, false, true};
    settings.gate = &m_admission;
    if (!m_config.tlsCertificate.empty())
        clients.tls = transport::TlsSettings{m_config.tlsCertificate, m_config.tlsKey, m_config.tlsClientCa,
                                             m_config.tlsNeedsClientCertificate};
    settings.listeners.push_back(std::move(clients));

    if (m_config.isManagementEnabled) {
        config::ListenAddress management{"127.0.0.1", 0};
        if (!m_config.managementListen.empty())
            management = *config::parseListenAddress(m_config.managementListen);
        else if (listen.port != 0 && listen.port <= 0xffff - kManagementOffset)
            management.port = static_cast<std::uint16_t>(listen.port + kManagementOffset);
        settings.listeners.push_back(
            {management.address, management.port, {}, true, m_config.managementListen.empty()});
    }
    return settings;
}

void Node::record(std::string_view event, std::initializer_list<log::Field> fields)
{
    if (m_audit)
        m_audit->record(event, fields);
}

Result<ReadyInfo> Node::start()
{
    if (!m_config.auditFile.empty()) {
        auto audit = audit::AuditLog::open(m_config.auditFile, m_clock);
        if (!audit)
            return Failure(audit.error());
        m_audit = std::move(*audit);
        m_admission.onRefused([this](admission::Refusal refusal, std::string_view address) {
            m_audit->sample("turned-away", {{"reason", admission::nameOf(refusal)}, {"address", address}});
        });
    }
    if (const auto loaded = m_revocationFile.load(m_revocations); !loaded)
        return Failure(loaded.error());
    if (!m_config.storeFile.empty()) {
        auto database = store::SqliteDatabase::open(m_config.storeFile);
        if (!database)
            return Failure(database.error());
        m_store.database = std::move(*database);
    }
    const transport::TransportSettings settings = transportSettings();
    ShardParts parts{m_config,     m_materials,   m_clock,    m_verifier, m_revocations, m_revocationFile,
                     m_admission,  m_audit.get(), m_settings, m_tenants,  m_counters,    *m_transport,
                     m_isDraining, m_sessions,    m_calls,    m_store,    nullptr};
    if (settings.shards > 1) {
        m_hubThread = std::make_unique<HubThread>(settings.shards, parts);
        m_hubThread->start();
        parts.hubThread = m_hubThread.get();
    }
    const auto ports = m_transport->start(settings, [this, parts](transport::Shard &shard) {
        if (parts.hubThread == nullptr)
            m_shard = &shard;
        return std::make_unique<HubShard>(shard, parts);
    });
    if (!ports) {
        m_hubThread.reset();
        return Failure(ports.error());
    }
    m_isRunning = true;
    if (m_store.fault) {
        stop();
        return Failure(*m_store.fault);
    }
    m_api.open();

    ReadyInfo info;
    info.port = ports->front();
    info.url = urlOf(settings.listeners.front(), ports->front());
    info.path = m_config.path;
    info.transport = m_transport->name();
    if (m_config.isManagementEnabled)
        info.managementUrl = urlOf(settings.listeners.back(), ports->back());
    record("hub-started", {{"url", info.url}, {"development", m_config.isDevelopment}});
    log::info("node", "ready", {{"url", info.url}, {"management", info.managementUrl}, {"path", info.path}});
    return info;
}

void Node::reloadTls()
{
    if (m_config.tlsCertificate.empty())
        return;
    if (const auto error = m_transport->reloadTls())
        log::error("transport", "tls-refused", {{"error", error->detail}});
    else
        log::info("transport", "tls-loaded", {{"certificate", m_config.tlsCertificate}});
}

Result<void, ConfigErrors> Node::reloadKeys()
{
    m_keyFiles.remember();
    const auto keys = loadKeySet(m_config);
    if (!keys) {
        for (const config::ConfigError &error : keys.error())
            log::error("auth", "keys-refused", {{"error", error.text()}});
        record("keys-refused");
        return Failure(keys.error());
    }
    m_tokens.replaceKeys(*keys);
    record("keys-loaded", {{"keys", (*keys)->size()}});
    log::info("auth", "keys-loaded", {{"keys", (*keys)->size()}});
    if (m_isRunning)
        m_calls.pushAlways([keys = *keys](HubPart &part) { part.hub().endWithoutKey(keys->marks()); });
    return {};
}

void Node::checkKeyFiles()
{
    // What is wrong with them was logged; the keys in use stay.
    if (m_keyFiles.haveChanged())
        std::ignore = reloadKeys();
}

void Node::stop()
{
    if (!m_isRunning)
        return;
    m_isRunning = false;
    const SteadyTime deadline = m_clock.steadyNow() + m_config.drain;
    const bool hadSessions = m_sessions > 0;
    log::info("node", "draining", {{"sessions", m_sessions.load()}});
    // Not ready, and no new sessions; listeners stay open, because clients that poll hear goodbye over new connections.
    m_isDraining = true;
    m_api.close();
    m_calls.pushAlways([](HubPart &part) { part.drain(); });

    const auto waitWhile = [this](SteadyTime until, auto condition) {
        while (m_clock.steadyNow() < until && condition())
            std::this_thread::sleep_for(kDrainCheck);
    };
    waitWhile(deadline, [this] { return m_sessions > 0; });
    // The last goodbyes are on their way; who still holds a connection now only watches the management routes.
    const SteadyTime lastPoll = m_clock.steadyNow() + (hadSessions ? kLastPoll : Milliseconds(0));
    waitWhile(std::min(deadline, m_clock.steadyNow() + kLastBytes),
              [this, lastPoll] { return m_transport->counters().open > 0 || m_clock.steadyNow() < lastPoll; });
    m_transport->stopAccepting();
    if (m_hubThread)
        m_hubThread->stop();
    m_transport->stop();
    m_shard = nullptr;
    record("hub-stopped");
    log::info("node", "stopped", {{"sessions", m_sessions.load()}});
}

} // namespace opsroom::node
