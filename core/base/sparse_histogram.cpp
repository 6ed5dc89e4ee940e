#include "core/base/sparse_histogram.h"

#include <algorithm>

namespace opsroom {

void SparseHistogram::record(std::uint64_t microseconds)
{
    const auto edge = static_cast<std::uint32_t>(Histogram::edgeOf(microseconds));
    const auto place = std::ranges::lower_bound(m_bins, edge, {}, &Bin::edge);
    if (place != m_bins.end() && place->edge == edge)
        ++place->samples;
    else
        m_bins.insert(place, {edge, 1});
    ++m_count;
}

std::uint64_t SparseHistogram::percentile(double percent) const
{
    const std::uint64_t wanted = Histogram::rankOf(percent, m_count);
    std::uint64_t seen = 0;
    for (const Bin &bin : m_bins) {
        seen += bin.samples;
        if (seen >= wanted)
            return bin.edge;
    }
    return 0;
}

void SparseHistogram::addTo(Histogram &histogram) const
{
    for (const Bin &bin : m_bins)
        histogram.record(bin.edge, bin.samples);
}

} // namespace opsroom
