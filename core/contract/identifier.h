#pragma once

#include <cstddef>
#include <string_view>

/// Forms of the names that become keys, paths of a policy and labels: checked before a name is used as any of them.
namespace opsroom::contract {

inline constexpr std::size_t kIdentifierBytes = 128;
inline constexpr std::size_t kTenantIdBytes = 63;
inline constexpr std::size_t kUserIdBytes = 255;
inline constexpr std::size_t kRoleNameBytes = 32;

/// Id of a transaction, wallet, alert or rule: 1 to 128 of `A-Z a-z 0-9 . _ : @ -`.
[[nodiscard]] bool isIdentifier(std::string_view text);

/// `[a-z0-9][a-z0-9_-]*`, 1 to 63.
[[nodiscard]] bool isTenantId(std::string_view text);

/// 1 to limits::kChannelNameBytes of an identifier's characters; no `*`, which only patterns of a policy hold.
[[nodiscard]] bool isChannelName(std::string_view text);

/// Id of a person or service as its token says it: 1 to 255 bytes of UTF-8 without control characters, line separators
/// and direction overrides.
[[nodiscard]] bool isUserId(std::string_view text);

/// `[a-z][a-z0-9_-]*`, 1 to 32.
[[nodiscard]] bool isRoleName(std::string_view text);

} // namespace opsroom::contract
