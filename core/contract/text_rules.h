#pragma once

#include <cstddef>
#include <string_view>

namespace opsroom::contract {

/// What a text is made of, as far as the rules of the contract ask.
struct TextTraits
{
    std::size_t characters = 0;         ///< code points, which is how the contract counts lengths
    bool isUtf8 = true;                 ///< if not, the other figures mean nothing
    bool hasControls = false;           ///< C0 and C1 control characters and DEL, other than those of hasLineControls
    bool hasLineControls = false;       ///< line feed, tab
    bool hasSeparators = false;         ///< U+2028, U+2029: line breaks to some programs that show the text
    bool hasDirectionOverrides = false; ///< U+202A to U+202E, U+2066 to U+2069: make a name look like another one
};

/// Looks at every character of \a text once.
[[nodiscard]] TextTraits traitsOfText(std::string_view text);

} // namespace opsroom::contract
