#pragma once

#include <string_view>

namespace opsroom::auth {

/// `[a-z0-9][a-z0-9_-]*`, 1 to 63: safe as a part of a room, a path, a cache key and a metric label.
[[nodiscard]] bool isTenantId(std::string_view text);

/// 1 to 255 bytes of UTF-8 without control characters, line separators and direction overrides, so that no name can
/// forge a log line.
[[nodiscard]] bool isUserId(std::string_view text);

/// `[a-z][a-z0-9_-]*`, 1 to 32.
[[nodiscard]] bool isRoleName(std::string_view text);

} // namespace opsroom::auth
