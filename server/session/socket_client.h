#pragma once

#include "core/base/compact_vector.h"
#include "core/base/interner.h"
#include "server/session/socket_layer.h"

#include <memory>
#include <string>

namespace opsroom::session {

/// What an Engine.IO session carries beyond its sockets.
struct SocketLayer::Client
{
    std::unique_ptr<std::string> authorization;
    std::unique_ptr<socketio::BinaryAssembler> assembler;
    CompactVector<std::uint32_t, 2> sockets; ///< slots, one for each namespace entered
    Interner::Id address = 0;
    Interner::Id agent = 0;
    std::uint32_t roundTripUs = 0;
    std::uint16_t port = 0;
    bool isSecure = false;
    bool hasCertificate = false;
    bool hasEntered = false;
};

} // namespace opsroom::session
