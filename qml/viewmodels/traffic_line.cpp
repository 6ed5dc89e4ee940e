#include "qml/viewmodels/traffic_line.h"

#include <limits>

namespace opsroom::viewmodels {

TrafficLine::TrafficLine(Fold fold) : m_fold(fold), m_history(static_cast<int>(TimeRings<Cell>::kSlots)) {}

void TrafficLine::record(double value, qint64 atMs)
{
    m_rings.record(atMs, [value](Cell &cell) { cell.add(value); });
}

double TrafficLine::valueOf(const Cell &cell) const
{
    switch (m_fold) {
    case Fold::Mean:
        return cell.sum / cell.samples;
    case Fold::Peak:
        return cell.peak;
    case Fold::Sum:
        break;
    }
    return cell.sum;
}

void TrafficLine::draw(std::chrono::seconds range, qint64 endMs, qint64 nowMs)
{
    const auto view = m_rings.view(range, endMs, nowMs);
    QList<double> values;
    values.reserve(static_cast<qsizetype>(view.cells.size()));
    for (const Cell *cell : view.cells)
        values.append(cell == nullptr ? std::numeric_limits<double>::quiet_NaN() : valueOf(*cell));
    m_history.replace(std::move(values), static_cast<double>(view.width.count()), static_cast<double>(view.endMs));
}

} // namespace opsroom::viewmodels
