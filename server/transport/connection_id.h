#pragma once

#include "core/base/slab.h"

namespace opsroom::transport {

struct ConnectionTag;

/// Names one connection of one shard; a late answer for a connection that is gone finds nobody.
using ConnectionId = SlabKey<ConnectionTag>;

} // namespace opsroom::transport
