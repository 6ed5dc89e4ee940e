#pragma once

#include "core/protocol/http/request.h"

#include <string>
#include <string_view>

namespace opsroom::transport_epoll {

/// The 101 that accepts \a request (RFC 6455 section 4.2.2). Precondition: websocket::refusalOfUpgrade() had none.
/// \param extensions value of Sec-WebSocket-Extensions; empty: none is agreed on
[[nodiscard]] std::string handshakeAnswer(const http::Request &request, std::string_view extensions);

} // namespace opsroom::transport_epoll
