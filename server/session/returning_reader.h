#pragma once

#include "core/base/result.h"
#include "core/protocol/json/value.h"
#include "server/hub/returning.h"

namespace opsroom::session {

/// Reads from the auth object of a CONNECT what the client had before: `pid` and `offset`, which `socket.io-client` adds
/// by itself, and `resume`: `{epoch, seq}` or `{streams: [{tenantId, epoch, seq}], channels: [name]}`.
///
/// A `pid` that cannot be one is as good as none. \returns BadRequest for a malformed `resume`.
[[nodiscard]] Result<hub::Returning> readReturning(json::Value auth);

} // namespace opsroom::session
