#pragma once

#include "server/auth/key.h"
#include "server/auth/secret.h"

#include <string>
#include <string_view>
#include <vector>

/// Keys from the contents of key files. Each weak or ambiguous key is refused with the rule that it breaks; no error
/// carries key material.
namespace opsroom::auth {

/// What a JWKS may hold unless the configuration says otherwise. No HMAC, since a set of public keys is no place for a
/// secret; no 384 and 512 bit variants, since they cost processor time and add nothing.
inline const std::vector<Algorithm> kUsualAlgorithms = {Algorithm::RS256, Algorithm::PS256, Algorithm::ES256,
                                                        Algorithm::EdDSA};

/// A secret for HMAC: at least as long as the hash (RFC 7518 section 3.2), at most 1024 bytes, neither PEM text nor the
/// published development secret.
[[nodiscard]] Result<KeyPtr> keyFromSecret(Secret secret, std::string id, Algorithm algorithm);

/// One PEM block: a public key (`PUBLIC KEY`), or an unencrypted private key, which can also sign.
[[nodiscard]] Result<KeyPtr> keyFromPem(const Secret &text, std::string id, Algorithm algorithm);

/// A JSON Web Key Set (RFC 7517) of 1 to 64 keys.
///
/// Each key names its `alg`, one of \a allowed; `kid` is unique. An HMAC key is accepted if its algorithm is allowed.
/// Refused: `use` other than sig, `key_ops` without verify, private parts, and what weaknessOf() names.
[[nodiscard]] Result<std::vector<KeyPtr>> keysFromJwks(const Secret &text, const std::vector<Algorithm> &allowed);

} // namespace opsroom::auth
