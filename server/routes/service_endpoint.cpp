#include "server/routes/service_endpoint.h"

#include "core/protocol/json/writer.h"
#include "server/hub/reply.h"
#include "server/routes/bearer.h"

#include <algorithm>
#include <array>

namespace opsroom::routes {

namespace {

std::string publishedJson(const Result<hub::Published> &published, bool isDurable)
{
    std::string json;
    json::Writer writer(json);
    writer.beginObject()
        .member("ok", true)
        .member("eventId", published->eventId)
        .member("seq", published->seq)
        .member("deliveries", published->deliveries)
        .member("durable", isDurable);
    if (published->isKept)
        writer.member("kept", true);
    writer.endObject();
    return json;
}

/// A member that must be a string; empty if it is something else, which the hub then refuses.
std::string textMember(json::Value body, std::string_view name)
{
    const json::Value value = body.find(name);
    return value.isString() ? value.string() : std::string();
}

} // namespace

ServiceEndpoint::ServiceEndpoint(transport::Shard &shard, const Clock &clock, const hub::TokenVerifier &verifier,
                                 const hub::Policy &policy, hub::Hub &hub, http::OriginPolicy origins,
                                 std::size_t bodyLimit, hub::ActionLog &actions)
    : HttpEndpoint(shard, bodyLimit),
      m_clock(clock),
      m_verifier(verifier),
      m_policy(policy),
      m_hub(hub),
      m_actions(actions),
      m_origins(std::move(origins))
{}

/// On the head, since only here is known who the peer is; what the token may do comes later.
transport::Verdict ServiceEndpoint::judge(transport::ConnectionId id, const transport::Peer &peer,
                                          const http::Request &head, bool asksForUpgrade)
{
    if (!m_certificates.isEmpty() && !peer.hasCertificate) {
        const auto claims = authenticate(head, m_verifier, m_clock.wallNow());
        if (claims && !m_certificates.allows(*claims, false))
            return transport::Verdict::answerWith(responseOf(head, Failure(hub::CertificateRule::refusal())));
    }
    return HttpEndpoint::judge(id, peer, head, asksForUpgrade);
}

http::Response ServiceEndpoint::answer(const http::Request &request)
{
    if (request.method == "OPTIONS")
        return m_origins.preflight(request);
    if (m_origins.judge(request) == http::OriginPolicy::Judgement::Refused)
        return http::Response::text(403, "origin refused");
    return responseOf(request, execute(request));
}

http::Response ServiceEndpoint::responseOf(const http::Request &request, const Outcome &outcome) const
{
    http::Response response = outcome ? http::Response::json(200, *outcome)
                                      : http::Response::json(traitsOf(outcome.error().code).httpStatus,
                                                             hub::errorJson(outcome.error()));
    if (response.status == 401)
        response.withHeader("WWW-Authenticate", "Bearer");
    response.withHeader("Cache-Control", "no-store");
    m_origins.addHeaders(request, response);
    return response;
}

/// What a request has changed is on the disk before it is answered.
void ServiceEndpoint::answerTo(const http::Request &request, const Respond &respond)
{
    http::Response response = answer(request);
    if (response.status != 200 || request.method != "POST" || !m_hub.isDurable()) {
        respond(std::move(response));
        return;
    }
    m_hub.whenCommitted([response = std::move(response), respond](bool isStored) {
        if (isStored) {
            respond(response);
            return;
        }
        const Error error = hub::notYetStored();
        respond(http::Response::json(traitsOf(error.code).httpStatus, hub::errorJson(error)));
    });
}

ServiceEndpoint::Outcome ServiceEndpoint::execute(const http::Request &request)
{
    static constexpr std::array<Operation, 14> kOperations{{
        {"emit/tenant", "emit-tenant", &ServiceEndpoint::emitToTenant},
        {"emit/user", "emit-user", &ServiceEndpoint::emitToUser},
        {"emit/channel", "emit-channel", &ServiceEndpoint::emitToChannel},
        {"transactions/queue", "queue-transaction", nullptr},
        {"transactions/process", "process-transaction", nullptr},
        {"transactions/complete", "complete-transaction", nullptr},
        {"transactions/fail", "fail-transaction", nullptr},
        {"transactions/extend", "extend-transaction", nullptr},
        {"transactions/status", "transaction-status", nullptr},
        {"transactions/overview", "queue-overview", nullptr},
        {"transactions/dead-letters", "dead-letters", nullptr},
        {"transactions/requeue", "requeue-transaction", nullptr},
        {"transactions/drop", "drop-transaction", nullptr},
        {"stats", "read-stats", &ServiceEndpoint::readStats},
    }};
    // Who asks comes before what is asked, so that strangers learn nothing about the routes.
    const auto claims = authenticate(request, m_verifier, m_clock.wallNow());
    if (!claims) {
        if (claims.error().code == ErrorCode::Unauthorized)
            m_tokenRefused();
        return Failure(claims.error());
    }
    const std::string_view path = request.path.substr(kPrefix.size());
    const auto operation = std::find_if(kOperations.begin(), kOperations.end(),
                                        [path](const Operation &known) { return known.path == path; });
    if (operation == kOperations.end())
        return Failure(Error(ErrorCode::MethodNotFound));
    Outcome outcome = m_policy.allows(m_policy.maskOf(claims->roles), hub::Policy::Subject::Service, operation->name)
                          ? carryOut(request, *claims, *operation)
                          : Failure(Error(ErrorCode::PermissionDenied));
    if (!outcome)
        m_actions.refused({claims->userId, claims->tenantId, operation->name, {}}, outcome.error().code);
    return outcome;
}

ServiceEndpoint::Outcome ServiceEndpoint::carryOut(const http::Request &request, const hub::Claims &claims,
                                                   const Operation &operation)
{
    const bool isRead = operation.run == &ServiceEndpoint::readStats;
    if (request.method != (isRead ? "GET" : "POST"))
        return Failure(Error(ErrorCode::BadRequest, isRead ? "expected GET" : "expected POST"));
    json::Value body;
    if (!isRead) {
        const auto parsed = m_document.parse(request.body);
        if (!parsed)
            return Failure(parsed.error());
        body = *parsed;
    }
    const auto tenant = tenantOf(body, claims);
    if (!tenant)
        return Failure(tenant.error());
    if (operation.run == nullptr)
        return m_hub.carryOutQueueOrder(operation.name, *tenant, body, {claims.userId});
    return (this->*operation.run)({body, *tenant, claims});
}

/// The tenant that a request is about: the one it names, if the token covers it, else the token's own.
Result<std::string> ServiceEndpoint::tenantOf(json::Value body, const hub::Claims &claims) const
{
    const json::Value named = body.find("tenantId");
    if (!named.isPresent())
        return claims.tenantId;
    const std::string tenant = named.isString() ? named.string() : std::string();
    if (!coversTenant(claims, tenant))
        return Failure(Error(ErrorCode::PermissionDenied));
    return tenant;
}

ServiceEndpoint::Outcome ServiceEndpoint::emitToTenant(const Call &call)
{
    const auto published = m_hub.emitToTenant(call.tenantId, textMember(call.body, "event"), call.body.find("data"),
                                              {call.claims.userId});
    if (!published)
        return Failure(published.error());
    return publishedJson(published, m_hub.isDurable());
}

ServiceEndpoint::Outcome ServiceEndpoint::emitToUser(const Call &call)
{
    const auto published = m_hub.emitToUser(call.tenantId, textMember(call.body, "userId"),
                                            textMember(call.body, "event"), call.body.find("data"),
                                            {call.claims.userId});
    if (!published)
        return Failure(published.error());
    return publishedJson(published, m_hub.isDurable());
}

ServiceEndpoint::Outcome ServiceEndpoint::emitToChannel(const Call &call)
{
    const auto published = m_hub.emitToChannel(call.tenantId, textMember(call.body, "channel"),
                                               textMember(call.body, "event"), call.body.find("data"),
                                               {call.claims.userId});
    if (!published)
        return Failure(published.error());
    return publishedJson(published, m_hub.isDurable());
}

/// A tenant's token sees that tenant; only a platform operator sees who else there is.
ServiceEndpoint::Outcome ServiceEndpoint::readStats(const Call &call)
{
    contract::ConnectionStats stats = m_hub.getConnectionStats();
    if (!call.claims.allTenants)
        stats = m_hub.getTenantStats(call.tenantId);
    return toJson(stats);
}

} // namespace opsroom::routes
