#include "qml/viewmodels/severity_counts.h"

#include <numeric>

namespace opsroom::viewmodels {

int SeverityCounts::total() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), 0);
}

void SeverityCounts::set(const Counts &counts)
{
    if (m_counts == counts)
        return;
    m_counts = counts;
    Q_EMIT changed();
}

} // namespace opsroom::viewmodels
