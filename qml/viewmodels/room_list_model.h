#pragma once

#include "client/lib/connection_info.h"
#include "qml/viewmodels/positional_list_model.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

/// Rooms of the hub that contain the searched text, as a tree of two levels: the tenants' own rooms, and under each the
/// others of that tenant, those with most members first. A tenant may be folded; what is searched for shows all the same.
///
/// Thread: main.
class RoomListModel : public PositionalListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the connections page")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        TenantIdRole = Qt::UserRole, ///< string "tenantId"; empty: of all tenants
        KindRole,                    ///< string "kind": in words
        NameRole,                    ///< string "name": text from the network; empty for the tenant's own
        MembersRole,                 ///< int "members"
        ShareRole,                   ///< real "share": of the largest room
        IsTenantRole,                ///< bool "isTenant": others stand under it
        IsFoldedRole,                ///< bool "isFolded"
        ChildCountRole,              ///< int "childCount": rooms of a tenant besides its own
    };
    Q_ENUM(Role)

    explicit RoomListModel(QObject *parent = nullptr) : PositionalListModel(parent) {}

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_shown.size()); }
    [[nodiscard]] int total() const { return static_cast<int>(m_all.size()); }

    void replace(QList<client::RoomInfo> rooms);
    void setText(const QString &text);
    /// Of a tenant's own room, or the one that a room stands under. \returns the row of the tenant's own; -1: there is none.
    Q_INVOKABLE int setFolded(int row, bool isFolded);
    /// Precondition: 0 <= row < count().
    [[nodiscard]] const client::RoomInfo &roomAt(int row) const { return m_shown[row]; }
    /// "acme", "acme · transaction:42"
    [[nodiscard]] static QString wordsOf(const client::RoomInfo &room);

Q_SIGNALS:
    void countChanged();

private:
    void show();

    QList<client::RoomInfo> m_all;
    QList<client::RoomInfo> m_shown;
    int m_largest = 0;
    QString m_text;
    QSet<QString> m_folded;            ///< tenants
    QHash<QString, int> m_childCounts; ///< by tenant
};

} // namespace opsroom::viewmodels
