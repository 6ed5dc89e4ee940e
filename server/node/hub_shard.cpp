#include "server/node/hub_shard.h"

#include "core/base/log.h"
#include "server/observability/exposition.h"

#include <algorithm>

namespace opsroom::node {

namespace {

constexpr Milliseconds kDrainInterval{100};
constexpr std::size_t kDrainBatches = 20; ///< in this many steps everybody is told to go

session::EngineSettings engineSettings(const ShardParts &parts)
{
    const config::NodeConfig &config = parts.config;
    session::EngineSettings settings;
    settings.path = config.path + '/';
    settings.pingInterval = config.pingInterval;
    settings.pingTimeout = config.pingTimeout;
    settings.maxPayload = config.messageBytes;
    settings.outboxBytes = config.outboxBytes;
    settings.origins = parts.materials.origins;
    return settings;
}

session::SocketSettings socketSettings(const config::NodeConfig &config)
{
    session::SocketSettings settings;
    settings.limits.json = {config.jsonDepth, config.jsonMembers};
    settings.limits.attachments = config.attachments;
    settings.connectTimeout = config.authenticate;
    return settings;
}

/// A request with a sid belongs to a session that is there already.
admission::Admission::Kind kindOfEngineRequest(const http::Request &head)
{
    using Kind = admission::Admission::Kind;
    return engineio::parseQuery(head.query).sid ? Kind::Continues : Kind::Opens;
}

} // namespace

HubShard::HubShard(transport::Shard &shard, const ShardParts &parts)
    : m_shard(shard),
      m_parts(parts),
      m_hubSessions(parts.clock, parts.config.namespaces, parts.verifier, parts.counters, parts.isDraining),
      m_queue(parts.config.queuedTransactions),
      m_hub({parts.settings, parts.clock, parts.materials.policy, parts.tenants, m_hubSessions, parts.counters},
            parts.verifier, m_queue),
      m_sockets(shard, parts.clock, socketSettings(parts.config), m_hubSessions),
      m_engine(shard, parts.clock, engineSettings(parts), m_sockets),
      m_service(shard, parts.clock, parts.verifier, parts.materials.policy, m_hub, parts.materials.origins,
                parts.config.bodyBytes),
      m_engineDoor(parts.admission, m_engine, kindOfEngineRequest),
      m_serviceDoor(parts.admission, m_service,
                    [](const http::Request &) { return admission::Admission::Kind::Calls; }),
      m_management(shard,
                   {[this] { return !m_parts.isDraining.load(); },
                    [this] { return contract::toJson(m_hub.getConnectionStats()); }, [this] { return metricsText(); }}),
      m_admin(shard, parts.clock, parts.verifier, parts.materials.policy,
              {[this](const hub::Revocation &revocation, const hub::Claims &by) { return revoke(revocation, by); }}),
      m_notFound(shard)
{
    m_sockets.attach(m_engine.sessions());
    m_hubSessions.attach(m_sockets, m_hub);
    m_hubSessions.onTokenRefused([this](const std::string &address) { onTokenRefused(address); });
    m_service.onTokenRefused([this] { onTokenRefused(m_serviceDoor.caller()); });
}

transport::Endpoint &HubShard::endpointFor(std::size_t listener, const http::Request &head)
{
    if (listener == kManagementListener)
        return head.path.starts_with(routes::AdminEndpoint::kPrefix) ? static_cast<transport::Endpoint &>(m_admin)
                                                                     : m_management;
    if (head.path == m_engine.sessions().settings().path)
        return m_engineDoor;
    if (head.path.starts_with(routes::ServiceEndpoint::kPrefix))
        return m_serviceDoor;
    return m_notFound;
}

SteadyTime HubShard::onTimer(SteadyTime now)
{
    const SteadyTime engine = m_engine.sessions().onTimer(now);
    const SteadyTime sockets = m_sockets.onTimer(now);
    const SteadyTime hub = m_hub.onTimer(now);
    return std::min({engine, sockets, hub, drainSome(now)});
}

void HubShard::onWake()
{
    m_parts.calls.drain([this](std::function<void(HubShard &)> call) { call(*this); });
}

void HubShard::onTurnEnd()
{
    m_engine.sessions().endTurn();
    m_parts.sessions.store(m_hub.size(), std::memory_order_relaxed);
    const auto waiting = static_cast<std::int64_t>(m_sockets.waiting());
    m_parts.admission.addWaiting(waiting - std::exchange(m_waiting, waiting));
    m_shard.wakeAt(m_hub.dueAt()); // a token that ends soon may have come in
}

void HubShard::drain()
{
    m_hub.farewell(contract::CloseCode::Shutdown);
    m_drainBatch = m_hub.size() / kDrainBatches + 1;
    m_drainAt = m_parts.clock.steadyNow();
    m_shard.wakeAt(m_drainAt);
}

SteadyTime HubShard::drainSome(SteadyTime now)
{
    if (now < m_drainAt)
        return m_drainAt;
    m_hub.dismiss(m_drainBatch, contract::CloseCode::Shutdown);
    m_drainAt = m_hub.size() > 0 ? now + kDrainInterval : SteadyTime::max();
    return m_drainAt;
}

void HubShard::onTokenRefused(const std::string &address)
{
    m_parts.admission.authFailed(address);
    if (m_parts.audit != nullptr)
        m_parts.audit->sample("token-refused", {{"address", address}});
}

/// The table first: who comes back meanwhile is refused.
Result<std::size_t> HubShard::revoke(const hub::Revocation &revocation, const hub::Claims &by)
{
    if (const auto added = m_parts.revocations.add(revocation); !added)
        return Failure(added.error());
    const std::size_t ended = m_hub.endRevoked(revocation);
    if (m_parts.audit != nullptr) {
        m_parts.audit->record("revoked", {{"by", by.userId},
                                          {"key", by.keyId},
                                          {"tenant", revocation.tenantId},
                                          {"user", revocation.userId},
                                          {"token", revocation.tokenId},
                                          {"ended", ended}});
    }
    log::info("hub", "revoked",
              {{"by", by.userId},
               {"tenant", revocation.tenantId},
               {"user", revocation.userId},
               {"token", revocation.tokenId},
               {"ended", ended}});
    return ended;
}

std::string HubShard::metricsText() const
{
    return observability::expose({.hub = m_parts.counters,
                                  .transport = m_parts.transport.counters(),
                                  .admission = m_parts.admission,
                                  .stats = m_hub.getConnectionStats(),
                                  .isReady = !m_parts.isDraining,
                                  .tenants = m_parts.tenants.size(),
                                  .mailboxDepth = m_parts.calls.size()});
}

} // namespace opsroom::node
