#include "qml/viewmodels/field_list_model.h"

#include "qml/viewmodels/words.h"

namespace opsroom::viewmodels {

int FieldListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

QVariant FieldListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Field &field = m_fields[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return field.name;
    case ValueRole:
        return shownText(field.value);
    case IsMonospaceRole:
        return field.isMonospace;
    default:
        return {};
    }
}

QHash<int, QByteArray> FieldListModel::roleNames() const
{
    return {{NameRole, "name"}, {ValueRole, "value"}, {IsMonospaceRole, "isMonospace"}};
}

void FieldListModel::set(const QList<Field> &fields)
{
    QList<Field> present;
    for (const Field &field : fields) {
        if (!field.value.isEmpty())
            present.append(field);
    }
    if (!m_fields.isEmpty()) {
        beginRemoveRows({}, 0, static_cast<int>(m_fields.size()) - 1);
        m_fields.clear();
        endRemoveRows();
    }
    if (!present.isEmpty()) {
        beginInsertRows({}, 0, static_cast<int>(present.size()) - 1);
        m_fields = present;
        endInsertRows();
    }
}

} // namespace opsroom::viewmodels
