#pragma once

#include "server/auth/key.h"

namespace opsroom::auth {

/// Secret of the development mode. It is published with this source: whoever reads it can be anyone in any tenant.
///
/// It works only through developmentKey(), which the node calls in development mode and nowhere else; a key file or a
/// JWKS that holds it is refused.
inline constexpr std::string_view kDevelopmentSecret = "opsroom-development-secret-that-protects-nothing";
inline constexpr std::string_view kDevelopmentKeyId = "development";

/// The HS256 key of the development mode.
[[nodiscard]] Result<KeyPtr> developmentKey();

} // namespace opsroom::auth
