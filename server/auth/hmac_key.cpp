#include "server/auth/hmac_key.h"

#include <array>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/params.h>

namespace opsroom::auth {

Result<KeyPtr> HmacKey::make(std::string id, Algorithm algorithm, Secret secret)
{
    const ErrorMark mark;
    MacPtr mac(EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_HMAC, nullptr));
    if (!mac)
        return opensslFailed("no HMAC");
    const std::shared_ptr<HmacKey> key(new HmacKey(std::move(id), algorithm, std::move(secret), std::move(mac)));
    if (!key->m_contexts.borrow())
        return opensslFailed("HMAC context");
    const auto digest = key->sign("opsroom key mark");
    if (!digest)
        return Failure(digest.error());
    key->setMark(*digest);
    return KeyPtr(key);
}

HmacKey::HmacKey(std::string id, Algorithm algorithm, Secret secret, MacPtr mac)
    : Key(std::move(id), algorithm),
      m_secret(std::move(secret)),
      m_mac(std::move(mac)),
      m_contexts([this] { return makeContext(); })
{}

MacContextPtr HmacKey::makeContext() const
{
    MacContextPtr context(EVP_MAC_CTX_new(m_mac.get()));
    std::string digest = traitsOf(algorithm()).digest;
    const std::array<OSSL_PARAM, 2> parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0), OSSL_PARAM_construct_end()};
    const std::string_view secret = m_secret.view();
    if (!context || EVP_MAC_init(context.get(), bytesOf(secret), secret.size(), parameters.data()) != 1)
        return {};
    return context;
}

std::size_t HmacKey::compute(std::string_view input, std::span<unsigned char> out) const
{
    const ErrorMark mark;
    const auto context = m_contexts.borrow();
    std::size_t size = 0;
    // Without a key, init starts over with the key that the context has.
    if (!context || EVP_MAC_init(context.get(), nullptr, 0, nullptr) != 1
        || EVP_MAC_update(context.get(), bytesOf(input), input.size()) != 1
        || EVP_MAC_final(context.get(), out.data(), &size, out.size()) != 1)
        return 0;
    return size;
}

bool HmacKey::verify(std::string_view input, std::string_view signature) const
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> expected{};
    if (signature.size() != traitsOf(algorithm()).digestBytes || compute(input, expected) != signature.size())
        return false;
    return CRYPTO_memcmp(expected.data(), signature.data(), signature.size()) == 0;
}

Result<std::string> HmacKey::sign(std::string_view input) const
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> code{};
    const std::size_t size = compute(input, code);
    if (size == 0)
        return opensslFailed("HMAC");
    return std::string(code.begin(), code.begin() + size);
}

} // namespace opsroom::auth
