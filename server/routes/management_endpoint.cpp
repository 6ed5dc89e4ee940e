#include "server/routes/management_endpoint.h"

#include "server/observability/exposition.h"

namespace opsroom::routes {

ManagementEndpoint::ManagementEndpoint(transport::Shard &shard, ManagementSource source)
    : HttpEndpoint(shard, 0), m_source(std::move(source))
{}

http::Response ManagementEndpoint::answer(const http::Request &request)
{
    if (request.method != "GET" && request.method != "HEAD")
        return http::Response::text(405, "only GET").withHeader("Allow", "GET, HEAD");
    if (request.path == "/healthz")
        return http::Response::json(200, R"({"status":"ok"})");
    if (request.path == "/readyz") {
        const std::string_view obstacle = m_source.obstacle();
        return obstacle.empty() ? http::Response::json(200, R"({"status":"ready"})")
                                : http::Response::json(503, R"({"status":")" + std::string(obstacle) + R"("})");
    }
    if (request.path == "/stats")
        return http::Response::json(200, m_source.statsJson());
    if (request.path == "/metrics") {
        http::Response response{200, {}, m_source.metricsText(), false};
        return response.withHeader("Content-Type", std::string(observability::kExpositionType));
    }
    return http::Response::text(404, "not found");
}

} // namespace opsroom::routes
