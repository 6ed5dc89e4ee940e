#pragma once

#include <string_view>

namespace opsroom::json {

/// Whether all of \a text is UTF-8 (RFC 3629), at many bytes per cycle (simdjson).
[[nodiscard]] bool isUtf8(std::string_view text);

} // namespace opsroom::json
