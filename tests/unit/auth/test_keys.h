#pragma once

#include "server/auth/key_text.h"

#include <array>
#include <string>

namespace opsroom::test {

/// A key made by OpenSSL, as PEM text.
struct PemPair
{
    std::string publicPem;
    std::string privatePem;
};

/// \a type and \a parameter as EVP_PKEY_Q_keygen() takes them: ("RSA", "2048"), ("EC", "P-256"), ("ED25519", "").
/// Each pair is made once and kept.
const PemPair &pemPair(const std::string &type, const std::string &parameter);
/// The pair that an algorithm needs; not for HMAC.
const PemPair &pemPair(auth::Algorithm algorithm);

/// Public key of RSA with any modulus and exponent, given in hexadecimal.
std::string rsaPem(const std::string &modulus, const std::string &exponent);
/// \a pem encrypted with a passphrase.
std::string encryptedPem(const std::string &pem);

/// Secrets that differ by \a fill, long enough for every algorithm.
auth::KeyPtr hmacKey(const std::string &id, auth::Algorithm algorithm, char fill = 'k');
/// A key that can sign; HMAC included.
auth::KeyPtr signingKey(const std::string &id, auth::Algorithm algorithm);
/// The same key without its private part; for HMAC the secret itself.
auth::KeyPtr verifyingKey(const std::string &id, auth::Algorithm algorithm);

/// Header and payload as JSON, signed by \a key whatever they say.
std::string handmadeToken(const auth::Key &key, const std::string &header, const std::string &payload);

auth::Secret secretOf(const std::string &text);

inline constexpr std::array kAllAlgorithms = {auth::Algorithm::HS256, auth::Algorithm::HS384, auth::Algorithm::HS512,
                                              auth::Algorithm::RS256, auth::Algorithm::RS384, auth::Algorithm::RS512,
                                              auth::Algorithm::PS256, auth::Algorithm::PS384, auth::Algorithm::PS512,
                                              auth::Algorithm::ES256, auth::Algorithm::ES384, auth::Algorithm::ES512,
                                              auth::Algorithm::EdDSA};
static_assert(kAllAlgorithms.size() == auth::kAlgorithmCount);

} // namespace opsroom::test
