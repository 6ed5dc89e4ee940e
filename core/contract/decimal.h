#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace opsroom::contract {

/// An exact decimal number: what an amount of money is for a program. No floating point anywhere.
///
/// Holds a value and its scale, the number of digits behind the point in text(). The scale is a matter of writing:
/// 1.5 and 1.50 compare equal. There is one zero; a minus sign in front of it is dropped.
///
/// Limits: amounts have at most 78 digits before the point (a 256-bit integer) and a scale of at most 30. Sums have
/// room for 90 digits before the point, that is for 10^12 amounts of the largest size.
/// Cost: 64 bytes, no allocation but for the text.
class Decimal
{
public:
    static constexpr int kMaxScale = 30;
    static constexpr std::size_t kMaxIntegerDigits = 78;

    /// Zero of scale 0.
    Decimal() = default;

    /// \a units in minor units, `-?(0|[1-9][0-9]*)`: "12345" of scale 2 is 123.45.
    /// \returns nothing for another spelling, too many digits or a scale outside 0 to 30.
    [[nodiscard]] static std::optional<Decimal> fromMinorUnits(std::string_view units, int scale);

    /// A decimal text such as "-123.45"; its scale is the number of digits behind the point.
    /// \returns nothing for another spelling (DecimalText) or too many digits.
    [[nodiscard]] static std::optional<Decimal> fromText(std::string_view text);

    /// The number with exactly scale() digits behind the point.
    [[nodiscard]] std::string text() const;
    /// The number in minor units of \a scale (0 to 30), or nothing if that would lose digits other than zeros.
    [[nodiscard]] std::optional<std::string> minorUnits(int scale) const;

    [[nodiscard]] int scale() const { return m_scale; }
    [[nodiscard]] bool isNegative() const { return m_isNegative; }
    [[nodiscard]] bool isZero() const { return m_limbs == Limbs{}; }

    /// Exact sum; its scale is the larger one. Precondition: the sum stays within the room that the class has.
    Decimal &operator+=(const Decimal &other);
    friend Decimal operator+(Decimal left, const Decimal &right) { return left += right; }

    /// By value, whatever the scales are.
    friend bool operator==(const Decimal &left, const Decimal &right)
    {
        return left.m_isNegative == right.m_isNegative && left.m_limbs == right.m_limbs;
    }
    friend std::weak_ordering operator<=>(const Decimal &left, const Decimal &right);

private:
    // Fixed point: 14 limbs of nine digits, the lowest first, of which four are behind the point. So numbers of
    // different scales are aligned by construction.
    using Limbs = std::array<std::uint32_t, 14>;

    void place(std::string_view digits, int exponent);
    void setNegative(bool isNegative) { m_isNegative = isNegative && !isZero(); }
    [[nodiscard]] std::string digitsDownTo(int lowest, int fewest) const;

    Limbs m_limbs{};
    std::uint8_t m_scale = 0;
    bool m_isNegative = false;
};

} // namespace opsroom::contract
