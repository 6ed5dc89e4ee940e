#pragma once

#include "core/protocol/json/document.h"
#include "core/protocol/json/value.h"
#include "server/hub/policy.h"
#include "server/hub/revocation.h"
#include "server/routes/http_endpoint.h"

#include <functional>
#include <string>

namespace opsroom::routes {

/// What administration does; the node carries it out.
struct AdminActions
{
    /// Withdraws tokens everywhere. \returns how many sessions ended with them.
    std::function<Result<std::size_t>(const hub::Revocation &, const hub::Claims &by)> revoke;
};

/// Operators' actions below `/admin/`, as JSON over HTTP on the management listener.
///
/// `POST /admin/revocations {"tokenId"?, "userId"?, "tenantId"?}`. Each request carries a bearer token; what it may do is
/// the policy's `service` section. A platform operator may name anybody; a tenant's own token reaches no further than
/// its tenants.
/// Thread: the shard's.
class AdminEndpoint final : public HttpEndpoint
{
public:
    static constexpr std::string_view kPrefix = "/admin/";

    AdminEndpoint(transport::Shard &shard, const Clock &clock, const hub::TokenVerifier &verifier,
                  const hub::Policy &policy, AdminActions actions);

protected:
    [[nodiscard]] http::Response answer(const http::Request &request) override;

private:
    [[nodiscard]] Result<std::string> execute(const http::Request &request);
    [[nodiscard]] Result<std::string> revoke(json::Value body, const hub::Claims &claims);

    const Clock &m_clock;
    const hub::TokenVerifier &m_verifier;
    const hub::Policy &m_policy;
    const AdminActions m_actions;
    json::Document m_document;
};

} // namespace opsroom::routes
