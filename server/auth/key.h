#pragma once

#include "core/base/result.h"
#include "server/auth/algorithm.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace opsroom::auth {

/// A key together with the one algorithm it is good for.
///
/// The algorithm comes from the configuration or the key file. What a token says about itself cannot change it, so
/// that a public key never serves as an HMAC secret.
///
/// Thread: immutable; verify() and sign() may be called from every thread at the same time.
class Key
{
public:
    Key(const Key &) = delete;
    Key &operator=(const Key &) = delete;
    virtual ~Key() = default;

    /// `kid`; empty for a key without one.
    [[nodiscard]] const std::string &id() const { return m_id; }
    [[nodiscard]] Algorithm algorithm() const { return m_algorithm; }
    /// Number of the key material: equal for the same key read again, different after a change, whatever its `kid`.
    [[nodiscard]] std::uint64_t mark() const { return m_mark; }

    /// \returns whether \a signature, as the bytes of a JWS (RFC 7515), belongs to \a input. In constant time for HMAC.
    [[nodiscard]] virtual bool verify(std::string_view input, std::string_view signature) const = 0;

    /// Whether the key holds its secret or private part.
    [[nodiscard]] virtual bool canSign() const = 0;
    /// \returns the signature's bytes; NotAvailable if the key cannot sign.
    [[nodiscard]] virtual Result<std::string> sign(std::string_view input) const = 0;

protected:
    Key(std::string id, Algorithm algorithm) : m_id(std::move(id)), m_algorithm(algorithm) {}
    /// \param digest of the key material, one that does not give it away; set before the key is shared.
    void setMark(std::string_view digest);

private:
    const std::string m_id;
    const Algorithm m_algorithm;
    std::uint64_t m_mark = 0;
};

using KeyPtr = std::shared_ptr<const Key>;

/// A `kid`: at most 128 characters of printable ASCII. Empty means none.
[[nodiscard]] bool isKeyId(std::string_view text);

} // namespace opsroom::auth
