#include "server/store/sqlite/sqlite_stores.h"

namespace opsroom::store {

SqliteStores::SqliteStores(const SqliteHistoryStore::Context &context, const StoreBounds &bounds)
    : m_queue(context.tenants),
      m_alerts(context.tenants, bounds.openAlerts, bounds.closedAlerts),
      m_history(context, bounds.historyItems, bounds.historyBytes),
      m_offline(context.tenants, bounds.offlineItems, bounds.offlineBytes)
{}

SqliteStores::~SqliteStores()
{
    if (m_writer)
        m_history.close();
}

/// In one transaction: numbers are reserved in it.
Result<void> SqliteStores::loadFrom(SqliteDatabase &database)
{
    auto reader = database.reader();
    if (!reader)
        return Failure(reader.error());
    if (!database.begin())
        return Failure(Error(ErrorCode::NotAvailable, "store: " + database.reason()));
    for (const auto &loaded : {m_history.load(database, std::move(*reader)), m_alerts.load(database),
                               m_queue.read(database), m_offline.read(database)})
    {
        if (!loaded)
            return loaded;
    }
    if (!database.commit())
        return Failure(Error(ErrorCode::NotAvailable, "store: " + database.reason()));
    return {};
}

Result<std::unique_ptr<SqliteStores>> SqliteStores::load(SqliteDatabase database,
                                                         const SqliteHistoryStore::Context &context,
                                                         const StoreBounds &bounds, std::function<void()> committed)
{
    std::unique_ptr<SqliteStores> stores(new SqliteStores(context, bounds));
    if (const auto loaded = stores->loadFrom(database); !loaded)
        return Failure(loaded.error());
    stores->m_writer = std::make_unique<StoreWriter>(std::move(database), bounds.waitingWrites, std::move(committed));
    stores->m_queue.writeTo(*stores->m_writer);
    stores->m_alerts.writeTo(*stores->m_writer);
    stores->m_history.writeTo(*stores->m_writer);
    stores->m_offline.writeTo(*stores->m_writer);
    return stores;
}

} // namespace opsroom::store
