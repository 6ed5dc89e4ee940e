#include "qml/viewmodels/first_rows_model.h"

#include <algorithm>

namespace opsroom::viewmodels {

FirstRowsModel::FirstRowsModel(QAbstractItemModel &list, int most, QObject *parent)
    : QAbstractListModel(parent), m_list(list), m_most(most)
{
    refresh();
}

int FirstRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

QVariant FirstRowsModel::data(const QModelIndex &index, int role) const
{
    return index.isValid() ? m_list.data(m_list.index(index.row(), 0), role) : QVariant();
}

void FirstRowsModel::refresh()
{
    const int count = std::min(m_list.rowCount(), m_most);
    if (count < m_count) {
        beginRemoveRows({}, count, m_count - 1);
        m_count = count;
        endRemoveRows();
    } else if (count > m_count) {
        beginInsertRows({}, m_count, count - 1);
        m_count = count;
        endInsertRows();
    }
    if (m_count > 0)
        Q_EMIT dataChanged(index(0), index(m_count - 1));
}

} // namespace opsroom::viewmodels
