#include "server/auth/key_text.h"

#include "core/protocol/json/value.h"
#include "server/auth/asymmetric_key.h"
#include "server/auth/development_key.h"
#include "server/auth/hmac_key.h"
#include "server/auth/jwk.h"

#include <openssl/pem.h>
#include <set>

namespace opsroom::auth {

namespace {

constexpr std::size_t kMaxSecretBytes = 1024;
constexpr std::size_t kMaxJwksKeys = 64;
constexpr std::string_view kPemBegin = "-----BEGIN ";

/// Refuses to decrypt; OpenSSL's own callback would ask on the terminal.
int noPassphrase(char * /*buffer*/, int /*size*/, int /*isWriting*/, void * /*user*/)
{
    return -1;
}

std::size_t countOf(std::string_view text, std::string_view part)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

} // namespace

Result<KeyPtr> keyFromSecret(Secret secret, std::string id, Algorithm algorithm)
{
    const AlgorithmTraits &traits = traitsOf(algorithm);
    if (!isKeyId(id))
        return refusedKey("kid is not at most 128 printable characters");
    if (traits.family != KeyFamily::Hmac)
        return refusedKey("a secret goes with HS256, HS384 or HS512 only");
    if (secret.size() < traits.digestBytes)
        return refusedKey("secret is shorter than the hash of " + std::string(traits.name) + ", "
                          + std::to_string(traits.digestBytes) + " bytes");
    if (secret.size() > kMaxSecretBytes)
        return refusedKey("secret is longer than 1024 bytes");
    if (secret.view().find(kPemBegin) != std::string_view::npos)
        return refusedKey("a PEM key must not serve as a secret");
    if (secret.view() == kDevelopmentSecret)
        return refusedKey("the published development secret must not be used");
    return HmacKey::make(std::move(id), algorithm, std::move(secret));
}

Result<KeyPtr> keyFromPem(const Secret &text, std::string id, Algorithm algorithm)
{
    if (!isKeyId(id))
        return refusedKey("kid is not at most 128 printable characters");
    if (countOf(text.view(), kPemBegin) != 1)
        return refusedKey("not exactly one PEM block");
    const ErrorMark mark;
    const BioPtr bio(BIO_new_mem_buf(text.view().data(), static_cast<int>(text.size())));
    if (!bio)
        return opensslFailed("memory");
    const bool isPrivate = text.view().find("PRIVATE KEY-----") != std::string_view::npos;
    PkeyPtr pkey(isPrivate ? PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr)
                           : PEM_read_bio_PUBKEY(bio.get(), nullptr, noPassphrase, nullptr));
    if (!pkey)
        return refusedKey("not an unencrypted PEM key (PUBLIC KEY or PRIVATE KEY)");
    return AsymmetricKey::make(std::move(id), algorithm, std::move(pkey), isPrivate);
}

Result<std::vector<KeyPtr>> keysFromJwks(const Secret &text, const std::vector<Algorithm> &allowed)
{
    json::Document document;
    const auto root = document.parse(text.view());
    if (!root)
        return Failure(root.error());
    const json::Value array = root->find("keys");
    if (!array.isArray())
        return refusedKey("not a JWKS: no array \"keys\"");

    std::vector<KeyPtr> keys;
    std::set<std::string, std::less<>> ids;
    for (const json::Value jwk : array.elements()) {
        const std::string place = "key " + std::to_string(keys.size() + 1) + ": ";
        if (keys.size() == kMaxJwksKeys)
            return refusedKey("more than 64 keys");
        auto key = keyFromJwk(jwk, allowed);
        if (!key)
            return Failure(Error(key.error().code, place + key.error().detail));
        if (!key.value()->id().empty() && !ids.insert(key.value()->id()).second)
            return refusedKey(place + "kid is used twice");
        keys.push_back(key.value());
    }
    if (keys.empty())
        return refusedKey("no keys");
    return keys;
}

} // namespace opsroom::auth
