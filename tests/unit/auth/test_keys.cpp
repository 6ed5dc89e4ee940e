#include "tests/unit/auth/test_keys.h"

#include "core/base/base64.h"

#include <QtGlobal>
#include <map>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

using opsroom::auth::Algorithm;
using opsroom::auth::KeyFamily;
using opsroom::auth::KeyPtr;
using opsroom::auth::Secret;

namespace opsroom::test {

namespace {

template <class Write>
std::string pemText(const Write &write)
{
    BIO *const bio = BIO_new(BIO_s_mem());
    if (write(bio) != 1)
        qFatal("cannot write PEM");
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio, &text);
    std::string out(text, static_cast<std::size_t>(size));
    BIO_free(bio);
    return out;
}

std::string publicPemOf(EVP_PKEY *pkey)
{
    return pemText([pkey](BIO *bio) { return PEM_write_bio_PUBKEY(bio, pkey); });
}

EVP_PKEY *generate(const std::string &type, const std::string &parameter)
{
    if (type == "RSA")
        return EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", static_cast<std::size_t>(std::stoul(parameter)));
    if (type == "EC")
        return EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", parameter.c_str());
    return EVP_PKEY_Q_keygen(nullptr, nullptr, type.c_str());
}

KeyPtr keyOf(const std::string &pem, const std::string &id, Algorithm algorithm)
{
    auto key = auth::keyFromPem(secretOf(pem), id, algorithm);
    if (!key)
        qFatal("%s", key.error().detail.c_str());
    return key.value();
}

} // namespace

Secret secretOf(const std::string &text)
{
    return Secret(std::string(text));
}

const PemPair &pemPair(const std::string &type, const std::string &parameter)
{
    static std::map<std::pair<std::string, std::string>, PemPair> made;
    const auto [at, isNew] = made.try_emplace({type, parameter});
    if (isNew) {
        EVP_PKEY *const pkey = generate(type, parameter);
        if (pkey == nullptr)
            qFatal("cannot make a key of type %s", type.c_str());
        at->second.publicPem = publicPemOf(pkey);
        at->second.privatePem = pemText(
            [pkey](BIO *bio) { return PEM_write_bio_PrivateKey(bio, pkey, nullptr, nullptr, 0, nullptr, nullptr); });
        EVP_PKEY_free(pkey);
    }
    return at->second;
}

const PemPair &pemPair(Algorithm algorithm)
{
    const auth::AlgorithmTraits &traits = auth::traitsOf(algorithm);
    if (traits.family == KeyFamily::Ecdsa)
        return pemPair("EC", std::string(traits.jwkCurve));
    if (traits.family == KeyFamily::Ed25519)
        return pemPair("ED25519", "");
    return pemPair("RSA", "2048");
}

std::string rsaPem(const std::string &modulus, const std::string &exponent)
{
    BIGNUM *n = nullptr;
    BIGNUM *e = nullptr;
    BN_hex2bn(&n, modulus.c_str());
    BN_hex2bn(&e, exponent.c_str());
    OSSL_PARAM_BLD *const builder = OSSL_PARAM_BLD_new();
    OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, n);
    OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, e);
    OSSL_PARAM *const parameters = OSSL_PARAM_BLD_to_param(builder);
    EVP_PKEY_CTX *const context = EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr);
    EVP_PKEY *pkey = nullptr;
    EVP_PKEY_fromdata_init(context);
    if (EVP_PKEY_fromdata(context, &pkey, EVP_PKEY_PUBLIC_KEY, parameters) != 1)
        qFatal("cannot make the RSA key");
    std::string pem = publicPemOf(pkey);
    EVP_PKEY_free(pkey);
    EVP_PKEY_CTX_free(context);
    OSSL_PARAM_free(parameters);
    OSSL_PARAM_BLD_free(builder);
    BN_free(n);
    BN_free(e);
    return pem;
}

std::string encryptedPem(const std::string &pem)
{
    BIO *const in = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
    EVP_PKEY *const pkey = PEM_read_bio_PrivateKey(in, nullptr, nullptr, nullptr);
    std::string passphrase = "passphrase";
    std::string out = pemText([&](BIO *bio) {
        return PEM_write_bio_PKCS8PrivateKey(bio, pkey, EVP_aes_256_cbc(), passphrase.data(),
                                             static_cast<int>(passphrase.size()), nullptr, nullptr);
    });
    EVP_PKEY_free(pkey);
    BIO_free(in);
    return out;
}

KeyPtr hmacKey(const std::string &id, Algorithm algorithm, char fill)
{
    auto key = auth::keyFromSecret(secretOf(std::string(64, fill)), id, algorithm);
    if (!key)
        qFatal("%s", key.error().detail.c_str());
    return key.value();
}

KeyPtr signingKey(const std::string &id, Algorithm algorithm)
{
    if (auth::traitsOf(algorithm).family == KeyFamily::Hmac)
        return hmacKey(id, algorithm);
    return keyOf(pemPair(algorithm).privatePem, id, algorithm);
}

KeyPtr verifyingKey(const std::string &id, Algorithm algorithm)
{
    if (auth::traitsOf(algorithm).family == KeyFamily::Hmac)
        return hmacKey(id, algorithm);
    return keyOf(pemPair(algorithm).publicPem, id, algorithm);
}

std::string handmadeToken(const auth::Key &key, const std::string &header, const std::string &payload)
{
    std::string token = encodeBase64(header, Base64::Url) + '.' + encodeBase64(payload, Base64::Url);
    const auto signature = key.sign(token);
    if (!signature)
        qFatal("%s", signature.error().detail.c_str());
    token += '.';
    appendBase64(token, *signature, Base64::Url);
    return token;
}

} // namespace opsroom::test
