#include "server/routes/bearer.h"

#include <algorithm>

namespace opsroom::routes {

namespace {
constexpr std::string_view kBearer = "bearer ";
}

Result<hub::Claims> authenticate(const http::Request &request, const hub::TokenVerifier &verifier, WallTime now)
{
    if (request.headerCount("authorization") != 1)
        return Failure(Error(ErrorCode::Unauthorized, "exactly one Authorization header is needed"));
    const std::string_view header = *request.header("authorization");
    if (header.size() <= kBearer.size() || !http::equalsIgnoringCase(header.substr(0, kBearer.size()), kBearer))
        return Failure(Error(ErrorCode::Unauthorized, "no bearer token"));
    auto claims = verifier.verify(header.substr(kBearer.size()), now);
    if (!claims) {
        const bool isExpired = claims.error().kind == hub::TokenRefusal::Kind::Expired;
        return Failure(
            Error(isExpired ? ErrorCode::TokenExpired : ErrorCode::Unauthorized, std::string(claims.error().reason)));
    }
    return std::move(*claims);
}

bool coversTenant(const hub::Claims &claims, std::string_view tenant)
{
    return claims.allTenants || std::find(claims.tenants.begin(), claims.tenants.end(), tenant) != claims.tenants.end();
}

} // namespace opsroom::routes
