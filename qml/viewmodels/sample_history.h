#pragma once

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace opsroom::viewmodels {

/// Equally spaced samples, the oldest first: what a sparkline or a line of a chart draws.
///
/// A gap, a time about which nothing is known, is NaN and is to be drawn as a gap; it is never zero.
/// Thread: main. Limits: keeps the newest \a capacity samples.
class SampleHistory final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Histories belong to view-models")
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(int capacity READ capacity CONSTANT FINAL)
    Q_PROPERTY(QList<double> values READ values NOTIFY changed FINAL)
    Q_PROPERTY(double minimum READ minimum NOTIFY changed FINAL)
    Q_PROPERTY(double maximum READ maximum NOTIFY changed FINAL)
    Q_PROPERTY(double last READ last NOTIFY changed FINAL)
    Q_PROPERTY(double stepSeconds READ stepSeconds NOTIFY changed FINAL)
    Q_PROPERTY(double endMs READ endMs NOTIFY changed FINAL)

public:
    explicit SampleHistory(int capacity, QObject *parent = nullptr);

    void append(double value);
    void appendGap();
    /// Replaces everything in one change. \param endMs time of the newest sample, milliseconds since 1970.
    void replace(QList<double> values, double stepSeconds, double endMs);
    void clear();

    [[nodiscard]] int count() const { return static_cast<int>(m_values.size()); }
    [[nodiscard]] int capacity() const { return m_capacity; }
    [[nodiscard]] QList<double> values() const { return m_values; }
    /// Extremes of what is known; 0 if nothing is.
    [[nodiscard]] double minimum() const;
    [[nodiscard]] double maximum() const;
    /// NaN if there is none or it is a gap.
    [[nodiscard]] double last() const;
    [[nodiscard]] double stepSeconds() const { return m_stepSeconds; }
    [[nodiscard]] double endMs() const { return m_endMs; }
    Q_INVOKABLE double valueAt(int index) const;

Q_SIGNALS:
    void changed();

private:
    const int m_capacity;
    QList<double> m_values;
    double m_stepSeconds = 1;
    double m_endMs = 0;
};

} // namespace opsroom::viewmodels
