#pragma once

#include "core/base/clock.h"
#include "core/protocol/json/value.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace opsroom::hub {

/// What the hub vouches for in a publication, whatever the sender wrote there.
struct Stamps
{
    std::string_view type;        ///< empty for events that back ends name themselves: their own type stays
    std::string_view broadcastBy; ///< user id of the sender
    std::string_view eventId;
    std::string_view tenantId;
    std::uint64_t seq = 0;
    WallTime timestamp{};
};

/// Appends \a body with the stamps in place of members of the same names; all other members travel byte for byte.
///
/// \param extraMembers more members as JSON, without braces; may be empty.
/// Precondition: \a body is an object.
void appendStamped(std::string &out, json::Value body, std::string_view extraMembers, const Stamps &stamps);

} // namespace opsroom::hub
