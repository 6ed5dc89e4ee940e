#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace opsroom {

enum class Base64 : unsigned char {
    Standard, ///< RFC 4648 section 4, with padding
    Url,      ///< RFC 4648 section 5, without padding
};

[[nodiscard]] std::string encodeBase64(std::string_view bytes, Base64 alphabet);
void appendBase64(std::string &out, std::string_view bytes, Base64 alphabet);

/// Strict: only the alphabet's characters, no white space, padding exactly as the alphabet says, and unused bits zero,
/// so that each byte string has one spelling only.
/// \returns nothing for any other text.
[[nodiscard]] std::optional<std::string> decodeBase64(std::string_view text, Base64 alphabet);

} // namespace opsroom
