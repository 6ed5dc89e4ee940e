#include "qml/viewmodels/traffic_view_model.h"

#include <algorithm>

namespace opsroom::viewmodels {

namespace {

constexpr qint64 kMsPerSecond = 1000;
constexpr qint64 kLongestStep = 3 * kMsPerSecond; ///< between two ticks of a console that runs
constexpr double kSecondsPerMinute = 60;

using Fold = TrafficLine::Fold;

/// Place of a way of ending among the three kinds; what is not known here is the hub's own.
std::size_t kindOf(const QString &ending)
{
    if (ending == QLatin1String("left") || ending == QLatin1String("client"))
        return 0;
    return ending == QLatin1String("transport-lost") || ending == QLatin1String("no-pong") ? 2 : 1;
}

} // namespace

TrafficViewModel::TrafficViewModel(const Clock &clock, const SettingsViewModel &settings, QObject *parent)
    : TimeRangeViewModel(clock, settings, parent), m_lines{TrafficLine(Fold::Mean), TrafficLine(Fold::Mean),
                                                           TrafficLine(Fold::Mean), TrafficLine(Fold::Mean),
                                                           TrafficLine(Fold::Peak), TrafficLine(Fold::Sum),
                                                           TrafficLine(Fold::Sum),  TrafficLine(Fold::Sum)}
{}

void TrafficViewModel::apply(const client::MetricsUpdate &metrics)
{
    const bool hadEndings = hasEndings();
    m_metrics = metrics;
    if (m_isLoaded && hadEndings == hasEndings())
        return;
    m_isLoaded = true;
    Q_EMIT isLoadedChanged();
}

void TrafficViewModel::tick(bool isConnected, qsizetype updates)
{
    const qint64 now = nowMs();
    if (isConnected && m_isLoaded) {
        // A tick that came late leaves no second without a value, and what it counted is of all of them.
        const bool goesOn = m_tickedMs > 0 && now >= m_tickedMs && now - m_tickedMs <= kLongestStep;
        const qint64 from = goesOn ? std::min(m_tickedMs + kMsPerSecond, now) : now;
        const qint64 took = goesOn ? std::max(now - m_tickedMs, kMsPerSecond) : kMsPerSecond;
        note(Updates, static_cast<double>(updates * kMsPerSecond) / static_cast<double>(took), from, now);
        note(Deliveries, m_metrics.deliveriesPerSecond, from, now);
        note(Connections, static_cast<double>(m_metrics.connections), from, now);
        note(Users, static_cast<double>(m_metrics.users), from, now);
        note(Queued, static_cast<double>(m_metrics.queued), from, now);
        if (goesOn)
            noteEndings(from, now);
        m_totals = endingTotals();
    }
    m_tickedMs = isConnected && m_isLoaded ? now : 0;
    follow();
}

/// One sample for every second of the time.
void TrafficViewModel::note(Line line, double value, qint64 fromMs, qint64 toMs)
{
    for (qint64 second = fromMs / kMsPerSecond; second <= toMs / kMsPerSecond; ++second)
        m_lines[line].record(value, second * kMsPerSecond);
}

void TrafficViewModel::noteEndings(qint64 fromMs, qint64 toMs)
{
    const EndingTotals totals = endingTotals();
    for (std::size_t kind = 0; hasEndings() && kind < kEndings; ++kind) {
        if (totals[kind] < m_totals[kind])
            continue;
        const auto line = static_cast<Line>(Left + kind);
        note(line, 0, fromMs, toMs);
        m_lines[line].record(static_cast<double>(totals[kind] - m_totals[kind]), toMs);
    }
}

TrafficViewModel::EndingTotals TrafficViewModel::endingTotals() const
{
    EndingTotals totals{};
    for (const client::EndingFigure &ending : m_metrics.endings)
        totals[kindOf(ending.name)] += ending.total;
    return totals;
}

void TrafficViewModel::draw(std::chrono::seconds shown, qint64 endMs)
{
    for (TrafficLine &line : m_lines)
        line.draw(shown, endMs, nowMs());
}

QString TrafficViewModel::stepText() const
{
    const double seconds = m_lines[Updates].step();
    return seconds < kSecondsPerMinute ? tr("%1 s").arg(seconds) : tr("%1 min").arg(seconds / kSecondsPerMinute);
}

} // namespace opsroom::viewmodels
