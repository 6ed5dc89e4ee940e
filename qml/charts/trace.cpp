#include "qml/charts/trace.h"

#include <QtGui/QLinearGradient>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>
#include <cmath>

namespace opsroom::charts {

namespace {

/// Room for half of the line and for the dot at the end.
constexpr double kInset = 3;

/// Adds the extremes of one column in the order in which they came.
void addColumn(QList<QPointF> &stretch, double x, const QList<double> &column)
{
    const auto [least, most] = std::minmax_element(column.cbegin(), column.cend());
    const bool isRising = least < most;
    stretch.append({x, isRising ? *least : *most});
    if (*least != *most)
        stretch.append({x, isRising ? *most : *least});
}

} // namespace

Trace::Trace(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &Trace::styleChanged, this, [this] { update(); });
}

void Trace::setValues(const QList<double> &values)
{
    m_values = values;
    update();
    Q_EMIT valuesChanged();
}

double Trace::yOf(double value, double height) const
{
    const auto span = m_highest - m_lowest;
    const auto share = span > 0 ? std::clamp((value - m_lowest) / span, 0.0, 1.0) : 0.0;
    return height - kInset - share * (height - 2 * kInset);
}

QList<QList<QPointF>> Trace::stretches(QSizeF area) const
{
    QList<QList<QPointF>> result;
    const auto places = std::max<qsizetype>({2, m_places, m_values.size()});
    const auto step = std::max(0.0, area.width() - 2 * kInset) / static_cast<double>(places - 1);
    const auto first = places - m_values.size();
    QList<QPointF> stretch;
    QList<double> column;
    double columnX = 0;
    const auto endColumn = [&] {
        if (!column.isEmpty())
            addColumn(stretch, columnX, column);
        column.clear();
    };
    const auto endStretch = [&] {
        endColumn();
        if (!stretch.isEmpty())
            result.append(stretch);
        stretch.clear();
    };
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        if (!std::isfinite(m_values[i])) {
            endStretch();
            continue;
        }
        const auto exact = kInset + static_cast<double>(first + i) * step;
        const auto x = step < 1 ? std::floor(exact) : exact;
        if (x != columnX)
            endColumn();
        columnX = x;
        column.append(yOf(m_values[i], area.height()));
    }
    endStretch();
    return result;
}

void Trace::paint(QPainter *painter)
{
    const auto area = QSizeF(width(), height());
    const auto lines = stretches(area);
    painter->setRenderHint(QPainter::Antialiasing);
    for (const auto &line : lines) {
        if (line.size() == 1) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(m_color);
            painter->drawEllipse(line.first(), m_lineWidth, m_lineWidth);
            continue;
        }
        const QPolygonF polygon(line);
        if (m_fillOpacity > 0) {
            QPainterPath path;
            path.addPolygon(polygon);
            path.lineTo(line.last().x(), area.height());
            path.lineTo(line.first().x(), area.height());
            QLinearGradient wash(0, 0, 0, area.height());
            auto tone = m_color;
            tone.setAlphaF(static_cast<float>(m_fillOpacity));
            wash.setColorAt(0, tone);
            tone.setAlphaF(0);
            wash.setColorAt(1, tone);
            painter->fillPath(path, wash);
        }
        painter->setPen(QPen(m_color, m_lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        painter->drawPolyline(polygon);
    }
    if (m_hasLastDot && !lines.isEmpty() && !m_values.isEmpty() && std::isfinite(m_values.last())) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_color);
        painter->drawEllipse(lines.last().last(), 2.5, 2.5);
    }
}

} // namespace opsroom::charts
