#pragma once

#include <QtCore/QAbstractListModel>

namespace opsroom::viewmodels {

/// The first rows of a list, for a view that has room for no more. They keep their places and change what they show,
/// when refresh() says so: whatever the list does meanwhile costs nothing.
///
/// Thread: main. Ownership: the list outlives it.
class FirstRowsModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    FirstRowsModel(QAbstractItemModel &list, int most, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override { return m_list.roleNames(); }

    /// Shows the list as it is now.
    void refresh();

private:
    QAbstractItemModel &m_list;
    const int m_most;
    int m_count = 0;
};

} // namespace opsroom::viewmodels
