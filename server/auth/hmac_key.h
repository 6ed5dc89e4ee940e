#pragma once

#include "server/auth/context_pool.h"
#include "server/auth/key.h"
#include "server/auth/openssl_ptr.h"
#include "server/auth/secret.h"

#include <span>

namespace opsroom::auth {

/// Shared secret for HS256, HS384 or HS512.
class HmacKey final : public Key
{
public:
    /// Preconditions: \a algorithm is HMAC; the caller checked the secret.
    [[nodiscard]] static Result<KeyPtr> make(std::string id, Algorithm algorithm, Secret secret);

    [[nodiscard]] bool verify(std::string_view input, std::string_view signature) const override;
    [[nodiscard]] bool canSign() const override { return true; }
    [[nodiscard]] Result<std::string> sign(std::string_view input) const override;

private:
    HmacKey(std::string id, Algorithm algorithm, Secret secret, MacPtr mac);
    [[nodiscard]] MacContextPtr makeContext() const;
    /// \returns the code of \a input in \a out, or 0 bytes.
    [[nodiscard]] std::size_t compute(std::string_view input, std::span<unsigned char> out) const;

    const Secret m_secret;
    const MacPtr m_mac;
    mutable ContextPool<MacContextPtr> m_contexts;
};

} // namespace opsroom::auth
