#include "qml/viewmodels/test_received_model.h"

namespace opsroom::viewmodels {

int TestReceivedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant TestReceivedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case TimeTextRole:
        return row.timeText;
    case ClientRole:
        return row.client;
    case Qt::DisplayRole:
    case EventRole:
        return row.event;
    case TextRole:
        return row.text;
    default:
        return {};
    }
}

QHash<int, QByteArray> TestReceivedModel::roleNames() const
{
    return {{TimeTextRole, "timeText"}, {ClientRole, "client"}, {EventRole, "event"}, {TextRole, "text"}};
}

void TestReceivedModel::add(Row row)
{
    if (count() == kMostRows) {
        beginRemoveRows({}, kMostRows - 1, kMostRows - 1);
        m_rows.pop_back();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_rows.push_front(std::move(row));
    endInsertRows();
    Q_EMIT countChanged();
}

void TestReceivedModel::clear()
{
    if (m_rows.empty())
        return;
    beginRemoveRows({}, 0, count() - 1);
    m_rows.clear();
    endRemoveRows();
    Q_EMIT countChanged();
}

} // namespace opsroom::viewmodels
