#pragma once

#include "client/lib/updates.h"
#include "qml/viewmodels/sample_history.h"

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace opsroom::viewmodels {

/// How the hub's sessions end: a row for each way, with how many did so and the course of the last minutes.
///
/// The hub tells totals; the course is made of what was added from one telling to the next. A hub that begins to count
/// anew has been restarted, and that step is a gap.
/// Thread: main. Limits: kMostRows ways.
class EndingListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the connections page")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        NameRole = Qt::UserRole, ///< string "name": in words
        TotalRole,               ///< double "total"
        RecentRole,              ///< double "recent": in what the course shows
        HistoryRole,             ///< SampleHistory "history": ended in each interval
        IsTroubleRole,           ///< bool "isTrouble": nobody wanted it
    };
    Q_ENUM(Role)
    static constexpr std::size_t kMostRows = 20;
    static constexpr int kSamples = 150; ///< of two seconds: five minutes

    explicit EndingListModel(QObject *parent = nullptr);
    ~EndingListModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }

    void apply(const QList<client::EndingFigure> &endings);

Q_SIGNALS:
    void countChanged();

private:
    struct Row
    {
        QString name;
        quint64 total = 0;
        std::unique_ptr<SampleHistory> history;
    };
    Row *rowOf(const QString &name);

    std::vector<Row> m_rows;
};

} // namespace opsroom::viewmodels
