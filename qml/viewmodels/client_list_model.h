#pragma once

#include "client/lib/connection_info.h"
#include "core/base/clock.h"
#include "qml/viewmodels/filter_expression.h"
#include "qml/viewmodels/positional_list_model.h"

#include <QtCore/QSet>
#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

/// Clients of the hub that contain the searched text, in the chosen order.
///
/// What is selected stays so over refreshes, as long as the client is there.
/// Thread: main. Limits: those of who fills it.
class ClientListModel final : public PositionalListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the connections page")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(int selectedCount READ selectedCount NOTIFY selectionChanged FINAL)
    Q_PROPERTY(Sort sort READ sort NOTIFY sortChanged FINAL)
    Q_PROPERTY(bool isDescending READ isDescending NOTIFY sortChanged FINAL)

public:
    enum Role {
        SidRole = Qt::UserRole, ///< string "sid"
        UserIdRole,             ///< string "userId": text from the network
        TenantIdRole,           ///< string "tenantId"; empty: of all tenants
        RolesRole,              ///< string "roles"
        AddressRole,            ///< string "address"
        AgentRole,              ///< string "agent"
        TransportRole,          ///< string "transport": "WebSocket", "polling"
        IsSecureRole,           ///< bool "isSecure"
        AgeTextRole,            ///< string "ageText": since it came, "4 min"
        RoundTripTextRole,      ///< string "roundTripText": "1.2 ms"; empty: not measured
        PongTextRole,           ///< string "pongText": since the last pong, "12 s"; empty: not known
        SentTextRole,           ///< string "sentText"
        DroppedRole,            ///< int "dropped"
        QueuedTextRole,         ///< string "queuedText": "12 KiB"; empty: nothing waits
        ChannelCountRole,       ///< int "channelCount"
        IsMutedRole,            ///< bool "isMuted"
        IsSelectedRole,         ///< bool "isSelected"
    };
    Q_ENUM(Role)
    enum Sort { ByUser, ByTenant, ByAddress, ByAge, ByRoundTrip, BySent, ByDropped, ByQueued, ByChannels, ByPong };
    Q_ENUM(Sort)

    explicit ClientListModel(const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_shown.size()); }
    [[nodiscard]] int total() const { return static_cast<int>(m_all.size()); }

    void replace(QList<client::ConnectionInfo> clients);
    void setFilter(const FilterExpression &filter);
    [[nodiscard]] Sort sort() const { return m_sort; }
    [[nodiscard]] bool isDescending() const { return m_isDescending; }
    /// The same column again turns the order round.
    void sortBy(Sort sort);
    /// Once a second: ages.
    void tick();

    [[nodiscard]] int selectedCount() const { return static_cast<int>(m_selected.size()); }
    void toggle(int row);
    void selectShown();
    void clearSelection();
    [[nodiscard]] QList<client::ConnectionInfo> selected() const;
    /// Precondition: 0 <= row < count().
    [[nodiscard]] const client::ConnectionInfo &clientAt(int row) const { return m_shown[row]; }
    /// -1 if it is not shown.
    [[nodiscard]] int rowOf(const QString &sid) const;

Q_SIGNALS:
    void countChanged();
    void selectionChanged();
    void sortChanged();

private:
    void show();
    [[nodiscard]] bool isBefore(const client::ConnectionInfo &left, const client::ConnectionInfo &right) const;
    void changeSelection(const QSet<QString> &selected);

    const Clock &m_clock;
    QList<client::ConnectionInfo> m_all;
    QList<client::ConnectionInfo> m_shown;
    QSet<QString> m_selected; ///< by sid
    FilterExpression m_filter;
    Sort m_sort = ByAge;
    bool m_isDescending = true;
};

} // namespace opsroom::viewmodels
