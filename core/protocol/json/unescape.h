#pragma once

#include <string>
#include <string_view>

namespace opsroom::json {

/// Resolves the escapes of the inside of a JSON string. Precondition: a Document validated it.
[[nodiscard]] std::string unescape(std::string_view inside);

} // namespace opsroom::json
