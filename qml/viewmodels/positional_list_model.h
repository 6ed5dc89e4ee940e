#pragma once

#include <QtCore/QAbstractListModel>

#include <algorithm>

namespace opsroom::viewmodels {

/// A list that is told anew as a whole, again and again: rows keep their places and change what they show, and only the
/// end grows or shrinks. So the view neither jumps nor makes its rows anew.
///
/// Thread: main.
class PositionalListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

protected:
    /// \param rows what the model's data() reads. \returns whether the number of rows has changed.
    template <class Row>
    bool replaceRows(QList<Row> &rows, QList<Row> next)
    {
        const int before = static_cast<int>(rows.size());
        const int after = static_cast<int>(next.size());
        if (after < before) {
            beginRemoveRows({}, after, before - 1);
            rows.remove(after, before - after);
            endRemoveRows();
        }
        const int kept = std::min(before, after);
        std::move(next.begin(), next.begin() + kept, rows.begin());
        if (kept > 0)
            Q_EMIT dataChanged(index(0), index(kept - 1));
        if (after > before) {
            beginInsertRows({}, before, after - 1);
            std::move(next.begin() + kept, next.end(), std::back_inserter(rows));
            endInsertRows();
        }
        return before != after;
    }
};

} // namespace opsroom::viewmodels
