#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/protocol/http/request.h"
#include "server/hub/token_verifier.h"

namespace opsroom::routes {

/// Who sends \a request: what its one bearer token says. \returns Unauthorized or TokenExpired.
///
/// Thread: any.
[[nodiscard]] Result<hub::Claims> authenticate(const http::Request &request, const hub::TokenVerifier &verifier,
                                               WallTime now);

/// Whether a token for \a claims may speak of \a tenant.
[[nodiscard]] bool coversTenant(const hub::Claims &claims, std::string_view tenant);

} // namespace opsroom::routes
