#pragma once

#include "server/store/memory_alert_store.h"
#include "server/store/sqlite/store_writer.h"

namespace opsroom::store {

/// Alerts in a database: all of them are in memory as well, every change goes to the writer.
///
/// Thread: the hub's.
class SqliteAlertStore final : public hub::AlertStore
{
public:
    SqliteAlertStore(hub::TenantDirectory &tenants, std::size_t openBound, std::size_t closedBound)
        : m_tenants(tenants), m_closedBound(closedBound), m_alerts(openBound, closedBound)
    {}

    /// Before anything else. \returns NotAvailable if the file cannot be read.
    [[nodiscard]] Result<void> load(SqliteDatabase &database);
    void writeTo(StoreWriter &writer) { m_writer = &writer; }

    [[nodiscard]] std::optional<hub::AlertRecord> find(hub::AlertScope scope, std::string_view alertId) const override
    {
        return m_alerts.find(scope, alertId);
    }
    [[nodiscard]] std::optional<hub::AlertRecord> findByDedupKey(hub::AlertScope scope,
                                                                 std::string_view key) const override
    {
        return m_alerts.findByDedupKey(scope, key);
    }
    [[nodiscard]] bool hasRoom(hub::AlertScope scope) const override { return m_alerts.hasRoom(scope); }
    [[nodiscard]] Result<void> save(hub::AlertScope scope, hub::AlertRecord record) override;
    [[nodiscard]] std::vector<hub::StoredAlert> open(hub::AlertScope scope, std::uint64_t before,
                                                     std::size_t most) const override
    {
        return m_alerts.open(scope, before, most);
    }
    [[nodiscard]] std::vector<hub::StoredAlert> shelvedUntil(WallTime now, std::size_t most) const override
    {
        return m_alerts.shelvedUntil(now, most);
    }
    [[nodiscard]] std::optional<WallTime> nextShelfEnd() const override { return m_alerts.nextShelfEnd(); }

private:
    void prune(hub::AlertScope scope);

    hub::TenantDirectory &m_tenants;
    const std::size_t m_closedBound;
    MemoryAlertStore m_alerts;
    StoreWriter *m_writer = nullptr;
    std::uint32_t m_saved = 0; ///< since the last prune()
};

} // namespace opsroom::store
