#pragma once

#include "core/base/mailbox.h"
#include "server/admission/admitted_endpoint.h"
#include "server/audit/audit_log.h"
#include "server/config/node_config.h"
#include "server/hub/revocation_table.h"
#include "server/node/materials.h"
#include "server/routes/admin_endpoint.h"
#include "server/routes/management_endpoint.h"
#include "server/routes/service_endpoint.h"
#include "server/session/engine_endpoint.h"
#include "server/session/hub_sessions.h"
#include "server/store/memory_queue_store.h"
#include "server/transport/transport.h"

#include <atomic>
#include <functional>

namespace opsroom::node {

class HubShard;

/// What a node shares with its shard; outlives it.
struct ShardParts
{
    const config::NodeConfig &config;
    const Materials &materials;
    const Clock &clock;
    const hub::TokenVerifier &verifier;
    hub::RevocationTable &revocations;
    admission::Admission &admission;
    audit::AuditLog *audit; ///< null if there is none
    const hub::HubSettings &settings;
    hub::TenantDirectory &tenants;
    hub::HubCounters &counters;
    const transport::Transport &transport;
    std::atomic<bool> &isDraining;
    std::atomic<std::size_t> &sessions; ///< kept up to date by the shard, for who waits for the last one
    Mailbox<std::function<void(HubShard &)>> &calls;
};

/// Listeners of a node, in the order of TransportSettings::listeners.
inline constexpr std::size_t kPublicListener = 0;
inline constexpr std::size_t kManagementListener = 1;

/// The application of a hub's shard: endpoints, sessions and hub, joined.
///
/// Thread: the shard's; other threads reach it through ShardParts::calls.
class HubShard final : public transport::ShardApplication
{
public:
    HubShard(transport::Shard &shard, const ShardParts &parts);

    [[nodiscard]] hub::Hub &hub() { return m_hub; }
    /// Begins to send everybody away: some at a time, so that they do not all come back at once elsewhere.
    void drain();

    [[nodiscard]] transport::Endpoint &endpointFor(std::size_t listener, const http::Request &head) override;
    [[nodiscard]] SteadyTime onTimer(SteadyTime now) override;
    void onWake() override;
    void onTurnEnd() override;

private:
    [[nodiscard]] std::string metricsText() const;
    void onTokenRefused(const std::string &address);
    [[nodiscard]] Result<std::size_t> revoke(const hub::Revocation &revocation, const hub::Claims &by);
    [[nodiscard]] SteadyTime drainSome(SteadyTime now);

    transport::Shard &m_shard;
    const ShardParts m_parts;
    session::HubSessions m_hubSessions;
    store::MemoryQueueStore m_queue;
    hub::Hub m_hub;
    session::SocketLayer m_sockets;
    session::EngineEndpoint m_engine;
    routes::ServiceEndpoint m_service;
    admission::AdmittedEndpoint m_engineDoor;
    admission::AdmittedEndpoint m_serviceDoor;
    routes::ManagementEndpoint m_management;
    routes::AdminEndpoint m_admin;
    routes::NotFoundEndpoint m_notFound;
    std::int64_t m_waiting = 0; ///< as the admission knows it
    std::size_t m_drainBatch = 0;
    SteadyTime m_drainAt = SteadyTime::max();
};

} // namespace opsroom::node
