#pragma once

#include "client/bench/socket_stream.h"

#include <cstdint>
#include <string>

namespace opsroom::bench {

/// One connection of the generator. Plain data of PeerSet; loads read it and count in `unanswered`.
struct Peer
{
    enum class State : std::uint8_t { Closed, Connecting, Upgrading, Greeting, Ready };

    SocketStream stream;
    State state = State::Closed;
    bool watchesWrite = false;
    std::uint32_t index = 0;
    std::uint32_t room = 0;
    std::uint32_t unanswered = 0; ///< messages published and not yet come back
    std::uint32_t due = 0;        ///< messages to publish at the next tick
    std::uint64_t begunAt = 0;    ///< microseconds since the beginning of the run
    std::string rest;             ///< what was received of an unfinished head or frame
    std::string unsent;           ///< what the system did not take yet

    [[nodiscard]] bool isReady() const { return state == State::Ready; }
};

} // namespace opsroom::bench
