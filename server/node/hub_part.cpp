#include "server/node/hub_part.h"

#include "core/base/log.h"
#include "server/observability/exposition.h"

#include <algorithm>

namespace opsroom::node {

namespace {

constexpr Milliseconds kDrainInterval{100};
constexpr std::size_t kDrainBatches = 20; ///< in this many steps everybody is told to go

} // namespace

HubPart::HubPart(const ShardParts &parts, session::SessionPort &sessions)
    : m_parts(parts),
      m_stores(parts.config.queuedTransactions),
      m_hub({parts.settings, parts.clock, parts.materials.policy, parts.tenants, sessions, parts.counters},
            parts.verifier, m_stores.ports()),
      m_desk(m_hub, sessions)
{}

void HubPart::runCalls()
{
    m_parts.calls.drain([this](std::function<void(HubPart &)> call) { call(*this); });
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
Result<std::size_t> HubPart::revoke(const hub::Revocation &revocation, const hub::Claims &by)
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

std::string HubPart::metricsText() const
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
