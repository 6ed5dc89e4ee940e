#pragma once

#include "server/routes/http_endpoint.h"

#include <functional>
#include <string>

namespace opsroom::routes {

/// What the management routes show; the node answers.
struct ManagementSource
{
    std::function<std::string_view()> obstacle; ///< why no connections are taken, in a word; empty: they are
    std::function<std::string()> statsJson;
    std::function<std::string()> metricsText;
};

/// `GET /healthz`, `/readyz`, `/stats` and `/metrics`, on a loopback listener of their own: they know no tenants.
///
/// /healthz says that the process turns its loop, /readyz that it takes connections and what they send.
/// Thread: the shard's.
class ManagementEndpoint final : public HttpEndpoint
{
public:
    ManagementEndpoint(transport::Shard &shard, ManagementSource source);

protected:
    [[nodiscard]] http::Response answer(const http::Request &request) override;

private:
    const ManagementSource m_source;
};

} // namespace opsroom::routes
