#include "client/bench/bench_options.h"

#include <algorithm>
#include <array>

namespace opsroom::bench {

std::string_view nameOf(Case benchCase)
{
    constexpr std::array<std::string_view, 7> kNames{"connect", "idle", "fan-out", "rooms", "echo", "mixed", "storm"};
    return kNames[static_cast<std::size_t>(benchCase)];
}

std::string_view nameOf(Protocol protocol)
{
    constexpr std::array<std::string_view, 3> kNames{"opsroom", "socketio", "websocket"};
    return kNames[static_cast<std::size_t>(protocol)];
}

BenchOptions BenchOptions::withDefaults() const
{
    constexpr std::uint32_t kRooms = 100;
    constexpr double kDeliveries = 100'000;
    constexpr double kChurnShare = 0.01;
    BenchOptions filled = *this;
    if (filled.rooms == 0)
        filled.rooms = benchCase == Case::FanOut ? 1 : benchCase == Case::Echo ? connections : kRooms;
    filled.rooms = std::min(filled.rooms, connections);
    if (filled.publishers == 0 || filled.publishers > connections)
        filled.publishers = connections;
    if (filled.users == 0)
        filled.users = connections;
    if (filled.rate <= 0)
        filled.rate = kDeliveries;
    if (benchCase != Case::Mixed)
        filled.churn = 0;
    else if (filled.churn <= 0)
        filled.churn = kChurnShare * connections;
    return filled;
}

} // namespace opsroom::bench
