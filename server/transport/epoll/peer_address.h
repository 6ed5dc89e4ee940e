#pragma once

#include "server/transport/endpoint.h"

namespace opsroom::transport_epoll {

/// The other end of a connected socket; an empty address if it has gone already.
[[nodiscard]] transport::Peer peerOf(int descriptor);

} // namespace opsroom::transport_epoll
