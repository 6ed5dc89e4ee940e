#pragma once

#include "server/hub/session_sink.h"

#include <cstdint>
#include <string>
#include <vector>

namespace opsroom::hub {

/// What a client says in its CONNECT about a session that it had before.
struct Returning
{
    /// Up to where it has one tenant's stream.
    struct Point
    {
        std::string tenantId; ///< empty: the token's own
        std::string epoch;
        std::uint64_t seq = 0;
    };

    std::string pid;    ///< of a session that Socket.IO's connection state recovery may take up; empty: none
    std::string offset; ///< behind the last event that the client has of it
    std::vector<Point> streams;
    std::vector<std::string> channels; ///< to be subscribed before the streams go on
};

/// How a session begins.
struct Arrival
{
    std::string socketId; ///< public id: its own, or that of the session that it takes up
    std::string pid;      ///< by which it may be taken up later; empty: it may not
    bool isRecovered = false;
    std::vector<EncodedEvent> missed; ///< of a recovered session, in order
    Returning returning;              ///< what is left to do of it
};

} // namespace opsroom::hub
