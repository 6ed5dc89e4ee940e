#pragma once

#include "client/lib/updates.h"
#include "qml/viewmodels/positional_list_model.h"

#include <QtQml/qqmlregistration.h>

namespace opsroom::viewmodels {

class SettingsViewModel;

/// The tenants of the hub and who is connected to each, as the last `metrics-update` told; most connections first.
///
/// Thread: main. Limits: kMostTenants, as many as the hub lists.
class TenantListModel final : public PositionalListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The console has one")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(bool isLoaded READ isLoaded NOTIFY isLoadedChanged FINAL)

public:
    enum Role {
        TenantIdRole = Qt::UserRole, ///< string "tenantId"
        ConnectionsRole,             ///< int "connections"
        UsersRole,                   ///< int "users"
        QueuedRole,                  ///< int "queued"
        ShareRole,                   ///< real "share": of all connections, 0 to 1
        UpdatesPerMinuteRole,        ///< int "updatesPerMinute": transactions seen by this console
        LastActivityTextRole,        ///< string "lastActivityText": time of day; empty: none yet
    };
    Q_ENUM(Role)
    static constexpr int kMostTenants = 200;

    explicit TenantListModel(const SettingsViewModel &settings, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(m_tenants.size()); }
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

    void apply(const client::MetricsUpdate &metrics);
    void countUpdates(const QList<client::TransactionUpdate> &updates);
    /// Once a second: rates of the last minute.
    void tick();

Q_SIGNALS:
    void countChanged();
    void isLoadedChanged();

private:
    static constexpr int kRateSeconds = 60;
    struct Rate
    {
        std::array<int, kRateSeconds> seconds{};
        int sum = 0;
    };

    const SettingsViewModel &m_settings;
    QList<client::TenantFigures> m_tenants;
    QHash<QString, Rate> m_rates;
    quint64 m_connections = 0;
    int m_second = 0;
    bool m_isLoaded = false;
};

} // namespace opsroom::viewmodels
