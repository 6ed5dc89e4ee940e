#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace opsroom::hub {

enum class SessionKey : std::uint64_t;

/// What only a session's own side knows of it.
struct SessionFacts
{
    SessionKey session{};
    std::string sid; ///< public id of the socket
    std::string nsp;
    std::string address; ///< without port
    std::string agent;   ///< User-Agent of the handshake, cut and in plain ASCII; empty if there was none
    bool isWebSocket = false;
    bool isSecure = false;
    std::uint32_t roundTripUs = 0; ///< of the last ping; 0: none has come back yet
    std::uint32_t sincePongMs = 0; ///< since the last pong, or since it came
    std::uint32_t sent = 0;        ///< publications, from 2^32 on from 0 again
    std::uint32_t dropped = 0;     ///< volatile ones, since the client was behind
    std::size_t queuedBytes = 0;   ///< waiting for the client to read
};

/// Takes the facts of those sessions that are still there, in any order. Called once, in the hub's thread.
using SessionsDescribed = std::function<void(std::vector<SessionFacts>)>;

} // namespace opsroom::hub
