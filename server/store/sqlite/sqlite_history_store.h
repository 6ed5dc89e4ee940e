#pragma once

#include "server/hub/policy.h"
#include "server/store/memory_history_store.h"
#include "server/store/sqlite/store_writer.h"

#include <unordered_map>

namespace opsroom::store {

/// History in a database: what is asked for comes from memory, every change goes to the writer as well. A tenant's items
/// are read when it is first asked for, so that a start costs as little as there are tenants at work.
///
/// Guarantees: an epoch ends with the file. Numbers are reserved in the database ahead of their use, so that after a
/// crash the numbering goes on above every number that anybody may have seen.
/// Thread: the hub's.
class SqliteHistoryStore final : public hub::HistoryStore
{
public:
    /// What it needs to know to keep a publication, and to make the event of it again.
    struct Context
    {
        hub::TenantDirectory &tenants;
        const hub::Policy &policy;
        hub::SessionSink &sink;
    };

    SqliteHistoryStore(const Context &context, std::size_t items, std::size_t bytes)
        : m_context(context), m_items(items), m_recent(items, bytes)
    {}

    /// Before anything else. \param reader for the items. \returns NotAvailable if the file cannot be read.
    [[nodiscard]] Result<void> load(SqliteDatabase &database, SqliteDatabase reader);
    void writeTo(StoreWriter &writer) { m_writer = &writer; }
    /// Gives back the numbers that were reserved and not used. The last call before the writer ends.
    void close();

    [[nodiscard]] Start begin(hub::TenantId tenant) override;
    void append(hub::TenantId tenant, hub::HistoryItem item, const Origin &origin) override;
    [[nodiscard]] std::optional<std::uint64_t> firstSeq(hub::TenantId tenant) const override
    {
        return m_recent.firstSeq(tenant);
    }
    [[nodiscard]] std::vector<hub::HistoryItem> after(hub::TenantId tenant, std::uint64_t seq,
                                                      std::size_t most) const override
    {
        return m_recent.after(tenant, seq, most);
    }
    [[nodiscard]] std::vector<hub::HistoryItem> before(hub::TenantId tenant, std::uint64_t seq,
                                                       std::size_t most) const override
    {
        return m_recent.before(tenant, seq, most);
    }
    void expire(WallTime limit) override;
    void forgetKeys(hub::TenantId tenant, std::uint64_t seq) override;

private:
    struct Stream
    {
        Start start;
        std::uint64_t last = 0;     ///< seq of the last item
        std::uint64_t reserved = 0; ///< in the database, or on its way there
        std::uint64_t first = 0;    ///< of what is kept in the database
        bool isRead = true;         ///< its items are in memory
    };

    void read(hub::TenantId tenant, Stream &stream);
    [[nodiscard]] Result<void> readItems(hub::TenantId tenant, Stream &stream);
    [[nodiscard]] Result<void> readKeys(hub::TenantId tenant, Stream &stream);
    [[nodiscard]] Result<void> endOf(SqliteStatement &rows, SqliteStatement::Step last) const;
    void forgetUnread(WallTime limit);
    [[nodiscard]] hub::HistoryItem itemOf(const SqliteStatement &row) const;
    void reserve(hub::TenantId tenant, const Stream &stream);
    [[nodiscard]] std::uint64_t prune(hub::TenantId tenant, Stream &stream, std::uint64_t atLeast);

    const Context m_context;
    const std::size_t m_items;
    MemoryHistoryStore m_recent;
    StoreWriter *m_writer = nullptr;
    std::optional<SqliteDatabase> m_reader;
    std::unordered_map<hub::TenantId, Stream> m_streams;
    std::vector<hub::TenantId> m_unread; ///< whose old items expire() lets go of, one at a time
};

} // namespace opsroom::store
