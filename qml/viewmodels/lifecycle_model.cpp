#include "qml/viewmodels/lifecycle_model.h"

namespace opsroom::viewmodels {

int LifecycleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant LifecycleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Step &step = m_steps[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case StatusRole:
        return step.status;
    case StatusKindRole:
        return step.statusKind;
    case TimeTextRole:
        return step.timeText;
    case ElapsedTextRole:
        return step.elapsedText;
    case ByRole:
        return step.by;
    case IsAnomalyRole:
        return step.isAnomaly;
    case IsCurrentRole:
        return step.isCurrent;
    default:
        return {};
    }
}

QHash<int, QByteArray> LifecycleModel::roleNames() const
{
    return {{StatusRole, "status"},
            {StatusKindRole, "statusKind"},
            {TimeTextRole, "timeText"},
            {ElapsedTextRole, "elapsedText"},
            {ByRole, "by"},
            {IsAnomalyRole, "isAnomaly"},
            {IsCurrentRole, "isCurrent"}};
}

void LifecycleModel::set(const QList<Step> &steps)
{
    const int before = count();
    if (before > 0) {
        beginRemoveRows({}, 0, before - 1);
        m_steps.clear();
        endRemoveRows();
    }
    if (!steps.isEmpty()) {
        beginInsertRows({}, 0, static_cast<int>(steps.size()) - 1);
        m_steps = steps;
        endInsertRows();
    }
    if (before != count())
        Q_EMIT countChanged();
}

} // namespace opsroom::viewmodels
