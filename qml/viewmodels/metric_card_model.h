#pragma once

#include "qml/viewmodels/sample_history.h"

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace opsroom::viewmodels {

/// The figures at the top of the overview: a fixed row of cards, each with the samples of the last minutes.
///
/// Thread: main.
class MetricCardModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the overview")

public:
    enum Role {
        KeyRole = Qt::UserRole, ///< string "key": what the card is
        TitleRole,              ///< string "title"
        TextRole,               ///< string "text": the value for reading, "–" while unknown
        UnitRole,               ///< string "unit"
        BadgeRole,              ///< string "badge": change within the last minute, "+12"; empty without one
        IsKnownRole,            ///< bool "isKnown": there is a value; unknown is not zero
        HistoryRole,            ///< SampleHistory "history"
        PageRole,               ///< int "page": NavigationViewModel.Page that says more
    };
    Q_ENUM(Role)
    enum Card { Connections, Users, Tenants, Queued, Rate, OpenAlerts };
    static constexpr int kCards = OpenAlerts + 1;

    explicit MetricCardModel(QObject *parent = nullptr);
    ~MetricCardModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// \param sample whether this value is to be one of the history.
    void setValue(Card card, double value, bool sample);
    /// Nothing is known now: a gap in every history.
    void sampleGaps();

private:
    struct Entry;
    std::vector<std::unique_ptr<Entry>> m_entries;
};

} // namespace opsroom::viewmodels
