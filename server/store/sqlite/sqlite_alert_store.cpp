#include "server/store/sqlite/sqlite_alert_store.h"

#include "core/base/log.h"
#include "server/store/sqlite/alert_text.h"

namespace opsroom::store {

namespace {
constexpr std::uint32_t kPruneEvery = 64; ///< changes
}

Result<void> SqliteAlertStore::load(SqliteDatabase &database)
{
    SqliteStatement &rows = database.prepared("SELECT ord, tenant, nsp, record FROM alerts ORDER BY ord");
    SqliteStatement::Step step{};
    while ((step = rows.step()) == SqliteStatement::Step::Row) {
        const auto tenant = m_tenants.intern(rows.text(1));
        auto record = readAlertText(rows.text(3));
        if (!tenant || !record) {
            log::error("store", "alert-left-out",
                       {{"order", rows.number(0)}, {"reason", tenant ? "unreadable" : "tenants of the hub"}});
            continue;
        }
        record->order = std::uint64_t(rows.number(0));
        const hub::AlertScope scope{*tenant, static_cast<hub::NamespaceIndex>(rows.number(2))};
        if (const auto restored = m_alerts.restore(scope, std::move(*record)); !restored)
            log::error("store", "alert-left-out", {{"order", rows.number(0)}, {"reason", restored.error().detail}});
    }
    const std::string reason = database.reason();
    rows.reset();
    if (step == SqliteStatement::Step::Failed)
        return Failure(Error(ErrorCode::NotAvailable, "store: " + reason));
    return {};
}

Result<void> SqliteAlertStore::save(hub::AlertScope scope, hub::AlertRecord record)
{
    const std::string alertId = record.alertId;
    if (auto saved = m_alerts.save(scope, std::move(record)); !saved)
        return saved;
    const auto kept = m_alerts.find(scope, alertId);
    if (!kept) // closed at once and the oldest of too many
        return {};
    m_writer->write([&tenant = m_tenants.name(scope.tenant), nsp = scope.nsp, order = kept->order,
                     isOpen = kept->isOpen(), text = alertText(*kept)](SqliteDatabase &database) {
        SqliteStatement &statement = database.prepared(
            "INSERT INTO alerts(ord, tenant, nsp, open, record) VALUES(?1, ?2, ?3, ?4, ?5) "
            "ON CONFLICT(ord) DO UPDATE SET open = excluded.open, record = excluded.record");
        statement.bind(1, std::int64_t(order))
            .bind(2, tenant)
            .bind(3, std::int64_t(nsp))
            .bind(4, std::int64_t(isOpen))
            .bind(5, text);
        return database.finish(statement);
    });
    if (++m_saved >= kPruneEvery) {
        m_saved = 0;
        prune(scope);
    }
    return {};
}

/// Closed alerts that memory has forgotten go, the oldest first.
void SqliteAlertStore::prune(hub::AlertScope scope)
{
    m_writer->write(
        [&tenant = m_tenants.name(scope.tenant), nsp = scope.nsp, bound = m_closedBound](SqliteDatabase &database) {
            SqliteStatement &statement = database.prepared(
                "DELETE FROM alerts WHERE tenant = ?1 AND nsp = ?2 AND open = 0 AND ord <= (SELECT ord FROM alerts "
                "WHERE tenant = ?1 AND nsp = ?2 AND open = 0 ORDER BY ord DESC LIMIT 1 OFFSET ?3)");
            statement.bind(1, tenant).bind(2, std::int64_t(nsp)).bind(3, std::int64_t(bound));
            return database.finish(statement);
        });
}

} // namespace opsroom::store
