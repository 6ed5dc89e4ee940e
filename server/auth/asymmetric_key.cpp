#include "server/auth/asymmetric_key.h"

#include "server/auth/ecdsa_signature.h"
#include "server/auth/key_strength.h"

#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace opsroom::auth {

namespace {

/// SHA-256 of the public part.
std::string publicDigest(EVP_PKEY &pkey)
{
    unsigned char *der = nullptr;
    const int size = i2d_PUBKEY(&pkey, &der);
    std::string out(EVP_MAX_MD_SIZE, '\0');
    unsigned written = 0;
    if (size > 0)
        EVP_Digest(der, static_cast<std::size_t>(size), bytesOf(out), &written, EVP_sha256(), nullptr);
    OPENSSL_free(der);
    out.resize(written);
    return out;
}

} // namespace

Result<KeyPtr> AsymmetricKey::make(std::string id, Algorithm algorithm, PkeyPtr pkey, bool isPrivate)
{
    const ErrorMark mark;
    if (const std::string_view weakness = weaknessOf(pkey.get(), algorithm); !weakness.empty())
        return refusedKey(std::string(weakness));
    DigestPtr digest;
    if (const char *name = traitsOf(algorithm).digest; name != nullptr) {
        digest.reset(EVP_MD_fetch(nullptr, name, nullptr));
        if (!digest)
            return opensslFailed("no digest");
    }
    const std::shared_ptr<AsymmetricKey> key(
        new AsymmetricKey(std::move(id), algorithm, std::move(pkey), std::move(digest), isPrivate));
    if (key->m_digest && !key->m_verifiers.borrow())
        return opensslFailed("verification context");
    key->setMark(publicDigest(*key->m_pkey));
    return KeyPtr(key);
}

AsymmetricKey::AsymmetricKey(std::string id, Algorithm algorithm, PkeyPtr pkey, DigestPtr digest, bool isPrivate)
    : Key(std::move(id), algorithm),
      m_pkey(std::move(pkey)),
      m_digest(std::move(digest)),
      m_isPrivate(isPrivate),
      m_signatureBytes(signatureBytes()),
      m_verifiers([this] { return makeContext(EVP_PKEY_verify_init); })
{}

/// Of a JWS, which for ECDSA is not the size that OpenSSL reports.
std::size_t AsymmetricKey::signatureBytes() const
{
    const AlgorithmTraits &traits = traitsOf(algorithm());
    if (traits.fieldBytes > 0)
        return 2 * traits.fieldBytes;
    return static_cast<std::size_t>(EVP_PKEY_get_size(m_pkey.get()));
}

bool AsymmetricKey::verify(std::string_view input, std::string_view signature) const
{
    if (signature.size() != m_signatureBytes)
        return false;
    const ErrorMark mark;
    if (!m_digest)
        return verifyWhole(input, signature);
    const std::string hashed = hash(input);
    if (traitsOf(algorithm()).family == KeyFamily::Ecdsa)
        return verifyHash(hashed, ecdsaDerOfRaw(signature, traitsOf(algorithm()).fieldBytes));
    return verifyHash(hashed, signature);
}

Result<std::string> AsymmetricKey::sign(std::string_view input) const
{
    if (!m_isPrivate)
        return Failure(Error(ErrorCode::NotAvailable, "a public key cannot sign"));
    const ErrorMark mark;
    std::string signature = m_digest ? signHash(hash(input)) : signWhole(input);
    if (traitsOf(algorithm()).family == KeyFamily::Ecdsa)
        signature = ecdsaRawOfDer(signature, traitsOf(algorithm()).fieldBytes);
    if (signature.size() != m_signatureBytes)
        return opensslFailed("signing");
    return signature;
}

std::string AsymmetricKey::hash(std::string_view input) const
{
    std::string out(EVP_MAX_MD_SIZE, '\0');
    unsigned size = 0;
    if (EVP_Digest(input.data(), input.size(), bytesOf(out), &size, m_digest.get(), nullptr) != 1)
        return {};
    out.resize(size);
    return out;
}

PkeyContextPtr AsymmetricKey::makeContext(int (*init)(EVP_PKEY_CTX *)) const
{
    PkeyContextPtr context(EVP_PKEY_CTX_new_from_pkey(nullptr, m_pkey.get(), nullptr));
    EVP_PKEY_CTX *const raw = context.get();
    if (raw == nullptr || init(raw) != 1 || EVP_PKEY_CTX_set_signature_md(raw, m_digest.get()) != 1)
        return {};
    const KeyFamily family = traitsOf(algorithm()).family;
    if (family == KeyFamily::RsaPkcs1 && EVP_PKEY_CTX_set_rsa_padding(raw, RSA_PKCS1_PADDING) != 1)
        return {};
    // RFC 7518 section 3.5: the salt is as long as the hash, and MGF1 uses the same hash.
    if (family == KeyFamily::RsaPss
        && (EVP_PKEY_CTX_set_rsa_padding(raw, RSA_PKCS1_PSS_PADDING) != 1
            || EVP_PKEY_CTX_set_rsa_pss_saltlen(raw, RSA_PSS_SALTLEN_DIGEST) != 1
            || EVP_PKEY_CTX_set_rsa_mgf1_md(raw, m_digest.get()) != 1))
        return {};
    return context;
}

bool AsymmetricKey::verifyHash(std::string_view hashed, std::string_view signature) const
{
    if (hashed.empty() || signature.empty())
        return false;
    const auto context = m_verifiers.borrow();
    return context
           && EVP_PKEY_verify(context.get(), bytesOf(signature), signature.size(), bytesOf(hashed), hashed.size()) == 1;
}

std::string AsymmetricKey::signHash(std::string_view hashed) const
{
    const PkeyContextPtr context = makeContext(EVP_PKEY_sign_init);
    auto size = static_cast<std::size_t>(EVP_PKEY_get_size(m_pkey.get()));
    std::string out(size, '\0');
    if (hashed.empty() || !context
        || EVP_PKEY_sign(context.get(), bytesOf(out), &size, bytesOf(hashed), hashed.size()) != 1)
        return {};
    out.resize(size);
    return out;
}

bool AsymmetricKey::verifyWhole(std::string_view input, std::string_view signature) const
{
    const DigestContextPtr context(EVP_MD_CTX_new());
    return context
           && EVP_DigestVerifyInit_ex(context.get(), nullptr, nullptr, nullptr, nullptr, m_pkey.get(), nullptr) == 1
           && EVP_DigestVerify(context.get(), bytesOf(signature), signature.size(), bytesOf(input), input.size()) == 1;
}

std::string AsymmetricKey::signWhole(std::string_view input) const
{
    const DigestContextPtr context(EVP_MD_CTX_new());
    std::size_t size = m_signatureBytes;
    std::string out(size, '\0');
    if (!context || EVP_DigestSignInit_ex(context.get(), nullptr, nullptr, nullptr, nullptr, m_pkey.get(), nullptr) != 1
        || EVP_DigestSign(context.get(), bytesOf(out), &size, bytesOf(input), input.size()) != 1)
        return {};
    out.resize(size);
    return out;
}

} // namespace opsroom::auth
