#pragma once

#include "server/admission/admitted_endpoint.h"
#include "server/node/hub_part.h"
#include "server/node/hub_thread.h"
#include "server/routes/admin_endpoint.h"
#include "server/routes/management_endpoint.h"
#include "server/routes/service_endpoint.h"
#include "server/session/engine_endpoint.h"
#include "server/session/hub_sessions.h"
#include "server/transport/shard_application.h"

#include <memory>
#include <string>

namespace opsroom::node {

/// Listeners of a node, in the order of TransportSettings::listeners.
inline constexpr std::size_t kPublicListener = 0;
inline constexpr std::size_t kManagementListener = 1;

/// The application of a hub's shard: endpoints and sessions, and the hub if there is no other shard.
///
/// Thread: the shard's.
class HubShard final : public transport::ShardApplication
{
public:
    HubShard(transport::Shard &shard, const ShardParts &parts);

    [[nodiscard]] transport::Endpoint &endpointFor(std::size_t listener, const http::Request &head) override;
    [[nodiscard]] SteadyTime onTimer(SteadyTime now) override;
    void onWake() override;
    void onTurnEnd() override;

private:
    void answerInHub();
    void onTokenRefused(const std::string &address);

    transport::Shard &m_shard;
    const ShardParts m_parts;
    session::HubSessions m_hubSessions;
    const std::unique_ptr<HubPart> m_own; ///< with one shard; null where the hub has a thread of its own
    HubLink *const m_link;                ///< to that thread; null with one shard
    HubPart &m_part;                      ///< to be touched in the hub's thread only
    session::SocketLayer m_sockets;
    session::EngineEndpoint m_engine;
    routes::ServiceEndpoint m_service;
    admission::AdmittedEndpoint m_engineDoor;
    admission::AdmittedEndpoint m_serviceDoor;
    routes::ManagementEndpoint m_management;
    routes::AdminEndpoint m_admin;
    routes::NotFoundEndpoint m_notFound;
    std::int64_t m_waiting = 0; ///< as the admission knows it
    std::string m_callerInHub;  ///< of the call that the hub's thread answers; touched there only
};

} // namespace opsroom::node
