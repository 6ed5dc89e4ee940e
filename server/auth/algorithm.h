#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace opsroom::auth {

/// Signature algorithms of RFC 7518 section 3.1 and RFC 8037. There is no value for an unsigned token.
enum class Algorithm : std::uint8_t {
    HS256,
    HS384,
    HS512,
    RS256,
    RS384,
    RS512,
    PS256,
    PS384,
    PS512,
    ES256,
    ES384,
    ES512,
    EdDSA, ///< with Ed25519 only
};
inline constexpr std::size_t kAlgorithmCount = 13;

enum class KeyFamily : std::uint8_t { Hmac, RsaPkcs1, RsaPss, Ecdsa, Ed25519 };

struct AlgorithmTraits
{
    std::string_view name; ///< as a token's `alg` spells it
    KeyFamily family;
    const char *digest;        ///< what OpenSSL calls the hash; null for EdDSA
    std::size_t digestBytes;   ///< 0 for EdDSA
    const char *group;         ///< what OpenSSL calls the curve; null unless ECDSA
    std::string_view jwkCurve; ///< `crv` of RFC 7518 and RFC 8037; empty for HMAC and RSA
    std::size_t fieldBytes;    ///< of a coordinate or scalar on the curve; 0 for HMAC and RSA
};

[[nodiscard]] const AlgorithmTraits &traitsOf(Algorithm algorithm);
[[nodiscard]] std::string_view nameOf(Algorithm algorithm);
/// Exact and case-sensitive. For configuration and key files; a token's `alg` is never looked up.
[[nodiscard]] std::optional<Algorithm> algorithmNamed(std::string_view name);

} // namespace opsroom::auth
