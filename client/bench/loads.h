#pragma once

#include "client/bench/load.h"
#include "client/bench/peer_set.h"

#include <cstdint>
#include <memory>

namespace opsroom::bench {

/// Bursts of \a window messages from the first connection to its room; the next one when each member has got all.
[[nodiscard]] std::unique_ptr<Load> makeBurstLoad(PeerSet &peers, std::uint32_t window);

/// Each of the first \a publishers connections keeps \a window messages unanswered: until the ack if the protocol has
/// one, else until the message comes back.
[[nodiscard]] std::unique_ptr<Load> makeEchoLoad(PeerSet &peers, std::uint32_t publishers, std::uint32_t window,
                                                 bool untilAck);

/// Messages to all rooms in turn, each from the next member of the room, at a steady rate whatever the server does. A
/// message's time is when it was due, so that waiting in the generator counts.
/// \param rate deliveries a second
/// \param churn connections a second that are cut off and opened again
[[nodiscard]] std::unique_ptr<Load> makePacedLoad(PeerSet &peers, double rate, double churn);

} // namespace opsroom::bench
