#pragma once

#include "qml/viewmodels/environment.h"

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

class SettingsViewModel;

/// How to get to a hub again. Its token is with the secrets.
struct HubProfile
{
    QString id; ///< never changes
    QString name;
    QString url;
    QString path = QStringLiteral("/enterprise-ws");
    Environment::Kind environment = Environment::Unnamed;
};

/// The hubs that the operator has saved, in the order of their names.
///
/// Thread: main. Ownership: settings outlive it. Limits: kMostProfiles.
class HubProfileModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the workspace")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        NameRole = Qt::UserRole, ///< string "name"
        UrlRole,                 ///< string "url"
        PathRole,                ///< string "path"
        EnvironmentRole,         ///< int "environment": Environment.Kind
        BadgeRole,               ///< string "badge"
    };
    Q_ENUM(Role)
    static constexpr int kMostProfiles = 100;

    explicit HubProfileModel(SettingsViewModel &settings, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_profiles.size()); }
    /// Precondition: 0 <= row < count().
    [[nodiscard]] const HubProfile &at(int row) const { return m_profiles[row]; }
    [[nodiscard]] const HubProfile *find(const QString &id) const;

    /// Why a profile cannot be saved; empty: it can.
    [[nodiscard]] QString problemOf(const HubProfile &profile) const;
    /// Adds it, or replaces the one with its id. Precondition: it has no problem. \returns its id.
    QString save(HubProfile profile);
    void remove(int row);

Q_SIGNALS:
    void countChanged();

private:
    void store();

    SettingsViewModel &m_settings;
    QList<HubProfile> m_profiles;
};

} // namespace opsroom::viewmodels
