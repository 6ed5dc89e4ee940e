#pragma once

#include <QtCore/QList>
#include <QtGui/QColor>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickPaintedItem>

namespace opsroom::charts {

/// A line through equally spaced values, the newest at the right edge; a NaN is a gap and is drawn as one.
///
/// Where there are more values than pixels, each pixel's column shows its extremes, so that no peak is lost. A value
/// with gaps on both sides is a dot.
/// Thread: main; painting happens while it is blocked.
class Trace : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QList<double> values READ values WRITE setValues NOTIFY valuesChanged FINAL)
    /// Places between the left and the right edge; fewer values leave the left empty. 0: as many as there are values.
    Q_PROPERTY(int places MEMBER m_places NOTIFY styleChanged FINAL)
    Q_PROPERTY(double lowest MEMBER m_lowest NOTIFY styleChanged FINAL)
    Q_PROPERTY(double highest MEMBER m_highest NOTIFY styleChanged FINAL)
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY styleChanged FINAL)
    Q_PROPERTY(double lineWidth MEMBER m_lineWidth NOTIFY styleChanged FINAL)
    Q_PROPERTY(double fillOpacity MEMBER m_fillOpacity NOTIFY styleChanged FINAL)
    Q_PROPERTY(bool hasLastDot MEMBER m_hasLastDot NOTIFY styleChanged FINAL)

public:
    explicit Trace(QQuickItem *parent = nullptr);

    [[nodiscard]] QList<double> values() const { return m_values; }
    void setValues(const QList<double> &values);

    /// The unbroken stretches of the line for an area of this size, at most two points for each of its columns.
    [[nodiscard]] QList<QList<QPointF>> stretches(QSizeF area) const;

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void valuesChanged();
    void styleChanged();

private:
    [[nodiscard]] double yOf(double value, double height) const;

    QList<double> m_values;
    int m_places = 0;
    double m_lowest = 0;
    double m_highest = 1;
    QColor m_color = Qt::black;
    double m_lineWidth = 1.5;
    double m_fillOpacity = 0;
    bool m_hasLastDot = false;
};

} // namespace opsroom::charts
