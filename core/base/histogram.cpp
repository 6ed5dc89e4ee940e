#include "core/base/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace opsroom {

std::size_t Histogram::bucketOf(std::uint64_t value)
{
    value = std::min<std::uint64_t>(value, (std::uint64_t{1} << kTopBit) - 1);
    if (value < kSubBuckets)
        return value;
    const unsigned top = static_cast<unsigned>(std::bit_width(value)) - 1;
    const unsigned shift = top - kSubBits;
    return (shift + 1) * kSubBuckets + ((value >> shift) - kSubBuckets);
}

std::uint64_t Histogram::upperEdge(std::size_t bucket)
{
    if (bucket < kSubBuckets)
        return bucket;
    const std::size_t shift = bucket / kSubBuckets - 1;
    const std::uint64_t lower = (kSubBuckets + bucket % kSubBuckets) << shift;
    return lower + (std::uint64_t{1} << shift) - 1;
}

void Histogram::record(std::uint64_t microseconds, std::uint64_t times)
{
    m_buckets[bucketOf(microseconds)] += times;
    m_count += times;
    m_sum += microseconds * times;
}

void Histogram::merge(const Histogram &other)
{
    m_count += other.m_count;
    m_sum += other.m_sum;
    for (std::size_t i = 0; i < kBuckets; ++i)
        m_buckets[i] += other.m_buckets[i];
}

void Histogram::subtract(const Histogram &earlier)
{
    m_count -= earlier.m_count;
    m_sum -= earlier.m_sum;
    for (std::size_t i = 0; i < kBuckets; ++i)
        m_buckets[i] -= earlier.m_buckets[i];
}

double Histogram::mean() const
{
    return m_count == 0 ? 0.0 : static_cast<double>(m_sum) / static_cast<double>(m_count);
}

std::uint64_t Histogram::rankOf(double percent, std::uint64_t count)
{
    // 99.9 % of 1000 samples come out as a hair more than 999, and must not round up to all of them.
    constexpr double kHair = 1e-12;
    const double rank = std::clamp(percent, 0.0, 100.0) * static_cast<double>(count) / 100.0;
    return static_cast<std::uint64_t>(std::max(1.0, std::ceil(rank * (1.0 - kHair))));
}

std::uint64_t Histogram::percentile(double percent) const
{
    if (m_count == 0)
        return 0;
    const std::uint64_t wanted = rankOf(percent, m_count);
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < kBuckets; ++i) {
        seen += m_buckets[i];
        if (seen >= wanted)
            return upperEdge(i);
    }
    return upperEdge(kBuckets - 1);
}

std::uint64_t Histogram::countUpTo(std::uint64_t microseconds) const
{
    const std::size_t last = bucketOf(microseconds);
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i <= last; ++i)
        seen += m_buckets[i];
    return seen;
}

} // namespace opsroom
