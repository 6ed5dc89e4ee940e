#include "server/node/hub_part.h"

#include "core/base/log.h"
#include "server/observability/exposition.h"

#include <algorithm>

namespace opsroom::node {

namespace {

store::StoreBounds boundsOf(const config::NodeConfig &config)
{
    store::StoreBounds bounds;
    bounds.historyItems = config.historyItems;
    bounds.historyBytes = config.historyBytes;
    bounds.offlineItems = config.offlineItems;
    bounds.offlineBytes = config.offlineBytes;
    return bounds;
}

constexpr Milliseconds kDrainInterval{100};
constexpr std::size_t kDrainBatches = 20; ///< in this many steps everybody is told to go

} // namespace

HubPart::HubPart(const ShardParts &parts, session::SessionPort &sessions)
    : m_parts(parts),
      m_actions(parts.audit),
      m_stored(openStores(sessions)),
      m_memory(boundsOf(parts.config)),
      m_hub({parts.settings, parts.clock, parts.materials.policy, parts.tenants, sessions, parts.counters, &m_actions,
             [this](const hub::Revocation &revocation, std::string_view byUser) { return revoke(revocation, byUser); }},
            parts.verifier, m_stored ? m_stored->ports() : m_memory.ports()),
      m_desk(m_hub, sessions)
{}

std::unique_ptr<store::SqliteStores> HubPart::openStores(session::SessionPort &sessions)
{
    if (!m_parts.store.database)
        return nullptr;
    const SteadyTime begin = m_parts.clock.steadyNow();
    auto &calls = m_parts.calls;
    auto stores = store::SqliteStores::load(
        std::move(*std::exchange(m_parts.store.database, std::nullopt)),
        {m_parts.tenants, m_parts.materials.policy, sessions}, boundsOf(m_parts.config), [&calls] {
            // A full mailbox is drained soon, and what is in it settles as well.
            static_cast<void>(calls.push([](HubPart &part) { part.hub().onCommitted(); }));
        });
    if (!stores) {
        m_parts.store.fault = stores.error();
        return nullptr;
    }
    log::info("store", "loaded",
              {{"ms", std::chrono::duration_cast<Milliseconds>(m_parts.clock.steadyNow() - begin).count()}});
    return std::move(*stores);
}

void HubPart::runCalls()
{
    m_parts.calls.drain([this](const std::function<void(HubPart &)> &call) { call(*this); });
    m_hub.onCommitted();
}

SteadyTime HubPart::onTimer(SteadyTime now)
{
    const SteadyTime hub = m_hub.onTimer(now);
    return std::min(hub, drainSome(now));
}

SteadyTime HubPart::endTurn()
{
    m_parts.sessions.store(m_hub.size(), std::memory_order_relaxed);
    return std::min(m_hub.dueAt(), m_drainAt); // a token that ends soon may have come in
}

void HubPart::drain()
{
    m_hub.farewell(contract::CloseCode::Shutdown);
    m_drainBatch = m_hub.size() / kDrainBatches + 1;
    m_drainAt = m_parts.clock.steadyNow();
}

SteadyTime HubPart::drainSome(SteadyTime now)
{
    if (now < m_drainAt)
        return m_drainAt;
    m_hub.dismiss(m_drainBatch, contract::CloseCode::Shutdown);
    m_drainAt = m_hub.size() > 0 ? now + kDrainInterval : SteadyTime::max();
    return m_drainAt;
}

/// The table first: who comes back meanwhile is refused.
Result<std::size_t> HubPart::revoke(const hub::Revocation &revocation, std::string_view byUser, std::string_view byKey)
{
    if (const auto added = m_parts.revocations.add(revocation); !added)
        return Failure(added.error());
    const std::size_t ended = m_hub.endRevoked(revocation);
    if (m_parts.audit != nullptr) {
        m_parts.audit->record("revoked", {{"by", byUser},
                                          {"key", byKey},
                                          {"tenant", revocation.tenantId},
                                          {"user", revocation.userId},
                                          {"token", revocation.tokenId},
                                          {"ended", ended}});
    }
    log::info("hub", "revoked",
              {{"by", byUser},
               {"tenant", revocation.tenantId},
               {"user", revocation.userId},
               {"token", revocation.tokenId},
               {"ended", ended}});
    if (const auto saved = m_parts.revocationFile.save(m_parts.revocations); !saved) {
        log::error("hub", "revocation-not-stored", {{"reason", saved.error().detail}});
        return Failure(Error(ErrorCode::Internal, "in force, and not stored: it ends with the process"));
    }
    return ended;
}

std::string_view HubPart::obstacle() const
{
    if (m_parts.isDraining)
        return "draining";
    if (m_hub.canary() != nullptr && !m_hub.canary()->isWhole)
        return "isolation-broken";
    return m_hub.mayWrite() ? "" : "read-only";
}

std::string HubPart::metricsText() const
{
    return observability::expose({.hub = m_parts.counters,
                                  .transport = m_parts.transport.counters(),
                                  .admission = m_parts.admission,
                                  .stats = m_hub.getConnectionStats(),
                                  .isReady = obstacle().empty(),
                                  .isWritable = m_hub.mayWrite(),
                                  .waitingWrites = m_hub.waitingWrites(),
                                  .waitingAnswers = m_hub.waitingAnswers(),
                                  .canary = m_hub.canary(),
                                  .waitingForUsers = m_hub.waitingForUsers(),
                                  .tenants = m_parts.tenants.size(),
                                  .mailboxDepth = m_parts.calls.size()});
}

} // namespace opsroom::node
