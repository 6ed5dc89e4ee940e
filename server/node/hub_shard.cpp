#include "server/node/hub_shard.h"

#include <algorithm>

namespace opsroom::node {

namespace {

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
      m_hubSessions(shard.index(), parts.clock, parts.config.namespaces, parts.verifier, parts.counters,
                    parts.isDraining),
      m_own(parts.hubThread == nullptr ? std::make_unique<HubPart>(parts, m_hubSessions) : nullptr),
      m_link(parts.hubThread == nullptr ? nullptr : &parts.hubThread->link(shard.index())),
      m_part(m_own ? *m_own : parts.hubThread->part()),
      m_sockets(shard, parts.clock, socketSettings(parts.config), m_hubSessions),
      m_engine(shard, parts.clock, engineSettings(parts), m_sockets),
      m_service(shard, parts.clock, parts.verifier, parts.materials.policy, m_part.hub(), parts.materials.origins,
                parts.config.bodyBytes, m_part.actions()),
      m_engineDoor(parts.admission, m_engine, kindOfEngineRequest),
      m_serviceDoor(parts.admission, m_service,
                    [](const http::Request &) { return admission::Admission::Kind::Calls; }),
      m_management(shard, {[this] { return m_part.obstacle(); }, [this] { return m_part.statsJson(); },
                           [this] { return m_part.metricsText(); }}),
      m_admin(shard, parts.clock, parts.verifier, parts.materials.policy,
              {[this](const hub::Revocation &revocation, const hub::Claims &by) {
                  return m_part.revoke(revocation, by.userId, by.keyId);
              }}),
      m_notFound(shard)
{
    m_sockets.attach(m_engine.sessions());
    m_hubSessions.requireCertificates(parts.settings.certificates);
    m_service.requireCertificates(parts.settings.certificates);
    m_hubSessions.onTokenRefused([this](const std::string &address) { onTokenRefused(address); });
    if (m_link == nullptr) {
        m_hubSessions.attach(m_sockets, m_part.desk());
        m_service.onTokenRefused([this] { onTokenRefused(m_serviceDoor.caller()); });
    } else {
        m_hubSessions.attach(m_sockets, *m_link);
        m_link->attach(shard);
        answerInHub();
    }
}

/// Has what lives in the hub's thread asked there.
void HubShard::answerInHub()
{
    using Done = std::function<void()>;
    const auto inHub = [this](std::function<void(Done)> task, std::function<void()> behind) {
        m_link->run(std::move(task), std::move(behind));
    };
    m_management.answerElsewhere(inHub);
    m_admin.answerElsewhere(inHub);
    m_service.answerElsewhere([this](std::function<void(Done)> task, std::function<void()> behind) {
        m_link->run(
            [this, caller = m_serviceDoor.caller(), task = std::move(task)](Done done) {
                m_callerInHub = caller;
                task(std::move(done));
            },
            std::move(behind));
    });
    m_service.onTokenRefused([this] { onTokenRefused(m_callerInHub); });
}

/// Thread: that of who judged the token, this shard's or the hub's.
void HubShard::onTokenRefused(const std::string &address)
{
    m_parts.admission.authFailed(address);
    if (m_parts.audit != nullptr)
        m_parts.audit->sample("token-refused", {{"address", address}});
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
    const SteadyTime hub = m_own ? m_own->onTimer(now) : SteadyTime::max();
    return std::min({engine, sockets, hub});
}

void HubShard::onWake()
{
    if (m_own)
        m_own->runCalls();
    else
        m_link->deliverTo(m_hubSessions);
}

void HubShard::onTurnEnd()
{
    m_engine.sessions().endTurn();
    const auto waiting = static_cast<std::int64_t>(m_sockets.waiting());
    m_parts.admission.addWaiting(waiting - std::exchange(m_waiting, waiting));
    if (m_own)
        m_shard.wakeAt(m_own->endTurn());
    else
        m_link->flush();
}

} // namespace opsroom::node
