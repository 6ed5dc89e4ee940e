#pragma once

#include "core/base/histogram.h"

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <array>

namespace opsroom::viewmodels {

/// A distribution of durations as bars, one for each doubling from 0.25 ms to 16 s and one beyond; the row count is fixed.
///
/// Thread: main.
class HistogramModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to a latency")

public:
    enum Role {
        LabelRole = Qt::UserRole, ///< string "label": "≤ 8 ms"
        CountRole,                ///< int "samples"
        ShareRole,                ///< real "share": of the fullest bar, 0 to 1
    };
    Q_ENUM(Role)

    static constexpr std::size_t kBars = 17;

    /// Bar of a duration.
    [[nodiscard]] static std::size_t barOf(std::uint64_t microseconds);
    /// "≤ 8 ms"; of the last one "> 8 s".
    [[nodiscard]] static QString labelOf(std::size_t bar);

    explicit HistogramModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void set(const Histogram &histogram);

private:
    std::array<std::uint64_t, kBars> m_counts{};
    std::uint64_t m_fullest = 0;
};

} // namespace opsroom::viewmodels
