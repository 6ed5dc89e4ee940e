#include "qml/viewmodels/latency_track.h"

#include "qml/viewmodels/words.h"

#include <limits>

namespace opsroom::viewmodels {

namespace {

constexpr int kMostSamples = static_cast<int>(LatencyStore::kSlots);
constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

double milliseconds(std::uint64_t microseconds)
{
    return static_cast<double>(microseconds) / 1000.0;
}

} // namespace

LatencyTrack::LatencyTrack(QObject *parent)
    : QObject(parent), m_p50(kMostSamples), m_p95(kMostSamples), m_p99(kMostSamples)
{}

void LatencyTrack::record(double milliseconds, qint64 atMs, const QString &tenant)
{
    m_store.record(milliseconds, atMs);
    if (tenant.isEmpty())
        return;
    auto found = m_tenants.find(tenant);
    if (found == m_tenants.end()) {
        if (m_tenants.size() >= kMostTenants)
            return;
        found = m_tenants.insert(tenant, std::make_shared<LatencyStore>());
    }
    (*found)->record(milliseconds, atMs);
}

void LatencyTrack::setTenant(const QString &tenant)
{
    if (m_tenant == tenant)
        return;
    m_tenant = tenant;
    Q_EMIT tenantChanged();
    refresh(m_window.range, m_window.endMs, m_window.nowMs);
}

QList<LatencyTrack::TenantFigures> LatencyTrack::tenants() const
{
    QList<TenantFigures> figures;
    for (auto tenant = m_tenants.cbegin(); tenant != m_tenants.cend(); ++tenant) {
        TenantFigures one{tenant.key(), {}};
        for (const SparseHistogram *cell : (*tenant)->view(m_window.range, m_window.endMs, m_window.nowMs).cells) {
            if (cell != nullptr)
                cell->addTo(one.histogram);
        }
        if (one.histogram.count() > 0)
            figures.append(std::move(one));
    }
    return figures;
}

void LatencyTrack::fillHeat(const LatencyStore::View &view)
{
    const auto columns = static_cast<qsizetype>(view.cells.size());
    m_heat = QList<double>(columns * heatRows(), 0.0);
    for (qsizetype column = 0; column < columns; ++column) {
        const SparseHistogram *cell = view.cells[static_cast<std::size_t>(column)];
        if (cell == nullptr) {
            for (int row = 0; row < heatRows(); ++row)
                m_heat[row * columns + column] = kGap;
            continue;
        }
        cell->forEach([this, columns, column](std::uint64_t microseconds, std::uint64_t samples) {
            const auto row = static_cast<qsizetype>(HistogramModel::barOf(microseconds));
            m_heat[row * columns + column] += static_cast<double>(samples);
        });
    }
}

QString LatencyTrack::heatLabel(int row) const
{
    return HistogramModel::labelOf(static_cast<std::size_t>(row));
}

void LatencyTrack::refresh(std::chrono::seconds range, qint64 endMs, qint64 nowMs)
{
    m_window = {range, endMs, nowMs};
    const auto alone = m_tenants.constFind(m_tenant);
    const LatencyStore &store = alone == m_tenants.cend() ? m_store : **alone;
    const LatencyStore::View view = store.view(range, endMs, nowMs);
    m_total.clear();
    QList<double> p50;
    QList<double> p95;
    QList<double> p99;
    for (const SparseHistogram *cell : view.cells) {
        if (cell != nullptr)
            cell->addTo(m_total);
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
    fillHeat(view);
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
