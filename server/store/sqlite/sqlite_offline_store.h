#pragma once

#include "server/store/memory_offline_store.h"
#include "server/store/sqlite/store_writer.h"

namespace opsroom::store {

/// What waits for users in a database: memory has all of it, every change goes to the writer as well.
///
/// Thread: the hub's.
class SqliteOfflineStore final : public hub::OfflineStore
{
public:
    SqliteOfflineStore(hub::TenantDirectory &tenants, std::size_t items, std::size_t bytes)
        : m_tenants(tenants), m_memory(items, bytes)
    {}

    /// Before anything else. \returns NotAvailable if the file cannot be read.
    [[nodiscard]] Result<void> read(SqliteDatabase &database);
    void writeTo(StoreWriter &writer) { m_writer = &writer; }

    Appended append(const Box &box, Item item) override;
    [[nodiscard]] std::vector<Item> after(const Box &box, std::uint64_t seq, std::size_t most) const override
    {
        return m_memory.after(box, seq, most);
    }
    [[nodiscard]] bool contains(const Box &box, std::uint64_t seq) const override
    {
        return m_memory.contains(box, seq);
    }
    void remove(const Box &box, std::uint64_t seq) override;
    std::size_t expire(WallTime limit) override;
    [[nodiscard]] std::size_t size() const override { return m_memory.size(); }

private:
    void dropBelow(const Box &box, std::uint64_t seq);

    hub::TenantDirectory &m_tenants;
    MemoryOfflineStore m_memory;
    StoreWriter *m_writer = nullptr;
};

} // namespace opsroom::store
