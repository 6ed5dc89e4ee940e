#pragma once

#include "core/base/clock.h"
#include "server/auth/key.h"
#include "server/auth/token_policy.h"

#include <chrono>
#include <string>
#include <vector>

namespace opsroom::auth {

/// What a new token is to say. Names keep the rules of docs/auth.md, "Claims".
struct TokenRequest
{
    std::string user;
    std::string tenant;               ///< joined by itself; may be empty if tenants is not, or for allTenants
    std::vector<std::string> tenants; ///< further tenants
    bool allTenants = false;          ///< platform operator
    std::vector<std::string> roles;
    std::chrono::seconds lifetime = std::chrono::hours(1);
    std::string issuer;   ///< empty: no `iss`
    std::string audience; ///< empty: no `aud`
};

/// Issues tokens: for `issue-token`, and for the development mode.
///
/// Guarantees: a token that a verifier with the same names would refuse is not issued; each has its own `jti`.
/// Thread: immutable, any thread.
class TokenSigner
{
public:
    /// \returns NotAvailable if \a key cannot sign. Precondition: \a key is not null.
    [[nodiscard]] static Result<TokenSigner> make(KeyPtr key, ClaimNames names = {});

    /// \returns the token's text; BadRequest if the request breaks a rule.
    [[nodiscard]] Result<std::string> issue(const TokenRequest &request, WallTime now) const;

private:
    TokenSigner(KeyPtr key, ClaimNames names) : m_key(std::move(key)), m_names(std::move(names)) {}
    [[nodiscard]] std::string header() const;
    [[nodiscard]] std::string payload(const TokenRequest &request, WallTime now) const;

    KeyPtr m_key;
    ClaimNames m_names;
};

} // namespace opsroom::auth
