#pragma once

#include "core/protocol/http/request.h"

#include <string>

namespace opsroom::transport_epoll {

/// The 101 that accepts \a request (RFC 6455 section 4.2.2). Precondition: websocket::refusalOfUpgrade() had none.
[[nodiscard]] std::string handshakeAnswer(const http::Request &request);

} // namespace opsroom::transport_epoll
