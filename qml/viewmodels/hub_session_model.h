#pragma once

#include "qml/viewmodels/hub_session.h"

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace opsroom::viewmodels {

/// The hubs that are open at once, in the order in which they were opened: what the rail shows.
///
/// Thread: main. Ownership: it owns the sessions. Limits: kMostSessions.
class HubSessionModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the workspace")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        NameRole = Qt::UserRole, ///< string "name"
        UrlRole,                 ///< string "url"
        EnvironmentRole,         ///< int "environment": Environment.Kind
        BadgeRole,               ///< string "badge"
        StateRole,               ///< int "state": ConnectionViewModel.State
        StateTextRole,           ///< string "stateText"
        IsClosableRole,          ///< bool "isClosable"
        GraveAlertsRole,         ///< int "graveAlerts": open ones that are critical or high
        IsCriticalRole,          ///< bool "isCritical": one of them is critical
    };
    Q_ENUM(Role)
    static constexpr int kMostSessions = 12;

    explicit HubSessionModel(QObject *parent = nullptr);
    ~HubSessionModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_sessions.size()); }
    [[nodiscard]] bool isFull() const { return count() >= kMostSessions; }

    /// Precondition: 0 <= row < count().
    [[nodiscard]] HubSession &at(int row) const { return *m_sessions[static_cast<std::size_t>(row)]; }
    /// Row of the session of a profile; -1: it is not open.
    [[nodiscard]] int rowOfProfile(const QString &profileId) const;
    /// Precondition: not isFull(). \returns its row.
    int add(std::unique_ptr<HubSession> session);
    /// Precondition: 0 <= row < count().
    [[nodiscard]] std::unique_ptr<HubSession> take(int row);

Q_SIGNALS:
    void countChanged();

private:
    std::vector<std::unique_ptr<HubSession>> m_sessions;
};

} // namespace opsroom::viewmodels
