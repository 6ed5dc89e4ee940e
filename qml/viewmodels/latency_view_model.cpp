#include "qml/viewmodels/latency_view_model.h"

#include "qml/viewmodels/settings_view_model.h"
#include "qml/viewmodels/words.h"

#include <algorithm>
#include <cmath>

namespace opsroom::viewmodels {

namespace {
constexpr qint64 kMsPerSecond = 1000;
constexpr std::array<int, LatencyViewModel::OneDay + 1> kRangeSeconds{60, 300, 900, 3'600, 21'600, 86'400};
} // namespace

LatencyViewModel::LatencyViewModel(const Clock &clock, const SettingsViewModel &settings, QObject *parent)
    : QObject(parent), m_clock(clock), m_settings(settings)
{}

void LatencyViewModel::setRange(Range range)
{
    if (m_range == range || range < OneMinute || range > OneDay)
        return;
    m_range = range;
    m_zoomSeconds = 0;
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
    if (!isPaused) {
        m_zoomSeconds = 0;
        refresh();
    }
}

void LatencyViewModel::setHasTenants(bool hasTenants)
{
    if (m_hasTenants == hasTenants)
        return;
    m_hasTenants = hasTenants;
    Q_EMIT hasTenantsChanged();
    if (hasTenants)
        m_tenants.replace(m_delivery.tenants());
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
    m_delivery.record(static_cast<double>(took), event.receivedAtMs, event.tenantId);
}

void LatencyViewModel::tick()
{
    if (!m_isPaused)
        refresh();
}

void LatencyViewModel::zoom(double from, double to)
{
    from = std::clamp(std::min(from, to), 0.0, 1.0);
    to = std::clamp(std::max(from, to), 0.0, 1.0);
    const int shown = shownSeconds();
    const int seconds = std::max(kLeastZoom, static_cast<int>(std::lround(shown * (to - from))));
    if (seconds >= shown)
        return;
    setIsPaused(true);
    m_endMs -= static_cast<qint64>(shown * (1 - to)) * kMsPerSecond;
    m_zoomSeconds = seconds;
    refresh();
}

void LatencyViewModel::pan(double by)
{
    if (!isZoomed())
        return;
    const qint64 oldest = m_drawnMs - (rangeSeconds() - m_zoomSeconds) * kMsPerSecond;
    m_endMs = std::clamp(m_endMs + static_cast<qint64>(m_zoomSeconds * by * kMsPerSecond), oldest, m_drawnMs);
    refresh();
}

void LatencyViewModel::resetZoom()
{
    m_zoomSeconds = 0;
    if (m_isPaused)
        setIsPaused(false);
    else
        refresh();
}

QString LatencyViewModel::shownText() const
{
    if (!isZoomed())
        return {};
    const auto words = [this](qint64 time) { return timeWords(time, m_settings.isUtc()).section(u'.', 0, 0); };
    return tr("%1 to %2").arg(words(m_endMs - m_zoomSeconds * kMsPerSecond), words(m_endMs));
}

int LatencyViewModel::endAgoSeconds() const
{
    return isZoomed() ? static_cast<int>((m_drawnMs - m_endMs) / kMsPerSecond) : 0;
}

/// What is zoomed stays where it is.
void LatencyViewModel::refresh()
{
    if (!isZoomed()) {
        m_drawnMs = nowMs();
        m_endMs = m_drawnMs;
    }
    const std::chrono::seconds shown(shownSeconds());
    m_roundTrip.refresh(shown, m_endMs, nowMs());
    m_delivery.refresh(shown, m_endMs, nowMs());
    if (m_hasTenants)
        m_tenants.replace(m_delivery.tenants());
    Q_EMIT shownChanged();
}

qint64 LatencyViewModel::nowMs() const
{
    return m_clock.wallNow().time_since_epoch().count();
}

} // namespace opsroom::viewmodels
