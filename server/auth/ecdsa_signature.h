#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// The two spellings of an ECDSA signature: r and s side by side at full length (RFC 7518 section 3.4), and the DER
/// sequence that OpenSSL wants.
namespace opsroom::auth {

/// \returns DER, or nothing if \a raw is not exactly two scalars of \a fieldBytes or one of them is zero.
[[nodiscard]] std::string ecdsaDerOfRaw(std::string_view raw, std::size_t fieldBytes);

/// \returns the raw form, or nothing if \a der is no signature of scalars of \a fieldBytes.
[[nodiscard]] std::string ecdsaRawOfDer(std::string_view der, std::size_t fieldBytes);

} // namespace opsroom::auth
