#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace opsroom::auth {

/// Where a token keeps its claims. An empty name switches the claim off.
struct ClaimNames
{
    std::vector<std::string> user = {"userId", "sub"}; ///< the first one present counts, even if it is invalid
    std::string tenant = "tenantId";                   ///< one tenant id
    std::string tenants = "tenants";                   ///< array of tenant ids, or ["*"]
    std::string role = "role";                         ///< one role
    std::string roles = "roles";                       ///< array of roles
};

/// What a verified token must say to be accepted. The configuration demands issuer and audience outside development.
struct TokenPolicy
{
    std::string issuer;                  ///< `iss` must be equal; empty: not looked at
    std::string audience;                ///< `aud` must be or contain it; empty: not looked at
    std::chrono::seconds clockSkew{30};  ///< tolerated on exp, nbf and iat
    std::chrono::seconds maxLifetime{0}; ///< from iat, or from now for a token without it, to exp; 0: any
    ClaimNames names;
};

} // namespace opsroom::auth
