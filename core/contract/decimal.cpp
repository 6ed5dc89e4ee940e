#include "core/contract/decimal.h"

#include "core/contract/decimal_text.h"

#include <algorithm>
#include <cassert>

namespace opsroom::contract {

namespace {

constexpr int kDigitsPerLimb = 9;
constexpr std::uint32_t kBase = 1'000'000'000;
constexpr int kFractionDigits = 4 * kDigitsPerLimb;
constexpr std::array<std::uint32_t, kDigitsPerLimb> kPowersOfTen{1,       10,        100,        1'000,      10'000,
                                                                 100'000, 1'000'000, 10'000'000, 100'000'000};

/// Where the digit of weight 10^exponent lies.
struct Place
{
    explicit Place(int exponent)
        : limb(static_cast<std::size_t>((exponent + kFractionDigits) / kDigitsPerLimb)),
          weight(kPowersOfTen[static_cast<std::size_t>((exponent + kFractionDigits) % kDigitsPerLimb)])
    {}
    std::size_t limb;
    std::uint32_t weight;
};

/// \a larger += \a smaller. \returns the carry out of the highest limb.
template <class Limbs>
std::uint32_t addTo(Limbs &larger, const Limbs &smaller)
{
    std::uint32_t carry = 0;
    for (std::size_t i = 0; i < larger.size(); ++i) {
        const std::uint32_t sum = larger[i] + smaller[i] + carry;
        carry = sum >= kBase ? 1 : 0;
        larger[i] = sum - carry * kBase;
    }
    return carry;
}

/// \a larger - \a smaller.
template <class Limbs>
Limbs difference(Limbs larger, const Limbs &smaller)
{
    std::uint32_t borrow = 0;
    for (std::size_t i = 0; i < larger.size(); ++i) {
        const std::uint32_t taken = smaller[i] + borrow;
        borrow = larger[i] < taken ? 1 : 0;
        larger[i] = larger[i] + borrow * kBase - taken;
    }
    return larger;
}

template <class Limbs>
std::strong_ordering compareMagnitudes(const Limbs &left, const Limbs &right)
{
    return std::lexicographical_compare_three_way(left.rbegin(), left.rend(), right.rbegin(), right.rend());
}

} // namespace

std::optional<Decimal> Decimal::fromMinorUnits(std::string_view units, int scale)
{
    const auto parts = splitDecimal(units);
    if (!parts || !parts->fraction.empty() || parts->integer.size() > kMaxIntegerDigits || scale < 0
        || scale > kMaxScale)
        return {};
    Decimal number;
    number.m_scale = static_cast<std::uint8_t>(scale);
    number.place(parts->integer, -scale);
    number.setNegative(parts->isNegative);
    return number;
}

std::optional<Decimal> Decimal::fromText(std::string_view text)
{
    const auto parts = splitDecimal(text);
    if (!parts || parts->integer.size() > kMaxIntegerDigits || parts->fraction.size() > std::size_t(kMaxScale))
        return {};
    Decimal number;
    number.m_scale = static_cast<std::uint8_t>(parts->fraction.size());
    number.place(parts->integer, 0);
    number.place(parts->fraction, -number.scale());
    number.setNegative(parts->isNegative);
    return number;
}

/// Puts \a digits so that the last one has the weight 10^exponent. Precondition: nothing but zeros lies there.
void Decimal::place(std::string_view digits, int exponent)
{
    for (std::size_t i = digits.size(); i-- > 0; ++exponent) {
        const Place at(exponent);
        m_limbs[at.limb] += static_cast<std::uint32_t>(digits[i] - '0') * at.weight;
    }
}

/// Digits from the highest one that is not zero, but at least \a fewest, down to the weight 10^lowest.
std::string Decimal::digitsDownTo(int lowest, int fewest) const
{
    std::string digits;
    constexpr int kHighest = static_cast<int>(Limbs().size()) * kDigitsPerLimb - kFractionDigits - 1;
    for (int exponent = kHighest; exponent >= lowest; --exponent) {
        const Place at(exponent);
        const auto digit = static_cast<char>('0' + m_limbs[at.limb] / at.weight % 10);
        if (digit != '0' || !digits.empty() || exponent < lowest + fewest)
            digits += digit;
    }
    return digits;
}

std::string Decimal::text() const
{
    std::string digits = digitsDownTo(-scale(), scale() + 1);
    if (m_scale > 0)
        digits.insert(digits.size() - m_scale, 1, '.');
    return m_isNegative ? '-' + digits : digits;
}

std::optional<std::string> Decimal::minorUnits(int scale) const
{
    if (scale < 0 || scale > kMaxScale)
        return {};
    for (int exponent = -this->scale(); exponent < -scale; ++exponent) {
        const Place at(exponent);
        if (m_limbs[at.limb] / at.weight % 10 != 0)
            return {};
    }
    const std::string digits = digitsDownTo(-scale, 1);
    return m_isNegative ? '-' + digits : digits;
}

Decimal &Decimal::operator+=(const Decimal &other)
{
    if (m_isNegative == other.m_isNegative) {
        [[maybe_unused]] const std::uint32_t carry = addTo(m_limbs, other.m_limbs);
        assert(carry == 0);
    } else if (compareMagnitudes(m_limbs, other.m_limbs) >= 0) {
        m_limbs = difference(m_limbs, other.m_limbs);
        setNegative(m_isNegative);
    } else {
        m_limbs = difference(other.m_limbs, m_limbs);
        m_isNegative = other.m_isNegative;
    }
    m_scale = std::max(m_scale, other.m_scale);
    return *this;
}

std::weak_ordering operator<=>(const Decimal &left, const Decimal &right)
{
    if (left.m_isNegative != right.m_isNegative)
        return left.m_isNegative ? std::weak_ordering::less : std::weak_ordering::greater;
    return left.m_isNegative ? compareMagnitudes(right.m_limbs, left.m_limbs)
                             : compareMagnitudes(left.m_limbs, right.m_limbs);
}

} // namespace opsroom::contract
