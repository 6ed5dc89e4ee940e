#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace opsroom::bench {

/// Mints the tokens of thousands of made-up users: JSON Web Tokens signed with HS256.
///
/// For load against a hub whose secret one holds. The generator stands on the client's side of the wall, so that this
/// is not the hub's signer; a test has the hub's verifier judge what comes out.
/// Thread: one thread.
class TokenMinter
{
public:
    struct Claims
    {
        std::string issuer;   ///< empty: none
        std::string audience; ///< empty: none
        std::string role;
        std::chrono::seconds lifetime = std::chrono::hours(12);
    };

    TokenMinter(std::string secret, Claims claims) : m_secret(std::move(secret)), m_claims(std::move(claims)) {}

    /// Reads the secret: the bytes of \a path without one line feed at the end.
    [[nodiscard]] static Result<TokenMinter> fromFile(const std::string &path, Claims claims);

    [[nodiscard]] Result<std::string> mint(std::string_view user, std::string_view tenant, WallTime now) const;

private:
    std::string m_secret;
    Claims m_claims;
};

} // namespace opsroom::bench
