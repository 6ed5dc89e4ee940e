#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace opsroom {

/// Distribution of durations in microseconds, with a relative error of at most 1/32, from 1 us to 71 minutes.
///
/// Values above the range count in the last bucket. Histograms add up: percentiles of a sum are percentiles of all its
/// samples, which averages of percentiles are not.
///
/// Thread: one thread; snapshots are copies. Size: about 7 KiB.
class Histogram
{
public:
    void record(std::uint64_t microseconds, std::uint64_t times = 1);
    void merge(const Histogram &other);
    /// Removes the samples of \a earlier, a former copy of this histogram: what happened since.
    void subtract(const Histogram &earlier);
    void clear() { *this = Histogram(); }

    [[nodiscard]] std::uint64_t count() const { return m_count; }
    [[nodiscard]] std::uint64_t sum() const { return m_sum; }
    [[nodiscard]] double mean() const;
    /// Smallest value that at least \a percent of the samples do not exceed (upper edge of its bucket); 0 when empty.
    [[nodiscard]] std::uint64_t percentile(double percent) const;
    /// Upper edge of the highest bucket in use; 0 when empty.
    [[nodiscard]] std::uint64_t max() const { return percentile(100.0); }
    /// Upper edge of the bucket that \a microseconds falls into.
    [[nodiscard]] static std::uint64_t edgeOf(std::uint64_t microseconds) { return upperEdge(bucketOf(microseconds)); }
    /// How many of \a count samples, in order, make up \a percent of them; at least 1.
    [[nodiscard]] static std::uint64_t rankOf(double percent, std::uint64_t count);
    /// Samples of at most \a microseconds, to the precision of a bucket: for cumulative exposition.
    [[nodiscard]] std::uint64_t countUpTo(std::uint64_t microseconds) const;

private:
    static constexpr unsigned kSubBits = 5; ///< 32 buckets for each doubling
    static constexpr std::uint64_t kSubBuckets = 1U << kSubBits;
    static constexpr unsigned kTopBit = 32;
    static constexpr std::size_t kBuckets = (kTopBit - kSubBits + 1) * kSubBuckets;

    [[nodiscard]] static std::size_t bucketOf(std::uint64_t value);
    [[nodiscard]] static std::uint64_t upperEdge(std::size_t bucket);

    std::uint64_t m_count = 0;
    std::uint64_t m_sum = 0;
    std::array<std::uint64_t, kBuckets> m_buckets{};
};

} // namespace opsroom
