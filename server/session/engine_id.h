#pragma once

#include "core/base/slab.h"

namespace opsroom::session {

struct EngineSession;

/// Names one Engine.IO session of one shard.
using EngineId = SlabKey<EngineSession>;

} // namespace opsroom::session
