#pragma once

#include "core/protocol/json/value.h"

#include <cstdint>
#include <optional>

namespace opsroom::hub {

/// A whole number that may be absent. \returns \a otherwise where there is none, nothing for anything else.
[[nodiscard]] inline std::optional<std::uint64_t> readNumber(json::Value value, std::uint64_t otherwise)
{
    if (!value.isPresent() || value.isNull())
        return otherwise;
    const auto number = value.integer();
    return number && *number >= 0 ? std::optional(static_cast<std::uint64_t>(*number)) : std::nullopt;
}

} // namespace opsroom::hub
