#include "server/auth/algorithm.h"

#include <array>

namespace opsroom::auth {

namespace {

/// In the order of the enumeration.
constexpr std::array<AlgorithmTraits, kAlgorithmCount> kRows{{
    {"HS256", KeyFamily::Hmac, "SHA256", 32, nullptr, "", 0},
    {"HS384", KeyFamily::Hmac, "SHA384", 48, nullptr, "", 0},
    {"HS512", KeyFamily::Hmac, "SHA512", 64, nullptr, "", 0},
    {"RS256", KeyFamily::RsaPkcs1, "SHA256", 32, nullptr, "", 0},
    {"RS384", KeyFamily::RsaPkcs1, "SHA384", 48, nullptr, "", 0},
    {"RS512", KeyFamily::RsaPkcs1, "SHA512", 64, nullptr, "", 0},
    {"PS256", KeyFamily::RsaPss, "SHA256", 32, nullptr, "", 0},
    {"PS384", KeyFamily::RsaPss, "SHA384", 48, nullptr, "", 0},
    {"PS512", KeyFamily::RsaPss, "SHA512", 64, nullptr, "", 0},
    {"ES256", KeyFamily::Ecdsa, "SHA256", 32, "prime256v1", "P-256", 32},
    {"ES384", KeyFamily::Ecdsa, "SHA384", 48, "secp384r1", "P-384", 48},
    {"ES512", KeyFamily::Ecdsa, "SHA512", 64, "secp521r1", "P-521", 66},
    {"EdDSA", KeyFamily::Ed25519, nullptr, 0, nullptr, "Ed25519", 32},
}};

} // namespace

const AlgorithmTraits &traitsOf(Algorithm algorithm)
{
    return kRows.at(static_cast<std::size_t>(algorithm));
}

std::string_view nameOf(Algorithm algorithm)
{
    return traitsOf(algorithm).name;
}

std::optional<Algorithm> algorithmNamed(std::string_view name)
{
    for (std::size_t i = 0; i < kRows.size(); ++i) {
        if (kRows[i].name == name)
            return static_cast<Algorithm>(i);
    }
    return {};
}

} // namespace opsroom::auth
