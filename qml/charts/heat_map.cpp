#include "qml/charts/heat_map.h"

#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace opsroom::charts {

namespace {
constexpr double kWeakest = 0.14; ///< of a cell with one sample
}

HeatMap::HeatMap(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    connect(this, &HeatMap::styleChanged, this, [this] { update(); });
}

void HeatMap::setCells(const QList<double> &cells)
{
    m_cells = cells;
    update();
    Q_EMIT cellsChanged();
}

double HeatMap::valueAt(int column, int row) const
{
    if (column < 0 || column >= columns() || row < 0 || row >= m_rows)
        return std::numeric_limits<double>::quiet_NaN();
    return m_cells[static_cast<qsizetype>(row) * columns() + column];
}

double HeatMap::strengthOf(double count, double fullest)
{
    if (!(count > 0) || !(fullest > 0))
        return 0;
    return fullest <= 1 ? 1 : kWeakest + (1 - kWeakest) * std::log(count) / std::log(fullest);
}

void HeatMap::paint(QPainter *painter)
{
    const int count = columns();
    if (count == 0)
        return;
    double fullest = 0;
    for (const double cell : m_cells) {
        if (std::isfinite(cell))
            fullest = std::max(fullest, cell);
    }
    // Edges on whole pixels: neighbours neither overlap nor leave a seam.
    const auto edge = [](double extent, int place, int places) { return std::round(extent * place / places); };
    for (int column = 0; column < count; ++column) {
        const double left = edge(width(), column, count);
        const double right = edge(width(), column + 1, count);
        if (std::isnan(valueAt(column, 0))) {
            painter->fillRect(QRectF(left, 0, right - left, height()), QBrush(m_gapColor, Qt::BDiagPattern));
            continue;
        }
        for (int row = 0; row < m_rows; ++row) {
            const double strength = strengthOf(valueAt(column, row), fullest);
            if (strength <= 0)
                continue;
            QColor tone = m_color;
            tone.setAlphaF(static_cast<float>(strength));
            const double bottom = height() - edge(height(), row, m_rows);
            const double top = height() - edge(height(), row + 1, m_rows);
            painter->fillRect(QRectF(left, top, right - left, bottom - top), tone);
        }
    }
}

} // namespace opsroom::charts
