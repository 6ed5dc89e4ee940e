#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Lists within one column of a row.
namespace opsroom::store {

/// Names without line ends, one a line; and back.
[[nodiscard]] std::string joined(std::span<const std::string> names);
[[nodiscard]] std::vector<std::string> split(std::string_view text);

/// Any bytes, each behind its length in four bytes, little end first; and back. What is cut off is left out.
[[nodiscard]] std::string packed(std::span<const std::string_view> parts);
[[nodiscard]] std::vector<std::string> unpacked(std::string_view bytes);

} // namespace opsroom::store
