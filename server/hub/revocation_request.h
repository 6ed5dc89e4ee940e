#pragma once

#include "core/base/result.h"
#include "core/protocol/json/value.h"
#include "server/hub/revocation.h"

namespace opsroom::hub {

/// `{"tokenId"?, "userId"?, "tenantId"?}` as a revocation of all tokens issued until \a now.
/// \returns BadRequest if it names nothing, which would be everybody, or a member is no name.
[[nodiscard]] Result<Revocation> readRevocation(json::Value body, WallTime now);

} // namespace opsroom::hub
