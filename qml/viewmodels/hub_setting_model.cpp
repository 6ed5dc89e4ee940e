#include "qml/viewmodels/hub_setting_model.h"

namespace opsroom::viewmodels {

int HubSettingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant HubSettingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const HubControl::Setting &setting = m_shown[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return setting.name;
    case ValueRole:
        return m_changes.value(setting.name, setting.value);
    case UsualRole:
        return setting.usual;
    case MeaningRole:
        return setting.meaning;
    case IsChangedRole:
        return m_changes.contains(setting.name);
    case IsUsualRole:
        return m_changes.value(setting.name, setting.value) == setting.usual;
    case ProblemRole:
        return m_problems.value(setting.name);
    default:
        return {};
    }
}

QHash<int, QByteArray> HubSettingModel::roleNames() const
{
    return {{NameRole, "name"},           {ValueRole, "value"},     {UsualRole, "usual"},    {MeaningRole, "meaning"},
            {IsChangedRole, "isChanged"}, {IsUsualRole, "isUsual"}, {ProblemRole, "problem"}};
}

void HubSettingModel::replace(QList<HubControl::Setting> settings)
{
    m_all = std::move(settings);
    show();
}

void HubSettingModel::setText(const QString &text)
{
    m_text = text.trimmed();
    show();
}

void HubSettingModel::setIsOnlyUnusual(bool isOnlyUnusual)
{
    m_isOnlyUnusual = isOnlyUnusual;
    show();
}

void HubSettingModel::edit(int row, const QString &value)
{
    if (row < 0 || row >= count())
        return;
    const HubControl::Setting &setting = m_shown[row];
    const QString wanted = value.trimmed();
    if (wanted == m_changes.value(setting.name, setting.value))
        return;
    if (wanted == setting.value)
        m_changes.remove(setting.name);
    else
        m_changes.insert(setting.name, wanted);
    m_problems.remove(setting.name);
    Q_EMIT dataChanged(index(row), index(row));
    Q_EMIT changesChanged();
}

void HubSettingModel::discard()
{
    m_changes.clear();
    m_problems.clear();
    tellAll();
    Q_EMIT changesChanged();
}

void HubSettingModel::setProblems(const HubControl::Problems &problems)
{
    m_problems = problems;
    tellAll();
}

void HubSettingModel::tellAll()
{
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1));
}

void HubSettingModel::show()
{
    QList<HubControl::Setting> shown;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(shown), [this](const HubControl::Setting &setting) {
        const bool isMeant = m_text.isEmpty() || setting.name.contains(m_text, Qt::CaseInsensitive)
                             || setting.meaning.contains(m_text, Qt::CaseInsensitive);
        return isMeant && (!m_isOnlyUnusual || setting.value != setting.usual || m_changes.contains(setting.name));
    });
    if (replaceRows(m_shown, std::move(shown)))
        Q_EMIT countChanged();
}

} // namespace opsroom::viewmodels
