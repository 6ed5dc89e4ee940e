#pragma once

#include "server/auth/key_set.h"
#include "server/auth/token_policy.h"
#include "server/hub/token_verifier.h"

#include <mutex>

namespace opsroom::auth {

/// Verifies JSON Web Tokens (RFC 7519) signed with one of the configured keys; docs/auth.md says what is accepted.
///
/// Guarantees: no claim is believed before the signature is verified; keys come from the key set only; nothing is
/// opened or fetched; equal tokens get equal answers whatever was verified before.
/// Thread: any. verify() uses memory of the calling thread and takes the lock only to take the key set.
/// Limits: tokens up to 8192 bytes; at most 4 signature checks for one token.
class JwtVerifier final : public hub::TokenVerifier
{
public:
    /// Precondition: \a keys is not null.
    JwtVerifier(std::shared_ptr<const KeySet> keys, TokenPolicy policy);

    [[nodiscard]] Result<hub::Claims, hub::TokenRefusal> verify(std::string_view token, WallTime now) const override;

    /// From the next verification on, \a keys decide. Precondition: \a keys is not null.
    void replaceKeys(std::shared_ptr<const KeySet> keys);
    [[nodiscard]] std::shared_ptr<const KeySet> keys() const;

private:
    const TokenPolicy m_policy;
    mutable std::mutex m_mutex;
    std::shared_ptr<const KeySet> m_keys; // guarded by m_mutex
};

} // namespace opsroom::auth
