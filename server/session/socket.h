#pragma once

#include "core/base/interner.h"
#include "server/session/engine_id.h"
#include "server/session/sid.h"
#include "server/session/socket_id.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace opsroom::session {

/// Answers that a socket owes.
struct PendingAcks
{
    std::vector<std::uint64_t> asked; ///< and not yet answered
};

/// A client in one namespace. Kept small, as EngineSession is.
struct Socket
{
    EngineId engine;
    std::uint64_t tag = 0;             ///< the application's
    std::unique_ptr<PendingAcks> acks; ///< null until it is asked for one
    Interner::Id nsp = 0;
    Sid sid{}; ///< public id, unlike the Engine.IO sid
    bool isAccepted = false;
    std::uint16_t dropped = 0; ///< volatile packets; no more than that are counted
    std::uint32_t sent = 0;    ///< packets
};

} // namespace opsroom::session
