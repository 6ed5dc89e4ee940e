#include "server/auth/jwk.h"

#include "core/base/base64.h"
#include "server/auth/asymmetric_key.h"
#include "server/auth/key_text.h"

#include <algorithm>
#include <array>
#include <openssl/core_names.h>
#include <openssl/param_build.h>

namespace opsroom::auth {

namespace {

using ParameterBuilderPtr = OpensslPtr<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using ParametersPtr = OpensslPtr<OSSL_PARAM, OSSL_PARAM_free>;

/// Text of a string member; empty if it is absent or no string.
std::string textMember(const json::Value &jwk, std::string_view name)
{
    const json::Value value = jwk.find(name);
    return value.isString() ? value.string() : std::string();
}

/// Bytes of a base64url member; empty if it is absent or malformed.
std::string bytesMember(const json::Value &jwk, std::string_view name)
{
    return decodeBase64(textMember(jwk, name), Base64::Url).value_or(std::string());
}

/// Why the key's own statements forbid verification with it; empty if they do not.
std::string_view purposeFault(const json::Value &jwk)
{
    if (const json::Value use = jwk.find("use"); use.isPresent() && !use.equals("sig"))
        return "use is not sig";
    if (const json::Value operations = jwk.find("key_ops"); operations.isPresent()) {
        bool verifies = false;
        for (const json::Value operation : operations.elements())
            verifies = verifies || operation.equals("verify");
        if (!verifies)
            return "key_ops lacks verify";
    }
    if (jwk.find("kty").equals("oct"))
        return {};
    for (const std::string_view name : {"d", "p", "q", "dp", "dq", "qi", "oth"}) {
        if (jwk.find(name).isPresent())
            return "has a private part";
    }
    return {};
}

PkeyPtr importPublicKey(const char *type, const ParameterBuilderPtr &builder)
{
    const ParametersPtr parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    const PkeyContextPtr context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY *pkey = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &pkey, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return {};
    return PkeyPtr(pkey);
}

/// \returns empty unless `n` and `e` are numbers without leading zeros (RFC 7518 section 2, Base64urlUInt).
PkeyPtr rsaKey(const json::Value &jwk)
{
    const std::string modulus = bytesMember(jwk, "n");
    const std::string exponent = bytesMember(jwk, "e");
    if (modulus.empty() || modulus.front() == '\0' || exponent.empty() || exponent.front() == '\0')
        return {};
    const BignumPtr n(BN_bin2bn(bytesOf(modulus), static_cast<int>(modulus.size()), nullptr));
    const BignumPtr e(BN_bin2bn(bytesOf(exponent), static_cast<int>(exponent.size()), nullptr));
    const ParameterBuilderPtr builder(OSSL_PARAM_BLD_new());
    if (!n || !e || !builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return {};
    return importPublicKey("RSA", builder);
}

/// \returns empty unless `x` and `y` are coordinates of full length of a point on the curve.
PkeyPtr ecKey(const json::Value &jwk, const AlgorithmTraits &traits)
{
    const std::string x = bytesMember(jwk, "x");
    const std::string y = bytesMember(jwk, "y");
    if (x.size() != traits.fieldBytes || y.size() != traits.fieldBytes)
        return {};
    const std::string point = '\x04' + x + y; // SEC 1 section 2.3.3, uncompressed
    const ParameterBuilderPtr builder(OSSL_PARAM_BLD_new());
    if (!builder || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, traits.group, 0) != 1
        || OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1)
        return {};
    return importPublicKey("EC", builder);
}

PkeyPtr ed25519Key(const json::Value &jwk, const AlgorithmTraits &traits)
{
    const std::string x = bytesMember(jwk, "x");
    if (x.size() != traits.fieldBytes)
        return {};
    return PkeyPtr(EVP_PKEY_new_raw_public_key_ex(nullptr, "ED25519", nullptr, bytesOf(x), x.size()));
}

/// `kty` that goes with a family (RFC 7518 section 6.1, RFC 8037 section 2).
std::string_view keyTypeOf(KeyFamily family)
{
    switch (family) {
    case KeyFamily::Hmac:
        return "oct";
    case KeyFamily::RsaPkcs1:
    case KeyFamily::RsaPss:
        return "RSA";
    case KeyFamily::Ecdsa:
        return "EC";
    case KeyFamily::Ed25519:
        return "OKP";
    }
    return {};
}

Result<KeyPtr> publicKey(const json::Value &jwk, std::string id, Algorithm algorithm)
{
    const ErrorMark mark;
    const AlgorithmTraits &traits = traitsOf(algorithm);
    if (!traits.jwkCurve.empty() && !jwk.find("crv").equals(traits.jwkCurve))
        return refusedKey("crv is not the curve of alg");

    if (traits.family == KeyFamily::Ecdsa) {
        PkeyPtr pkey = ecKey(jwk, traits);
        return pkey ? AsymmetricKey::make(std::move(id), algorithm, std::move(pkey), false)
                    : refusedKey("x and y are not a point on the curve");
    }
    if (traits.family == KeyFamily::Ed25519) {
        PkeyPtr pkey = ed25519Key(jwk, traits);
        return pkey ? AsymmetricKey::make(std::move(id), algorithm, std::move(pkey), false)
                    : refusedKey("x is not a public key of 32 bytes");
    }
    PkeyPtr pkey = rsaKey(jwk);
    return pkey ? AsymmetricKey::make(std::move(id), algorithm, std::move(pkey), false)
                : refusedKey("n and e are not numbers in base64url");
}

} // namespace

Result<KeyPtr> keyFromJwk(const json::Value &jwk, const std::vector<Algorithm> &allowed)
{
    if (!jwk.isObject())
        return refusedKey("is not an object");
    const json::Value kid = jwk.find("kid");
    std::string id = textMember(jwk, "kid");
    if (kid.isPresent() && (id.empty() || !isKeyId(id)))
        return refusedKey("kid is not 1 to 128 printable characters");
    const auto algorithm = algorithmNamed(textMember(jwk, "alg"));
    if (!algorithm)
        return refusedKey("alg is missing or unknown");
    if (std::find(allowed.begin(), allowed.end(), *algorithm) == allowed.end())
        return refusedKey("alg is not allowed by the configuration");
    const KeyFamily family = traitsOf(*algorithm).family;
    if (!jwk.find("kty").equals(keyTypeOf(family)))
        return refusedKey("kty is not that of alg");
    if (const std::string_view fault = purposeFault(jwk); !fault.empty())
        return refusedKey(std::string(fault));
    if (family == KeyFamily::Hmac)
        return keyFromSecret(Secret(bytesMember(jwk, "k")), std::move(id), *algorithm);
    return publicKey(jwk, std::move(id), *algorithm);
}

} // namespace opsroom::auth
