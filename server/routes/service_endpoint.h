#pragma once

#include "core/protocol/http/origin_policy.h"
#include "core/protocol/json/value.h"
#include "server/hub/hub.h"
#include "server/hub/token_verifier.h"
#include "server/routes/http_endpoint.h"

#include <functional>
#include <string>
#include <string_view>

namespace opsroom::routes {

/// The hub's interface for back ends, as JSON over HTTP below `/api/v1/` (docs/protocol.md, "HTTP interface").
///
/// Each request carries a bearer token; what it may do is the policy's `service` section, and for which tenants its
/// claims. A request without tenantId means the token's own tenant.
/// Thread: the hub's.
class ServiceEndpoint final : public HttpEndpoint
{
public:
    static constexpr std::string_view kPrefix = "/api/v1/";

    ServiceEndpoint(transport::Shard &shard, const Clock &clock, const hub::TokenVerifier &verifier,
                    const hub::Policy &policy, hub::Hub &hub, http::OriginPolicy origins, std::size_t bodyLimit,
                    hub::ActionLog &actions);

    void requireCertificates(hub::CertificateRule certificates) { m_certificates = std::move(certificates); }
    [[nodiscard]] transport::Verdict judge(transport::ConnectionId id, const transport::Peer &peer,
                                           const http::Request &head, bool asksForUpgrade) override;

    /// \param refused is told of each call without a good token. One that has merely ended is no offence.
    void onTokenRefused(std::function<void()> refused) { m_tokenRefused = std::move(refused); }

protected:
    [[nodiscard]] http::Response answer(const http::Request &request) override;
    void answerTo(const http::Request &request, const Respond &respond) override;

private:
    /// A request that may be carried out.
    struct Call
    {
        json::Value body;
        std::string tenantId;
        const hub::Claims &claims;
    };
    using Outcome = Result<std::string>;
    struct Operation
    {
        std::string_view path;                             ///< behind the prefix
        std::string_view name;                             ///< in the policy
        Outcome (ServiceEndpoint::*run)(const Call &call); ///< null: an order for the queue
    };

    [[nodiscard]] http::Response responseOf(const http::Request &request, const Outcome &outcome) const;
    [[nodiscard]] Outcome execute(const http::Request &request);
    [[nodiscard]] Outcome carryOut(const http::Request &request, const hub::Claims &claims, const Operation &operation);
    [[nodiscard]] Result<std::string> tenantOf(json::Value body, const hub::Claims &claims) const;
    [[nodiscard]] Outcome emitToTenant(const Call &call);
    [[nodiscard]] Outcome emitToUser(const Call &call);
    [[nodiscard]] Outcome emitToChannel(const Call &call);
    [[nodiscard]] Outcome readStats(const Call &call);

    const Clock &m_clock;
    const hub::TokenVerifier &m_verifier;
    const hub::Policy &m_policy;
    hub::Hub &m_hub;
    hub::ActionLog &m_actions;
    hub::CertificateRule m_certificates;
    const http::OriginPolicy m_origins;
    json::Document m_document;
    std::function<void()> m_tokenRefused = [] {};
};

} // namespace opsroom::routes
