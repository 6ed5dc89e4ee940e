#include "qml/viewmodels/tenant_list_model.h"

#include "qml/viewmodels/settings_view_model.h"
#include "qml/viewmodels/words.h"

#include <algorithm>

namespace opsroom::viewmodels {

TenantListModel::TenantListModel(const SettingsViewModel &settings, QObject *parent)
    : PositionalListModel(parent), m_settings(settings)
{
    connect(&settings, &SettingsViewModel::isUtcChanged, this, [this] {
        if (count() > 0)
            Q_EMIT dataChanged(index(0), index(count() - 1), {LastActivityTextRole});
    });
}

int TenantListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant TenantListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const client::TenantFigures &tenant = m_tenants[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case TenantIdRole:
        return shownText(tenant.tenantId);
    case ConnectionsRole:
        return static_cast<int>(tenant.connections);
    case UsersRole:
        return static_cast<int>(tenant.users);
    case QueuedRole:
        return static_cast<int>(tenant.queued);
    case ShareRole:
        return m_connections == 0 ? 0.0 : static_cast<double>(tenant.connections) / static_cast<double>(m_connections);
    case UpdatesPerMinuteRole:
        return m_rates.value(tenant.tenantId).sum;
    case LastActivityTextRole:
        return tenant.lastActivityMs == 0 ? QString()
                                          : timeWords(tenant.lastActivityMs, m_settings.isUtc()).section(u'.', 0, 0);
    default:
        return {};
    }
}

QHash<int, QByteArray> TenantListModel::roleNames() const
{
    return {{TenantIdRole, "tenantId"},
            {ConnectionsRole, "connections"},
            {UsersRole, "users"},
            {QueuedRole, "queued"},
            {ShareRole, "share"},
            {UpdatesPerMinuteRole, "updatesPerMinute"},
            {LastActivityTextRole, "lastActivityText"}};
}

void TenantListModel::apply(const client::MetricsUpdate &metrics)
{
    QList<client::TenantFigures> tenants = metrics.tenants.first(
        std::min<qsizetype>(metrics.tenants.size(), kMostTenants));
    std::ranges::sort(tenants, [](const client::TenantFigures &left, const client::TenantFigures &right) {
        return left.connections != right.connections ? left.connections > right.connections
                                                     : left.tenantId < right.tenantId;
    });
    m_connections = 0;
    for (const client::TenantFigures &tenant : tenants)
        m_connections += tenant.connections;
    if (replaceRows(m_tenants, std::move(tenants)))
        Q_EMIT countChanged();
    if (!m_isLoaded) {
        m_isLoaded = true;
        Q_EMIT isLoadedChanged();
    }
}

void TenantListModel::countUpdates(const QList<client::TransactionUpdate> &updates)
{
    for (const client::TransactionUpdate &update : updates) {
        auto rate = m_rates.find(update.tenantId);
        if (rate == m_rates.end()) {
            if (m_rates.size() >= kMostTenants)
                continue;
            rate = m_rates.insert(update.tenantId, {});
        }
        ++rate->seconds[static_cast<std::size_t>(m_second)];
        ++rate->sum;
    }
}

void TenantListModel::tick()
{
    m_second = (m_second + 1) % kRateSeconds;
    for (auto rate = m_rates.begin(); rate != m_rates.end();) {
        rate->sum -= std::exchange(rate->seconds[static_cast<std::size_t>(m_second)], 0);
        rate = rate->sum == 0 ? m_rates.erase(rate) : std::next(rate);
    }
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {UpdatesPerMinuteRole});
}

} // namespace opsroom::viewmodels
