#pragma once

#include "server/hub/session_sink.h"
#include "server/session/socket_id.h"

#include <cstddef>
#include <cstdint>

namespace opsroom::session {

/// A SessionKey is a socket's id with the number of its shard in the topmost bits of the slot.
inline constexpr unsigned kSlotBits = 28;
inline constexpr std::size_t kMaxShards = std::size_t{1} << (32 - kSlotBits);

[[nodiscard]] inline hub::SessionKey keyOf(std::size_t shard, SocketId id)
{
    return hub::SessionKey{id.number() | std::uint64_t{shard} << kSlotBits};
}
[[nodiscard]] inline std::size_t shardOf(hub::SessionKey key)
{
    return static_cast<std::uint64_t>(key) >> kSlotBits & (kMaxShards - 1);
}
[[nodiscard]] inline SocketId socketOf(hub::SessionKey key)
{
    constexpr std::uint64_t kShardBits = std::uint64_t{kMaxShards - 1} << kSlotBits;
    return SocketId::fromNumber(static_cast<std::uint64_t>(key) & ~kShardBits);
}

} // namespace opsroom::session
