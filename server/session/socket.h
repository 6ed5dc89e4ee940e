#pragma once

#include "core/protocol/socketio/binary_assembler.h"
#include "server/session/engine_id.h"
#include "server/session/socket_id.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace opsroom::session {

/// A client in one namespace.
struct Socket
{
    EngineId engine;
    std::string nsp;       ///< "/" fits without an allocation
    std::string sid;       ///< public id, unlike the Engine.IO sid
    std::uint64_t tag = 0; ///< the application's
    std::uint64_t nextAckId = 0;
    std::vector<std::uint64_t> pendingAcks; ///< asked and not yet answered
};

} // namespace opsroom::session
