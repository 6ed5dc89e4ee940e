#pragma once

#include "core/base/slab.h"

namespace opsroom::session {

struct Socket;

/// Names one Socket.IO socket of one shard: a client in one namespace.
using SocketId = SlabKey<Socket>;

} // namespace opsroom::session
