#pragma once

#include <string>
#include <string_view>

namespace opsroom {

/// Appends \a text as the inside of a JSON string (RFC 8259 section 7), whatever bytes it holds.
///
/// Control characters (U+001E included, which separates Engine.IO packets, and U+0080 to U+009F, at which terminals
/// act), DEL, U+2028 and U+2029 are escaped; bytes that are not UTF-8 become U+FFFD.
void appendEscaped(std::string &out, std::string_view text);

/// Length of the UTF-8 sequence that starts at \a at, or 0 if none does (RFC 3629: no surrogates, nothing overlong).
[[nodiscard]] std::size_t utf8SequenceLength(std::string_view text, std::size_t at);

} // namespace opsroom
