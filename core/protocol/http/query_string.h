#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace opsroom::http {

/// First value of \a name in the query \a query, percent-decoded ('+' is a space).
/// \returns nothing if the name is missing; a malformed escape is kept as it stands.
[[nodiscard]] std::optional<std::string> queryValue(std::string_view query, std::string_view name);

} // namespace opsroom::http
