#pragma once

#include "core/protocol/json/document.h"
#include "server/hub/token_verifier.h"

#include <optional>
#include <string>
#include <string_view>

namespace opsroom::auth {

/// What of a JOSE header (RFC 7515 section 4) helps to find the key. Nothing of it is believed before the signature is
/// verified; `jwk`, `jku`, `x5u` and `x5c` are never looked at.
struct TokenHeader
{
    std::string alg;
    std::optional<std::string> kid; ///< 1 to 128 printable characters

    /// Reads the header's JSON; \a document is the memory to parse with.
    ///
    /// Refused: `crit`, `b64`, `zip`, `enc` and `cty` whatever they say; `typ` other than JWT and at+jwt.
    [[nodiscard]] static Result<TokenHeader, hub::TokenRefusal> read(std::string_view json, json::Document &document);
};

} // namespace opsroom::auth
