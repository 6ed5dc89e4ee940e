#include "qml/viewmodels/latency_tenant_model.h"

#include "qml/viewmodels/words.h"

#include <algorithm>

namespace opsroom::viewmodels {

namespace {

constexpr double kP95 = 95;

QString percentileText(const Histogram &histogram, double percent, std::uint64_t fewest)
{
    if (histogram.count() < fewest)
        return QStringLiteral("–");
    return durationWords(static_cast<double>(histogram.percentile(percent)) / 1000.0);
}

} // namespace

int LatencyTenantModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant LatencyTenantModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LatencyTrack::TenantFigures &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case TenantIdRole:
        return row.tenantId;
    case P50TextRole:
        return percentileText(row.histogram, 50, 1);
    case P95TextRole:
        return percentileText(row.histogram, kP95, LatencyTrack::kP95Samples);
    case P99TextRole:
        return percentileText(row.histogram, 99, LatencyTrack::kP99Samples);
    case SamplesTextRole:
        return countWords(static_cast<qint64>(row.histogram.count()));
    case ShareRole: {
        const auto slowest = static_cast<double>(m_rows.first().histogram.percentile(kP95));
        return slowest > 0 ? static_cast<double>(row.histogram.percentile(kP95)) / slowest : 0.0;
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> LatencyTenantModel::roleNames() const
{
    return {{TenantIdRole, "tenantId"}, {P50TextRole, "p50Text"},         {P95TextRole, "p95Text"},
            {P99TextRole, "p99Text"},   {SamplesTextRole, "samplesText"}, {ShareRole, "share"}};
}

void LatencyTenantModel::replace(QList<LatencyTrack::TenantFigures> figures)
{
    std::ranges::sort(figures, [](const auto &left, const auto &right) {
        const auto slow = left.histogram.percentile(kP95);
        const auto other = right.histogram.percentile(kP95);
        return slow != other ? slow > other : left.tenantId < right.tenantId;
    });
    if (replaceRows(m_rows, std::move(figures)))
        Q_EMIT countChanged();
}

} // namespace opsroom::viewmodels
