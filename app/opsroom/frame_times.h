#pragma once

#include "core/base/histogram.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtQuick/QQuickWindow>

namespace opsroom::app {

/// Measures how long the window takes to draw, and for how long its thread cannot react to an operator.
///
/// A frame is measured from the end of its animations to its swap. The thread's absences are those of a timer that wants
/// to run every millisecond: whatever keeps it from doing so would keep a key press waiting as well.
/// The first second, in which windows are made, does not count.
/// Thread: main.
class FrameTimes final : public QObject
{
    Q_OBJECT

public:
    explicit FrameTimes(QQuickWindow &window);

    /// Updates that have come to the console, of one second.
    void addUpdates(double updates);
    /// One line of JSON with the figures so far.
    [[nodiscard]] QByteArray report() const;

private:
    void onTick();
    void sampleMemory();

    Histogram m_frames;
    Histogram m_absences;
    double m_updates = 0;
    QElapsedTimer m_sinceStart;
    QElapsedTimer m_frame;
    QElapsedTimer m_tick;
    QTimer m_timer;
    QTimer m_memoryTimer;
    QList<qint64> m_memory; ///< KiB, once in ten seconds
};

} // namespace opsroom::app
