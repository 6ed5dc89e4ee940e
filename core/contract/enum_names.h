#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace opsroom::contract {

/// Names on the wire of an enumeration whose values count from 0 without gaps; names stand in the order of the values.
template <class Enum, std::size_t N>
class EnumNames
{
public:
    constexpr explicit EnumNames(std::array<std::string_view, N> names) : m_names(names) {}

    /// \returns the name of \a value, empty for one outside the enumeration.
    [[nodiscard]] constexpr std::string_view textOf(Enum value) const
    {
        const auto index = static_cast<std::size_t>(value);
        return index < N ? m_names[index] : std::string_view();
    }
    /// \returns nothing for a text that is no name; case counts.
    [[nodiscard]] constexpr std::optional<Enum> valueOf(std::string_view text) const
    {
        for (std::size_t index = 0; index < N; ++index) {
            if (m_names[index] == text)
                return static_cast<Enum>(index);
        }
        return {};
    }
    /// The names as a range, in the order of the values.
    [[nodiscard]] constexpr auto begin() const { return m_names.begin(); }
    [[nodiscard]] constexpr auto end() const { return m_names.end(); }

private:
    std::array<std::string_view, N> m_names;
};

} // namespace opsroom::contract
