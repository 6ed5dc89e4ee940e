#include "server/auth/key_strength.h"

#include <array>
#include <openssl/core_names.h>

namespace opsroom::auth {

namespace {

constexpr int kMinRsaBits = 2048;
constexpr int kMaxRsaBits = 8192; // a signature of a longer key takes more than a millisecond to check
constexpr int kMaxExponentBits = 64;

BignumPtr number(const EVP_PKEY *key, const char *parameter)
{
    BIGNUM *value = nullptr;
    if (EVP_PKEY_get_bn_param(key, parameter, &value) != 1)
        return {};
    return BignumPtr(value);
}

bool passesPublicCheck(EVP_PKEY *key)
{
    const PkeyContextPtr context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
    return context && EVP_PKEY_public_check(context.get()) == 1;
}

std::string_view weaknessOfRsa(EVP_PKEY *key)
{
    if (EVP_PKEY_is_a(key, "RSA") != 1)
        return "the algorithm needs an RSA key";
    if (EVP_PKEY_get_bits(key) < kMinRsaBits)
        return "RSA key shorter than 2048 bits";
    if (EVP_PKEY_get_bits(key) > kMaxRsaBits)
        return "RSA key longer than 8192 bits";
    const BignumPtr exponent = number(key, OSSL_PKEY_PARAM_RSA_E);
    if (!exponent || !BN_is_odd(exponent.get()))
        return "RSA exponent is even";
    if (BN_is_one(exponent.get()))
        return "RSA exponent is 1";
    if (BN_num_bits(exponent.get()) > kMaxExponentBits)
        return "RSA exponent longer than 64 bits";
    if (!passesPublicCheck(key))
        return "RSA modulus is not a product of large primes";
    return {};
}

std::string_view weaknessOfEc(EVP_PKEY *key, const char *group)
{
    if (EVP_PKEY_is_a(key, "EC") != 1)
        return "the algorithm needs an EC key";
    std::array<char, 64> name{};
    if (EVP_PKEY_get_group_name(key, name.data(), name.size(), nullptr) != 1 || std::string_view(name.data()) != group)
        return "EC key is on another curve than the algorithm's";
    if (!passesPublicCheck(key))
        return "EC point is not on the curve";
    return {};
}

} // namespace

std::string_view weaknessOf(EVP_PKEY *key, Algorithm algorithm)
{
    const ErrorMark mark;
    const AlgorithmTraits &traits = traitsOf(algorithm);
    switch (traits.family) {
    case KeyFamily::RsaPkcs1:
    case KeyFamily::RsaPss:
        return weaknessOfRsa(key);
    case KeyFamily::Ecdsa:
        return weaknessOfEc(key, traits.group);
    case KeyFamily::Ed25519:
        return EVP_PKEY_is_a(key, "ED25519") == 1 ? "" : "the algorithm needs an Ed25519 key";
    case KeyFamily::Hmac:
        break;
    }
    return "the algorithm needs a secret, not a public key";
}

} // namespace opsroom::auth
