#pragma once

#include "core/base/clock.h"
#include "server/transport/endpoint.h"
#include "server/transport/shard.h"

#include <cstddef>
#include <functional>
#include <memory>

namespace opsroom::transport {

/// What runs on a shard: endpoints, sessions, and this shard's part of the hub.
///
/// Thread: created, called and destroyed in the shard's thread.
class ShardApplication
{
public:
    ShardApplication() = default;
    ShardApplication(const ShardApplication &) = delete;
    ShardApplication &operator=(const ShardApplication &) = delete;
    virtual ~ShardApplication() = default;

    /// The endpoint of a request; unknown paths have one that refuses them.
    /// \param listener which of the transport's listeners the connection came to
    [[nodiscard]] virtual Endpoint &endpointFor(std::size_t listener, const http::Request &head) = 0;

    /// Time has passed. \returns when to be called next; SteadyTime::max() for never.
    [[nodiscard]] virtual SteadyTime onTimer(SteadyTime now) = 0;
    /// Somebody called Shard::wake().
    virtual void onWake() = 0;
    /// End of a turn of the loop in which something was handled, before frames leave.
    virtual void onTurnEnd() {}
};

/// Makes the application of a shard, in the shard's thread.
using ShardApplicationFactory = std::function<std::unique_ptr<ShardApplication>(Shard &)>;

} // namespace opsroom::transport
