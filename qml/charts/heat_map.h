#pragma once

#include <QtCore/QList>
#include <QtGui/QColor>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickPaintedItem>

namespace opsroom::charts {

/// Counts as a field of cells, time from left to right, the fastest row at the bottom; the fuller a cell, the stronger.
///
/// Strength goes by the logarithm, so that one slow sample beside ten thousand fast ones is seen. NaN is a time about
/// which nothing is known: it is hatched, never empty.
/// Thread: main; painting happens while it is blocked.
class HeatMap : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QList<double> cells READ cells WRITE setCells NOTIFY cellsChanged FINAL)
    Q_PROPERTY(int rows MEMBER m_rows NOTIFY styleChanged FINAL)
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY styleChanged FINAL)
    Q_PROPERTY(QColor gapColor MEMBER m_gapColor NOTIFY styleChanged FINAL)
    Q_PROPERTY(int columns READ columns NOTIFY cellsChanged FINAL)

public:
    explicit HeatMap(QQuickItem *parent = nullptr);

    /// Row by row from the fastest on, each from the oldest to the newest.
    [[nodiscard]] QList<double> cells() const { return m_cells; }
    void setCells(const QList<double> &cells);
    [[nodiscard]] int columns() const { return m_rows > 0 ? static_cast<int>(m_cells.size()) / m_rows : 0; }
    /// Of one cell; NaN: outside, or nothing is known.
    Q_INVOKABLE double valueAt(int column, int row) const;
    /// How strong a count is drawn beside the fullest one: 0 for nothing, 1 for the fullest.
    [[nodiscard]] static double strengthOf(double count, double fullest);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void cellsChanged();
    void styleChanged();

private:
    QList<double> m_cells;
    int m_rows = 1;
    QColor m_color = Qt::blue;
    QColor m_gapColor = Qt::gray;
};

} // namespace opsroom::charts
