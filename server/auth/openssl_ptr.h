#pragma once

#include "core/base/result.h"

#include <memory>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <string>
#include <string_view>

/// Owners of OpenSSL objects. Private to server/auth: no public header includes this one.
namespace opsroom::auth {

template <auto release>
struct OpensslDelete
{
    void operator()(auto *object) const { release(object); }
};
template <class T, auto release>
using OpensslPtr = std::unique_ptr<T, OpensslDelete<release>>;

using BignumPtr = OpensslPtr<BIGNUM, BN_clear_free>;
using BioPtr = OpensslPtr<BIO, BIO_free_all>;
using DigestPtr = OpensslPtr<EVP_MD, EVP_MD_free>;
using DigestContextPtr = OpensslPtr<EVP_MD_CTX, EVP_MD_CTX_free>;
using EcdsaSigPtr = OpensslPtr<ECDSA_SIG, ECDSA_SIG_free>;
using MacPtr = OpensslPtr<EVP_MAC, EVP_MAC_free>;
using MacContextPtr = OpensslPtr<EVP_MAC_CTX, EVP_MAC_CTX_free>;
using PkeyPtr = OpensslPtr<EVP_PKEY, EVP_PKEY_free>;
using PkeyContextPtr = OpensslPtr<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;

/// Takes back whatever its scope leaves in the thread's OpenSSL error queue: a refused signature must not look like a
/// failure of the TLS connection that the same thread serves next.
class ErrorMark
{
public:
    ErrorMark() { ERR_set_mark(); }
    ErrorMark(const ErrorMark &) = delete;
    ErrorMark &operator=(const ErrorMark &) = delete;
    ~ErrorMark() { ERR_pop_to_mark(); }
};

inline const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data()); // NOLINT(*-reinterpret-cast): bytes are bytes
}
inline unsigned char *bytesOf(std::string &text)
{
    return reinterpret_cast<unsigned char *>(text.data()); // NOLINT(*-reinterpret-cast): bytes are bytes
}

/// Refusal of a key. The text names the rule, never key material; the loader puts the file's name in front.
inline Failure<Error> refusedKey(std::string rule)
{
    return Failure(Error(ErrorCode::BadRequest, std::move(rule)));
}
/// OpenSSL failed for a reason that is not in the key: out of memory, or an algorithm that this build lacks.
inline Failure<Error> opensslFailed(std::string what)
{
    return Failure(Error(ErrorCode::Internal, "OpenSSL: " + std::move(what)));
}

} // namespace opsroom::auth
