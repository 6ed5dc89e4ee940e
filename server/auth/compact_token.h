#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace opsroom::auth {

inline constexpr std::size_t kMaxTokenBytes = 8192;

/// The three parts of a JWS in compact form (RFC 7515 section 7.1), still in base64url.
struct CompactToken
{
    std::string_view header;
    std::string_view payload;
    std::string_view signature;
    std::string_view signedText; ///< header and payload with the dot between them

    /// \returns nothing for more than kMaxTokenBytes or anything but two dots between three parts that are not empty.
    [[nodiscard]] static std::optional<CompactToken> split(std::string_view text);
};

} // namespace opsroom::auth
