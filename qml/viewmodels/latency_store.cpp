#include "qml/viewmodels/latency_store.h"

#include <algorithm>
#include <cmath>

namespace opsroom::viewmodels {

void LatencyStore::record(double milliseconds, qint64 atMs)
{
    const auto microseconds = static_cast<std::uint64_t>(std::llround(std::max(milliseconds, 0.0) * 1000.0));
    m_rings.record(atMs, [microseconds](SparseHistogram &cell) { cell.record(microseconds); });
}

} // namespace opsroom::viewmodels
