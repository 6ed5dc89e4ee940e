#include "server/auth/ecdsa_signature.h"

#include "server/auth/openssl_ptr.h"

namespace opsroom::auth {

std::string ecdsaDerOfRaw(std::string_view raw, std::size_t fieldBytes)
{
    if (raw.size() != 2 * fieldBytes)
        return {};
    const auto length = static_cast<int>(fieldBytes);
    BignumPtr r(BN_bin2bn(bytesOf(raw), length, nullptr));
    BignumPtr s(BN_bin2bn(bytesOf(raw.substr(fieldBytes)), length, nullptr));
    const EcdsaSigPtr signature(ECDSA_SIG_new());
    if (!r || !s || !signature || BN_is_zero(r.get()) || BN_is_zero(s.get()))
        return {};
    if (ECDSA_SIG_set0(signature.get(), r.get(), s.get()) != 1)
        return {};
    static_cast<void>(r.release()); // both belong to the signature now
    static_cast<void>(s.release());

    const int size = i2d_ECDSA_SIG(signature.get(), nullptr);
    if (size <= 0)
        return {};
    std::string der(static_cast<std::size_t>(size), '\0');
    unsigned char *out = bytesOf(der);
    i2d_ECDSA_SIG(signature.get(), &out);
    return der;
}

std::string ecdsaRawOfDer(std::string_view der, std::size_t fieldBytes)
{
    const unsigned char *in = bytesOf(der);
    const EcdsaSigPtr signature(d2i_ECDSA_SIG(nullptr, &in, static_cast<long>(der.size())));
    if (!signature)
        return {};
    const auto length = static_cast<int>(fieldBytes);
    std::string raw(2 * fieldBytes, '\0');
    if (BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), bytesOf(raw), length) != length
        || BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), bytesOf(raw) + fieldBytes, length) != length)
        return {};
    return raw;
}

} // namespace opsroom::auth
