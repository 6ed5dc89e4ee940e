#pragma once

#include "server/auth/context_pool.h"
#include "server/auth/key.h"
#include "server/auth/openssl_ptr.h"

namespace opsroom::auth {

/// RSA, EC or Ed25519 key; a public one verifies only.
class AsymmetricKey final : public Key
{
public:
    /// Refuses what weaknessOf() names. Precondition: \a isPrivate says whether \a pkey has its private part.
    [[nodiscard]] static Result<KeyPtr> make(std::string id, Algorithm algorithm, PkeyPtr pkey, bool isPrivate);

    [[nodiscard]] bool verify(std::string_view input, std::string_view signature) const override;
    [[nodiscard]] bool canSign() const override { return m_isPrivate; }
    [[nodiscard]] Result<std::string> sign(std::string_view input) const override;

private:
    AsymmetricKey(std::string id, Algorithm algorithm, PkeyPtr pkey, DigestPtr digest, bool isPrivate);
    [[nodiscard]] std::size_t signatureBytes() const;
    [[nodiscard]] PkeyContextPtr makeContext(int (*init)(EVP_PKEY_CTX *)) const;
    [[nodiscard]] std::string hash(std::string_view input) const;
    [[nodiscard]] bool verifyHash(std::string_view hashed, std::string_view signature) const;
    [[nodiscard]] std::string signHash(std::string_view hashed) const;
    [[nodiscard]] bool verifyWhole(std::string_view input, std::string_view signature) const;
    [[nodiscard]] std::string signWhole(std::string_view input) const;

    const PkeyPtr m_pkey;
    const DigestPtr m_digest; ///< null for EdDSA, which hashes by itself
    const bool m_isPrivate;
    const std::size_t m_signatureBytes;
    mutable ContextPool<PkeyContextPtr> m_verifiers;
};

} // namespace opsroom::auth
