#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace opsroom::test {

/// A stream as a socket delivers it: in portions that end anywhere.
using Portions = std::vector<std::string_view>;

/// Cuts \a text into portions whose sizes are the bytes of \a sizes, in turns (a zero counts as one).
/// Without sizes it stays in one piece.
inline Portions cut(std::string_view text, std::string_view sizes)
{
    if (sizes.empty())
        return {text};
    Portions portions;
    for (std::size_t i = 0; !text.empty(); ++i) {
        const std::size_t size = std::max<std::uint8_t>(1, static_cast<std::uint8_t>(sizes[i % sizes.size()]));
        portions.push_back(text.substr(0, size));
        text.remove_prefix(portions.back().size());
    }
    return portions;
}

inline Portions cutIntoBytes(std::string_view text)
{
    return cut(text, "\1");
}

/// Small portions, so that even a short text is cut in several places.
inline Portions cutRandomly(std::string_view text, std::mt19937 &random)
{
    std::string sizes(16, '\0');
    for (char &size : sizes)
        size = static_cast<char>(1U << random() % 7U | random() % 3U);
    return cut(text, sizes);
}

} // namespace opsroom::test
