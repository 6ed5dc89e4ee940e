#include "qml/viewmodels/time_range_view_model.h"

#include "qml/viewmodels/settings_view_model.h"
#include "qml/viewmodels/words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace opsroom::viewmodels {

namespace {
constexpr qint64 kMsPerSecond = 1000;
constexpr std::array<int, TimeRangeViewModel::OneDay + 1> kRangeSeconds{60, 300, 900, 3'600, 21'600, 86'400};
} // namespace

TimeRangeViewModel::TimeRangeViewModel(const Clock &clock, const SettingsViewModel &settings, QObject *parent)
    : QObject(parent), m_clock(clock), m_settings(settings)
{}

void TimeRangeViewModel::setRange(Range range)
{
    if (m_range == range || range < OneMinute || range > OneDay)
        return;
    m_range = range;
    m_zoomSeconds = 0;
    Q_EMIT rangeChanged();
    refresh();
}

int TimeRangeViewModel::rangeSeconds() const
{
    return kRangeSeconds[m_range];
}

void TimeRangeViewModel::setIsPaused(bool isPaused)
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

void TimeRangeViewModel::zoom(double from, double to)
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

void TimeRangeViewModel::pan(double by)
{
    if (!isZoomed())
        return;
    const qint64 oldest = m_drawnMs - (rangeSeconds() - m_zoomSeconds) * kMsPerSecond;
    m_endMs = std::clamp(m_endMs + static_cast<qint64>(m_zoomSeconds * by * kMsPerSecond), oldest, m_drawnMs);
    refresh();
}

void TimeRangeViewModel::resetZoom()
{
    m_zoomSeconds = 0;
    if (m_isPaused)
        setIsPaused(false);
    else
        refresh();
}

QString TimeRangeViewModel::shownText() const
{
    if (!isZoomed())
        return {};
    const auto words = [this](qint64 time) { return timeWords(time, m_settings.isUtc()).section(u'.', 0, 0); };
    return tr("%1 to %2").arg(words(m_endMs - m_zoomSeconds * kMsPerSecond), words(m_endMs));
}

int TimeRangeViewModel::endAgoSeconds() const
{
    return isZoomed() ? static_cast<int>((m_drawnMs - m_endMs) / kMsPerSecond) : 0;
}

void TimeRangeViewModel::follow()
{
    if (!m_isPaused)
        refresh();
}

/// What is zoomed stays where it is.
void TimeRangeViewModel::refresh()
{
    if (!isZoomed()) {
        m_drawnMs = nowMs();
        m_endMs = m_drawnMs;
    }
    draw(std::chrono::seconds(shownSeconds()), m_endMs);
    Q_EMIT shownChanged();
}

qint64 TimeRangeViewModel::nowMs() const
{
    return m_clock.wallNow().time_since_epoch().count();
}

} // namespace opsroom::viewmodels
