#pragma once

#include "server/hub/revocation_table.h"

namespace opsroom::hub {

/// Refuses, of the tokens that another verifier accepts, those that were revoked. Whatever takes a token (entering,
/// refreshing, HTTP) asks this one.
///
/// Thread: any.
class RevokingVerifier final : public TokenVerifier
{
public:
    RevokingVerifier(const TokenVerifier &tokens, const RevocationTable &revocations)
        : m_tokens(tokens), m_revocations(revocations)
    {}

    [[nodiscard]] Result<Claims, TokenRefusal> verify(std::string_view token, WallTime now) const override
    {
        auto claims = m_tokens.verify(token, now);
        if (claims && m_revocations.isRevoked(*claims))
            return Failure(TokenRefusal{TokenRefusal::Kind::Revoked, "token was revoked"});
        return claims;
    }

private:
    const TokenVerifier &m_tokens;
    const RevocationTable &m_revocations;
};

} // namespace opsroom::hub
