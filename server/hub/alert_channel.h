#pragma once

#include <string_view>

namespace opsroom::hub {

/// Channel that compliance alerts go to besides the tenant's room.
inline constexpr std::string_view kAlertsChannel = "compliance:alerts";

} // namespace opsroom::hub
