#pragma once

#include "core/base/histogram.h"

#include <cstdint>
#include <vector>

namespace opsroom {

/// The same distribution as a Histogram with the same precision, in the space of the buckets that are in use: for many
/// histograms of few samples each.
///
/// Thread: one thread; snapshots are copies. Size: 8 bytes for each bucket in use, of which there are at most 896.
class SparseHistogram
{
public:
    void record(std::uint64_t microseconds);
    void clear() { *this = SparseHistogram(); }

    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    [[nodiscard]] std::uint64_t count() const { return m_count; }
    /// As Histogram::percentile().
    [[nodiscard]] std::uint64_t percentile(double percent) const;
    void addTo(Histogram &histogram) const;

    /// Calls \a visit(upper edge in microseconds, samples) for each bucket in use, the fastest first.
    template <class Visit>
    void forEach(Visit visit) const
    {
        for (const Bin &bin : m_bins)
            visit(std::uint64_t{bin.edge}, std::uint64_t{bin.samples});
    }

private:
    struct Bin
    {
        std::uint32_t edge = 0;
        std::uint32_t samples = 0;
    };
    std::vector<Bin> m_bins; ///< by edge
    std::uint64_t m_count = 0;
};

} // namespace opsroom
