#pragma once

#include "qml/viewmodels/hub_control.h"
#include "qml/viewmodels/positional_list_model.h"

#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

/// The settings of the hub that contain the searched text, with what the operator wants to change and what is wrong
/// with that.
///
/// Thread: main.
class HubSettingModel : public PositionalListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the hub page")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(int changeCount READ changeCount NOTIFY changesChanged FINAL)

public:
    enum Role {
        NameRole = Qt::UserRole, ///< string "name"
        ValueRole,               ///< string "value": as it would be
        UsualRole,               ///< string "usual"
        MeaningRole,             ///< string "meaning"
        IsChangedRole,           ///< bool "isChanged": not in force yet
        IsUsualRole,             ///< bool "isUsual"
        ProblemRole,             ///< string "problem"; empty: none
    };
    Q_ENUM(Role)

    explicit HubSettingModel(QObject *parent = nullptr) : PositionalListModel(parent) {}

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_shown.size()); }
    [[nodiscard]] int changeCount() const { return static_cast<int>(m_changes.size()); }

    void replace(QList<HubControl::Setting> settings);
    void setText(const QString &text);
    /// Only those that are not as usual, or to be changed.
    void setIsOnlyUnusual(bool isOnlyUnusual);
    Q_INVOKABLE void edit(int row, const QString &value);
    void discard();
    [[nodiscard]] const HubControl::Changes &changes() const { return m_changes; }
    void setProblems(const HubControl::Problems &problems);

Q_SIGNALS:
    void countChanged();
    void changesChanged();

private:
    void show();
    void tellAll();

    QList<HubControl::Setting> m_all;
    QList<HubControl::Setting> m_shown;
    HubControl::Changes m_changes;
    HubControl::Problems m_problems;
    QString m_text;
    bool m_isOnlyUnusual = false;
};

} // namespace opsroom::viewmodels
