#pragma once

#include "core/protocol/json/value.h"
#include "server/auth/key.h"

#include <vector>

namespace opsroom::auth {

/// One member of a JWKS (RFC 7517 section 4, RFC 7518 section 6, RFC 8037 section 2); the rules are keysFromJwks()'s.
/// Members that this hub does not know are ignored, `x5u` and `x5c` among them.
[[nodiscard]] Result<KeyPtr> keyFromJwk(const json::Value &jwk, const std::vector<Algorithm> &allowed);

} // namespace opsroom::auth
