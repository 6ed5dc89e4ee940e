#pragma once

#include "server/config/node_config.h"
#include "server/transport/transport.h"

#include <memory>

namespace opsroom::node {

/// The transport that `hub.transport` names. `auto` is epoll; who embeds a hub next to a Qt event loop says qt.
[[nodiscard]] std::unique_ptr<transport::Transport> makeTransport(const config::NodeConfig &config);

/// How many shards the transport is to have: `hub.io_threads`; one for qt.
[[nodiscard]] std::size_t shardsOf(const config::NodeConfig &config);

} // namespace opsroom::node
