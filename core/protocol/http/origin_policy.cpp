#include "core/protocol/http/origin_policy.h"

#include "core/protocol/http/character_classes.h"

#include <algorithm>

namespace opsroom::http {

namespace {

constexpr std::string_view kMethods = "GET,HEAD,POST";
constexpr std::string_view kPreflightSeconds = "600";

bool isLowerHost(std::string_view text)
{
    return !text.empty()
           && std::all_of(text.begin(), text.end(), [](char c) { return isHostCharacter(c) && (c < 'A' || c > 'Z'); });
}

bool isPort(std::string_view text)
{
    return !text.empty() && text.size() <= 5
           && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

Result<OriginPolicy> OriginPolicy::of(const std::vector<std::string> &origins)
{
    OriginPolicy policy;
    for (const std::string &origin : origins) {
        const std::string_view text = origin;
        const std::size_t separator = text.find("://");
        const std::string_view scheme = text.substr(0, separator);
        if (separator == std::string_view::npos || (scheme != "http" && scheme != "https"))
            return Failure(Error(ErrorCode::BadRequest, "\"" + origin + "\" is not scheme://host[:port]"));
        const std::string_view authority = text.substr(separator + 3);
        if (authority.ends_with(":*") && isLowerHost(authority.substr(0, authority.size() - 2))) {
            policy.m_anyPort.emplace_back(text.substr(0, text.size() - 1));
            continue;
        }
        if (!isLowerHost(authority))
            return Failure(Error(ErrorCode::BadRequest, "\"" + origin + "\" is not scheme://host[:port]"));
        policy.m_exact.push_back(origin);
    }
    return policy;
}

bool OriginPolicy::allows(std::string_view origin) const
{
    if (std::find(m_exact.begin(), m_exact.end(), origin) != m_exact.end())
        return true;
    return std::any_of(m_anyPort.begin(), m_anyPort.end(), [origin](const std::string &prefix) {
        return origin.starts_with(prefix) && isPort(origin.substr(prefix.size()));
    });
}

OriginPolicy::Judgement OriginPolicy::judge(const Request &request) const
{
    const std::size_t count = request.headerCount("origin");
    if (count == 0)
        return Judgement::Absent;
    return count == 1 && allows(*request.header("origin")) ? Judgement::Allowed : Judgement::Refused;
}

void OriginPolicy::addHeaders(const Request &request, Response &response) const
{
    if (judge(request) != Judgement::Allowed)
        return;
    response.withHeader("Access-Control-Allow-Origin", std::string(*request.header("origin")))
        .withHeader("Access-Control-Allow-Credentials", "true")
        .withHeader("Vary", "Origin");
}

Response OriginPolicy::preflight(const Request &request) const
{
    if (judge(request) != Judgement::Allowed)
        return Response::text(403, "origin refused");
    Response response{204, {}, {}, false};
    addHeaders(request, response);
    response.withHeader("Access-Control-Allow-Methods", std::string(kMethods))
        .withHeader("Access-Control-Max-Age", std::string(kPreflightSeconds));
    if (const auto wanted = request.header("access-control-request-headers"))
        response.withHeader("Access-Control-Allow-Headers", std::string(*wanted));
    return response;
}

} // namespace opsroom::http
