#include "qml/viewmodels/latency_view_model.h"

namespace opsroom::viewmodels {

namespace {
constexpr std::array<int, LatencyViewModel::OneDay + 1> kRangeSeconds{60, 300, 900, 3'600, 21'600, 86'400};
}

LatencyViewModel::LatencyViewModel(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock) {}

void LatencyViewModel::setRange(Range range)
{
    if (m_range == range || range < OneMinute || range > OneDay)
        return;
    m_range = range;
    Q_EMIT rangeChanged();
    refresh();
}

int LatencyViewModel::rangeSeconds() const
{
    return kRangeSeconds[m_range];
}

void LatencyViewModel::setIsPaused(bool isPaused)
{
    if (m_isPaused == isPaused)
        return;
    m_isPaused = isPaused;
    Q_EMIT isPausedChanged();
    if (!isPaused)
        refresh();
}

void LatencyViewModel::addRoundTrip(double milliseconds)
{
    m_roundTrip.record(milliseconds, nowMs());
}

void LatencyViewModel::addDelivery(const client::Stamped &event)
{
    if (event.timestampMs == 0)
        return;
    const qint64 took = event.receivedAtMs - event.timestampMs;
    // One millisecond is the grain of the stamp.
    if (took < -1 && !m_isClockSkewed) {
        m_isClockSkewed = true;
        Q_EMIT isClockSkewedChanged();
    }
    m_delivery.record(static_cast<double>(took), event.receivedAtMs);
}

void LatencyViewModel::tick()
{
    if (!m_isPaused)
        refresh();
}

void LatencyViewModel::refresh()
{
    const std::chrono::seconds range(rangeSeconds());
    m_roundTrip.refresh(range, nowMs());
    m_delivery.refresh(range, nowMs());
}

qint64 LatencyViewModel::nowMs() const
{
    return m_clock.wallNow().time_since_epoch().count();
}

} // namespace opsroom::viewmodels
