#pragma once

#include "core/base/sparse_histogram.h"
#include "qml/viewmodels/time_rings.h"

namespace opsroom::viewmodels {

/// Histograms of a latency over the last 24 hours.
///
/// Thread: one. Size: some 200 KiB as a rule.
class LatencyStore
{
public:
    using Rings = TimeRings<SparseHistogram>;
    using View = Rings::View;
    static constexpr std::size_t kSlots = Rings::kSlots;

    void record(double milliseconds, qint64 atMs);
    /// As TimeRings::view().
    [[nodiscard]] View view(std::chrono::seconds range, qint64 endMs, qint64 nowMs) const
    {
        return m_rings.view(range, endMs, nowMs);
    }

private:
    Rings m_rings;
};

} // namespace opsroom::viewmodels
