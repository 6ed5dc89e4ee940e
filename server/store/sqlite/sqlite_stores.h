#pragma once

#include "server/hub/stores.h"
#include "server/store/sqlite/sqlite_alert_store.h"
#include "server/store/sqlite/sqlite_history_store.h"
#include "server/store/sqlite/sqlite_offline_store.h"
#include "server/store/sqlite/sqlite_queue_store.h"
#include "server/store/store_bounds.h"

#include <memory>

namespace opsroom::store {

/// Everything that a hub keeps, in one database file.
///
/// Thread: the hub's. What was handed over is committed when it ends, if the disk takes it.
class SqliteStores
{
public:
    /// Reads what an earlier run has left. \param committed see StoreWriter.
    /// \returns NotAvailable if the file cannot be read.
    [[nodiscard]] static Result<std::unique_ptr<SqliteStores>> load(SqliteDatabase database,
                                                                    const SqliteHistoryStore::Context &context,
                                                                    const StoreBounds &bounds,
                                                                    std::function<void()> committed);
    SqliteStores(const SqliteStores &) = delete;
    SqliteStores &operator=(const SqliteStores &) = delete;
    ~SqliteStores();

    [[nodiscard]] hub::Stores ports() { return {m_queue, m_alerts, m_history, m_offline, *m_writer}; }

private:
    SqliteStores(const SqliteHistoryStore::Context &context, const StoreBounds &bounds);
    [[nodiscard]] Result<void> loadFrom(SqliteDatabase &database);

    SqliteQueueStore m_queue;
    SqliteAlertStore m_alerts;
    SqliteHistoryStore m_history;
    SqliteOfflineStore m_offline;
    std::unique_ptr<StoreWriter> m_writer; ///< ends first
};

} // namespace opsroom::store
