#pragma once

#include "client/lib/updates.h"
#include "core/base/clock.h"
#include "qml/viewmodels/latency_track.h"

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

/// Round trips from this console to the hub, and the time from a publication's stamp to its arrival here.
///
/// The latter compares two clocks; arrivals before their own stamp count as 0, and isClockSkewed says that they happen.
/// Thread: main.
class LatencyViewModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The console has one")
    Q_PROPERTY(opsroom::viewmodels::LatencyTrack *roundTrip READ roundTrip CONSTANT FINAL)
    Q_PROPERTY(opsroom::viewmodels::LatencyTrack *delivery READ delivery CONSTANT FINAL)
    Q_PROPERTY(Range range READ range WRITE setRange NOTIFY rangeChanged FINAL)
    Q_PROPERTY(int rangeSeconds READ rangeSeconds NOTIFY rangeChanged FINAL)
    Q_PROPERTY(bool isClockSkewed READ isClockSkewed NOTIFY isClockSkewedChanged FINAL)
    Q_PROPERTY(bool isPaused READ isPaused WRITE setIsPaused NOTIFY isPausedChanged FINAL)

public:
    enum Range { OneMinute, FiveMinutes, FifteenMinutes, OneHour, SixHours, OneDay };
    Q_ENUM(Range)

    explicit LatencyViewModel(const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] LatencyTrack *roundTrip() { return &m_roundTrip; }
    [[nodiscard]] LatencyTrack *delivery() { return &m_delivery; }
    [[nodiscard]] Range range() const { return m_range; }
    void setRange(Range range);
    [[nodiscard]] int rangeSeconds() const;
    [[nodiscard]] bool isClockSkewed() const { return m_isClockSkewed; }
    /// While paused the picture stands still; measuring goes on.
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    void setIsPaused(bool isPaused);

    void addRoundTrip(double milliseconds);
    void addDelivery(const client::Stamped &event);
    /// Once a second.
    void tick();

Q_SIGNALS:
    void rangeChanged();
    void isClockSkewedChanged();
    void isPausedChanged();

private:
    void refresh();
    [[nodiscard]] qint64 nowMs() const;

    const Clock &m_clock;
    LatencyTrack m_roundTrip;
    LatencyTrack m_delivery;
    Range m_range = FiveMinutes;
    bool m_isClockSkewed = false;
    bool m_isPaused = false;
};

} // namespace opsroom::viewmodels
