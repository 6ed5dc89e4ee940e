#include "server/hub/revocation_request.h"

namespace opsroom::hub {

namespace {

/// A member that is absent or a string.
Result<std::string> textMember(json::Value body, std::string_view name)
{
    const json::Value value = body.find(name);
    if (!value.isPresent())
        return std::string();
    if (!value.isString() || value.string().empty())
        return Failure(Error(ErrorCode::BadRequest, std::string(name) + ": not a string"));
    return value.string();
}

} // namespace

Result<Revocation> readRevocation(json::Value body, WallTime now)
{
    const auto tenant = textMember(body, "tenantId");
    const auto user = textMember(body, "userId");
    const auto token = textMember(body, "tokenId");
    for (const auto *member : {&tenant, &user, &token}) {
        if (!*member)
            return Failure(member->error());
    }
    Revocation revocation{*tenant, *user, *token, now};
    if (revocation.isEmpty())
        return Failure(Error(ErrorCode::BadRequest, "expected tokenId, userId or tenantId"));
    return revocation;
}

} // namespace opsroom::hub
