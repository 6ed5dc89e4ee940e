#pragma once

#include "core/protocol/json/value.h"
#include "server/auth/token_policy.h"
#include "server/hub/token_verifier.h"

namespace opsroom::auth {

/// Turns the payload of a token whose signature is verified into claims, by the rules of docs/auth.md, "Claims".
///
/// keyId is left to the caller.
class ClaimReader
{
public:
    ClaimReader(const json::Value &payload, const TokenPolicy &policy, WallTime now)
        : m_payload(payload), m_policy(policy), m_now(now)
    {}

    [[nodiscard]] Result<hub::Claims, hub::TokenRefusal> read() const;

private:
    /// Each reads one concern into \a claims and \returns the refusal, if any.
    using Step = std::optional<hub::TokenRefusal>;
    [[nodiscard]] Step readTimes(hub::Claims &claims) const;
    [[nodiscard]] Step checkIssuerAndAudience() const;
    [[nodiscard]] Step readUser(hub::Claims &claims) const;
    [[nodiscard]] Step readTenants(hub::Claims &claims) const;
    [[nodiscard]] Step readRoles(hub::Claims &claims) const;
    [[nodiscard]] Step readTokenId(hub::Claims &claims) const;

    /// Absent for an empty name.
    [[nodiscard]] json::Value find(const std::string &name) const;

    const json::Value m_payload;
    const TokenPolicy &m_policy;
    const WallTime m_now;
};

} // namespace opsroom::auth
