#include "core/base/ulid.h"

#include "core/base/random_bytes.h"

namespace opsroom {

namespace {
constexpr std::string_view kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
}

UlidSource::UlidSource()
{
    drawRandom();
}

void UlidSource::drawRandom()
{
    // The top bit stays free, so that the increments of one millisecond can never overflow the 80 bits.
    m_high = static_cast<std::uint16_t>(randomNumber() & 0x7fffU);
    m_low = randomNumber();
}

Ulid UlidSource::next(WallTime now)
{
    const std::int64_t time = now.time_since_epoch().count();
    // Fresh randomness is a system call; a step as large as the state decides keeps the ids of different milliseconds
    // far apart at a fraction of the cost.
    const std::uint64_t step = time > m_time ? (m_low >> 33U | 1U) : 1U;
    if (time > m_time)
        m_time = time;
    m_low += step;
    if (m_low < step)
        ++m_high;

    Ulid id;
    auto stamp = static_cast<std::uint64_t>(m_time);
    for (std::size_t i = 10; i-- > 0; stamp >>= 5U)
        id.m_text[i] = kCrockford[stamp & 31U];
    std::uint64_t low = m_low;
    std::uint32_t high = m_high;
    for (std::size_t i = 26; i-- > 10;) {
        id.m_text[i] = kCrockford[low & 31U];
        low = low >> 5U | static_cast<std::uint64_t>(high & 31U) << 59U;
        high >>= 5U;
    }
    return id;
}

} // namespace opsroom
