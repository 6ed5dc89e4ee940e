#include "server/routes/admin_endpoint.h"

#include "core/protocol/json/writer.h"
#include "server/hub/reply.h"
#include "server/hub/revocation_request.h"
#include "server/routes/bearer.h"

namespace opsroom::routes {

namespace {

constexpr std::size_t kBodyBytes = 16 * 1024;
constexpr std::string_view kRevocations = "/admin/revocations";
constexpr std::string_view kRevokeOperation = "revoke";

} // namespace

AdminEndpoint::AdminEndpoint(transport::Shard &shard, const Clock &clock, const hub::TokenVerifier &verifier,
                             const hub::Policy &policy, AdminActions actions)
    : HttpEndpoint(shard, kBodyBytes),
      m_clock(clock),
      m_verifier(verifier),
      m_policy(policy),
      m_actions(std::move(actions))
{}

http::Response AdminEndpoint::answer(const http::Request &request)
{
    const Result<std::string> outcome = execute(request);
    http::Response response = outcome ? http::Response::json(200, *outcome)
                                      : http::Response::json(traitsOf(outcome.error().code).httpStatus,
                                                             hub::errorJson(outcome.error()));
    if (response.status == 401)
        response.withHeader("WWW-Authenticate", "Bearer");
    return response.withHeader("Cache-Control", "no-store");
}

Result<std::string> AdminEndpoint::execute(const http::Request &request)
{
    // Who asks comes before what is asked, so that strangers learn nothing about the routes.
    const auto claims = authenticate(request, m_verifier, m_clock.wallNow());
    if (!claims)
        return Failure(claims.error());
    if (request.path != kRevocations)
        return Failure(Error(ErrorCode::MethodNotFound));
    if (!m_policy.allows(m_policy.maskOf(claims->roles), hub::Policy::Subject::Service, kRevokeOperation))
        return Failure(Error(ErrorCode::PermissionDenied));
    if (request.method != "POST")
        return Failure(Error(ErrorCode::BadRequest, "expected POST"));
    const auto body = m_document.parse(request.body);
    if (!body)
        return Failure(body.error());
    return revoke(*body, *claims);
}

Result<std::string> AdminEndpoint::revoke(json::Value body, const hub::Claims &claims)
{
    auto revocation = hub::readRevocation(body, m_clock.wallNow());
    if (!revocation)
        return Failure(revocation.error());
    // Within one's own tenant, if one has no other: a token cannot reach what it does not cover.
    if (!claims.allTenants && revocation->tenantId.empty())
        revocation->tenantId = claims.tenantId;
    if (!coversTenant(claims, revocation->tenantId))
        return Failure(Error(ErrorCode::PermissionDenied));

    const auto ended = m_actions.revoke(*revocation, claims);
    if (!ended)
        return Failure(ended.error());
    std::string json;
    json::Writer(json).beginObject().member("ok", true).member("ended", *ended).endObject();
    return json;
}

} // namespace opsroom::routes
