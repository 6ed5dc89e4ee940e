#pragma once

#include "core/base/sparse_histogram.h"

#include <QtCore/qglobal.h>

#include <chrono>
#include <vector>

namespace opsroom::viewmodels {

/// Histograms of a latency over the last 24 hours, in cells: a second each for the last five minutes, then coarser.
///
/// A slot without samples is absent: nothing was measured, which is not zero.
/// Thread: one. Size: at most kSlots histograms for each of the three resolutions, some 200 KiB as a rule.
class LatencyStore
{
public:
    static constexpr std::size_t kSlots = 360;

    struct View
    {
        std::vector<const SparseHistogram *> cells; ///< the oldest first; null: a gap
        std::chrono::seconds width{1};
        qint64 endMs = 0;
    };

    LatencyStore();
    void record(double milliseconds, qint64 atMs);
    /// Slots of \a range up to \a endMs, at most kSlots, as fine as is still kept; valid until the next call of record().
    [[nodiscard]] View view(std::chrono::seconds range, qint64 endMs, qint64 nowMs) const;

private:
    struct Ring
    {
        std::chrono::seconds width;
        qint64 newest = -1;                 ///< number of the newest slot since 1970
        std::vector<SparseHistogram> cells; ///< empty: nothing was measured

        void record(std::uint64_t microseconds, qint64 atMs);
    };
    std::vector<Ring> m_rings; ///< the finest first
};

} // namespace opsroom::viewmodels
