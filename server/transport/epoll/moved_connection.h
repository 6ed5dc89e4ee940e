#pragma once

#include "server/transport/connection_gate.h"
#include "server/transport/epoll/connection.h"
#include "server/transport/epoll/descriptor.h"
#include "server/transport/epoll/outbox.h"
#include "server/transport/epoll/tls_stream.h"

#include <cstddef>
#include <memory>
#include <string>

namespace opsroom::transport_epoll {

/// A connection on its way to the shard that its request belongs to.
struct MovedConnection
{
    Descriptor socket;
    std::size_t listener = 0;
    std::string input;              ///< the request's head as it came, and what came behind it
    std::unique_ptr<Outbox> outbox; ///< answers to earlier requests; null if all have left
    std::unique_ptr<TlsStream> tls; ///< null without TLS
    std::unique_ptr<ProxiedClient> proxied;
    transport::GatePass pass;
};

} // namespace opsroom::transport_epoll
