#pragma once

#include "core/protocol/http/request.h"
#include "core/protocol/http/response.h"

#include <optional>

namespace opsroom::websocket {

/// Whether \a request asks for a WebSocket at all: Upgrade names it and Connection names Upgrade.
[[nodiscard]] bool asksForUpgrade(const http::Request &request);

/// Judges the client's opening handshake (RFC 6455 section 4.2.1) apart from path and Origin, which are the endpoint's.
///
/// \returns the answer that refuses it (400, 405 or 426), or nothing if it may be accepted.
/// Precondition: asksForUpgrade().
[[nodiscard]] std::optional<http::Response> refusalOfUpgrade(const http::Request &request);

} // namespace opsroom::websocket
