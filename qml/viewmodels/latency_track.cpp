#include "qml/viewmodels/latency_track.h"

#include "qml/viewmodels/words.h"

#include <limits>

namespace opsroom::viewmodels {

namespace {

constexpr int kMostSamples = static_cast<int>(LatencyStore::kSlots);
constexpr std::uint64_t kP95Samples = 20; ///< below, p95 is but the largest sample
constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

double milliseconds(std::uint64_t microseconds)
{
    return static_cast<double>(microseconds) / 1000.0;
}

} // namespace

LatencyTrack::LatencyTrack(QObject *parent)
    : QObject(parent), m_p50(kMostSamples), m_p95(kMostSamples), m_p99(kMostSamples)
{}

void LatencyTrack::refresh(std::chrono::seconds range, qint64 endMs, qint64 nowMs)
{
    const LatencyStore::View view = m_store.view(range, endMs, nowMs);
    m_total.clear();
    QList<double> p50;
    QList<double> p95;
    QList<double> p99;
    for (const Histogram *cell : view.cells) {
        if (cell != nullptr)
            m_total.merge(*cell);
        p50.append(cell == nullptr ? kGap : milliseconds(cell->percentile(50)));
        p95.append(cell == nullptr ? kGap : milliseconds(cell->percentile(95)));
        p99.append(cell == nullptr || cell->count() < kP99Samples ? kGap : milliseconds(cell->percentile(99)));
    }
    const auto step = static_cast<double>(view.width.count());
    const auto end = static_cast<double>(view.endMs);
    m_p50.replace(std::move(p50), step, end);
    m_p95.replace(std::move(p95), step, end);
    m_p99.replace(std::move(p99), step, end);
    m_distribution.set(m_total);
    Q_EMIT changed();
}

QString LatencyTrack::sampleCountText() const
{
    return tr("%1 samples").arg(countWords(sampleCount()));
}

QString LatencyTrack::textOf(double percent, std::uint64_t fewest) const
{
    return m_total.count() < fewest ? QStringLiteral("–") : durationWords(milliseconds(m_total.percentile(percent)));
}

QString LatencyTrack::p50Text() const
{
    return textOf(50, 1);
}

QString LatencyTrack::p95Text() const
{
    return textOf(95, kP95Samples);
}

QString LatencyTrack::p99Text() const
{
    return textOf(99, kP99Samples);
}

double LatencyTrack::maximum() const
{
    return std::max({m_p50.maximum(), m_p95.maximum(), m_p99.maximum()});
}

} // namespace opsroom::viewmodels
