#include "qml/viewmodels/histogram_model.h"

#include "qml/viewmodels/words.h"

#include <algorithm>

namespace opsroom::viewmodels {

namespace {

constexpr std::uint64_t kFirstEdge = 250; ///< microseconds

std::uint64_t edgeOf(std::size_t bar)
{
    return kFirstEdge << bar;
}

} // namespace

std::size_t HistogramModel::barOf(std::uint64_t microseconds)
{
    std::size_t bar = 0;
    while (bar + 1 < kBars && microseconds > edgeOf(bar))
        ++bar;
    return bar;
}

QString HistogramModel::labelOf(std::size_t bar)
{
    const bool isLast = bar + 1 == kBars;
    return (isLast ? QStringLiteral("> ") : QStringLiteral("≤ "))
           + durationWords(static_cast<double>(edgeOf(isLast ? bar - 1 : bar)) / 1000.0);
}

HistogramModel::HistogramModel(QObject *parent) : QAbstractListModel(parent) {}

int HistogramModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(kBars);
}

QVariant HistogramModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto bar = static_cast<std::size_t>(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case LabelRole:
        return labelOf(bar);
    case CountRole:
        return static_cast<int>(m_counts[bar]);
    case ShareRole:
        return m_fullest == 0 ? 0.0 : static_cast<double>(m_counts[bar]) / static_cast<double>(m_fullest);
    default:
        return {};
    }
}

QHash<int, QByteArray> HistogramModel::roleNames() const
{
    return {{LabelRole, "label"}, {CountRole, "samples"}, {ShareRole, "share"}};
}

void HistogramModel::set(const Histogram &histogram)
{
    std::array<std::uint64_t, kBars> counts{};
    std::uint64_t below = 0;
    for (std::size_t bar = 0; bar < kBars; ++bar) {
        const std::uint64_t upTo = bar + 1 == kBars ? histogram.count() : histogram.countUpTo(edgeOf(bar));
        counts[bar] = upTo - below;
        below = upTo;
    }
    if (counts == m_counts)
        return;
    m_counts = counts;
    m_fullest = *std::ranges::max_element(m_counts);
    Q_EMIT dataChanged(index(0), index(static_cast<int>(kBars) - 1), {CountRole, ShareRole});
}

} // namespace opsroom::viewmodels
