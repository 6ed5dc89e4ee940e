#pragma once

#include "core/base/compact_vector.h"
#include "core/base/deadline_wheel.h"
#include "core/base/interner.h"
#include "core/base/slab.h"
#include "server/hub/policy.h"
#include "server/hub/session_sink.h"
#include "server/hub/tenant_directory.h"
#include "server/hub/token_bucket.h"

#include <memory>
#include <vector>

namespace opsroom::hub {

/// Number of a room of one hub.
using RoomId = std::uint32_t;

/// A session's place in one room.
struct RoomMembership
{
    RoomId room;
    std::uint32_t position; ///< index in the room's list
};

/// One authenticated session, as the hub knows it. Kept small and flat: ten thousand are walked for one publication.
struct Member
{
    SessionKey session{};
    Interner::Id user = 0;
    Interner::Id roleNames = 0;    ///< as the token says them, for people; roles is what counts
    TenantId tenant = kAllTenants; ///< of the token; kAllTenants for a platform operator without one
    RoleMask roles = 0;
    NamespaceIndex nsp = 0;
    bool seesAllTenants = false;
    std::uint8_t violations = 0;       ///< seconds in a row in which commands were refused for their rate
    bool isWarned = false;             ///< was told that its token is about to end
    std::uint16_t channels = 0;        ///< subscribed
    std::uint32_t lastDelivery = 0;    ///< number of the last fan-out that reached it: nobody gets a publication twice
    std::uint32_t violationSecond = 0; ///< the last of them
    std::uint32_t enteredAt = 0;       ///< seconds since 1970
    TokenBucket commands;
    TokenBucket bytes; ///< of commands
    SteadyTime expiresAt = SteadyTime::max();
    LiveDeadline tokenWake;
    CompactVector<RoomMembership, 2> rooms;
    std::unique_ptr<std::vector<TenantId>> otherTenants; ///< of a token for several
};

using MemberId = SlabKey<Member>;

} // namespace opsroom::hub
