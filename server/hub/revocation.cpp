#include "server/hub/revocation.h"

#include <algorithm>

namespace opsroom::hub {

bool Revocation::covers(const Claims &claims) const
{
    const bool isTenant = tenantId.empty()
                          || std::find(claims.tenants.begin(), claims.tenants.end(), tenantId) != claims.tenants.end();
    return isTenant && (userId.empty() || userId == claims.userId) && (tokenId.empty() || tokenId == claims.tokenId)
           && claims.issuedAt <= at;
}

contract::CloseCode Revocation::closeCode() const
{
    if (!tokenId.empty())
        return contract::CloseCode::InvalidToken;
    return userId.empty() ? contract::CloseCode::TenantSuspended : contract::CloseCode::ForceDisconnect;
}

} // namespace opsroom::hub
