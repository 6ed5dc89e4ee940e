#pragma once

#include "server/auth/algorithm.h"
#include "server/auth/openssl_ptr.h"

namespace opsroom::auth {

/// Checks a public key, or the public part of a private one, before it is believed.
///
/// RSA: 2048 to 8192 bits, odd modulus that is no prime, odd exponent from 3 to 64 bits. EC: the very curve of the
/// algorithm, point on it. EdDSA: Ed25519.
/// \returns the first rule that the key breaks; empty if it keeps all of them.
[[nodiscard]] std::string_view weaknessOf(EVP_PKEY *key, Algorithm algorithm);

} // namespace opsroom::auth
