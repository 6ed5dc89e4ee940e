#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace opsroom::config {

/// A value as the file has it. Environment and flags only have text, from which each reader takes what it needs.
using ConfigValue = std::variant<std::string, std::int64_t, bool, std::vector<std::string>>;

// Readers: \returns the value, or BadRequest with what was expected, as it goes behind the key's name.

[[nodiscard]] Result<std::string> readText(const ConfigValue &value);
[[nodiscard]] Result<bool> readFlag(const ConfigValue &value);
/// A whole number within the bounds.
[[nodiscard]] Result<std::int64_t> readNumber(const ConfigValue &value, std::int64_t least, std::int64_t most);
/// "250ms", "30s", "5m", "24h" or "0".
[[nodiscard]] Result<Milliseconds> readDuration(const ConfigValue &value, Milliseconds least, Milliseconds most);
/// A number of bytes, or "64KiB", "1MiB".
[[nodiscard]] Result<std::size_t> readBytes(const ConfigValue &value, std::size_t least, std::size_t most);
/// A list of strings; as text, separated by commas, with or without blanks around them.
[[nodiscard]] Result<std::vector<std::string>> readList(const ConfigValue &value);

// Writers: the same values as TOML.

[[nodiscard]] std::string writeText(std::string_view text);
[[nodiscard]] std::string writeDuration(Milliseconds duration);
[[nodiscard]] std::string writeBytes(std::size_t bytes);
[[nodiscard]] std::string writeList(const std::vector<std::string> &list);

} // namespace opsroom::config
