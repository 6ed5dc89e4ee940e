#pragma once

#include "server/hub/queue_store.h"
#include "server/store/sqlite/store_writer.h"

#include <vector>

namespace opsroom::store {

/// The transaction queues in a database: the hub works on what load() gave it, every change goes to the writer.
///
/// Thread: the hub's.
class SqliteQueueStore final : public hub::QueueStore
{
public:
    explicit SqliteQueueStore(hub::TenantDirectory &tenants) : m_tenants(tenants) {}

    /// Before anything else. \returns NotAvailable if the file cannot be read.
    [[nodiscard]] Result<void> read(SqliteDatabase &database);
    void writeTo(StoreWriter &writer) { m_writer = &writer; }

    void load(const std::function<void(hub::TenantId, hub::QueuedTransaction &&)> &visit) override;
    void put(hub::TenantId tenant, const hub::QueuedTransaction &transaction) override;
    void remove(hub::TenantId tenant, std::string_view transactionId) override;

private:
    hub::TenantDirectory &m_tenants;
    StoreWriter *m_writer = nullptr;
    std::vector<std::pair<hub::TenantId, hub::QueuedTransaction>> m_read; ///< until load()
};

} // namespace opsroom::store
