#include "server/store/sqlite/sqlite_offline_store.h"

#include "core/base/log.h"

namespace opsroom::store {

namespace {

// As selected and inserted.
enum Column { Tenant, Nsp, User, Seq, At, Event, Argument };

/// The first parameters of a statement about one box.
SqliteStatement &bindBox(SqliteStatement &statement, const std::string &tenant, const hub::OfflineStore::Box &box)
{
    return statement.bind(1 + Tenant, tenant).bind(1 + Nsp, std::int64_t(box.nsp)).bind(1 + User, box.user);
}

} // namespace

Result<void> SqliteOfflineStore::read(SqliteDatabase &database)
{
    SqliteStatement &rows = database.prepared(
        "SELECT tenant, nsp, user, seq, at, event, argument FROM offline ORDER BY tenant, nsp, user, seq");
    SqliteStatement::Step step{};
    while ((step = rows.step()) == SqliteStatement::Step::Row) {
        const auto tenant = m_tenants.intern(rows.text(Tenant));
        if (!tenant) {
            log::error("store", "offline-left-out", {{"reason", "tenants of the hub"}});
            continue;
        }
        m_memory.append({*tenant, static_cast<hub::NamespaceIndex>(rows.number(Nsp)), std::string(rows.text(User))},
                        {std::uint64_t(rows.number(Seq)), WallTime(Milliseconds(rows.number(At))),
                         std::string(rows.text(Event)), std::string(rows.text(Argument))});
    }
    const std::string reason = database.reason();
    rows.reset();
    if (step == SqliteStatement::Step::Failed)
        return Failure(Error(ErrorCode::NotAvailable, "store: " + reason));
    return {};
}

hub::OfflineStore::Appended SqliteOfflineStore::append(const Box &box, Item item)
{
    const Appended appended = m_memory.append(box, item);
    if (appended.dropped > 0)
        dropBelow(box, m_memory.firstSeq(box).value_or(item.seq));
    if (appended.isKept) {
        m_writer->write([&tenant = m_tenants.name(box.tenant), box, item = std::move(item)](SqliteDatabase &database) {
            SqliteStatement &statement = database.prepared(
                "INSERT INTO offline(tenant, nsp, user, seq, at, event, argument) VALUES(?1,?2,?3,?4,?5,?6,?7)");
            bindBox(statement, tenant, box)
                .bind(1 + Seq, std::int64_t(item.seq))
                .bind(1 + At, item.at.time_since_epoch().count())
                .bind(1 + Event, item.name)
                .bind(1 + Argument, item.argument);
            return database.finish(statement);
        });
    }
    return appended;
}

void SqliteOfflineStore::dropBelow(const Box &box, std::uint64_t seq)
{
    m_writer->write([&tenant = m_tenants.name(box.tenant), box, seq](SqliteDatabase &database) {
        SqliteStatement &statement = database.prepared(
            "DELETE FROM offline WHERE tenant = ?1 AND nsp = ?2 AND user = ?3 AND seq < ?4");
        return database.finish(bindBox(statement, tenant, box).bind(1 + Seq, std::int64_t(seq)));
    });
}

void SqliteOfflineStore::remove(const Box &box, std::uint64_t seq)
{
    m_memory.remove(box, seq);
    m_writer->write([&tenant = m_tenants.name(box.tenant), box, seq](SqliteDatabase &database) {
        SqliteStatement &statement = database.prepared(
            "DELETE FROM offline WHERE tenant = ?1 AND nsp = ?2 AND user = ?3 AND seq = ?4");
        return database.finish(bindBox(statement, tenant, box).bind(1 + Seq, std::int64_t(seq)));
    });
}

std::size_t SqliteOfflineStore::expire(WallTime limit)
{
    const std::size_t dropped = m_memory.expire(limit);
    if (dropped > 0) {
        m_writer->write([limit](SqliteDatabase &database) {
            SqliteStatement &statement = database.prepared("DELETE FROM offline WHERE at < ?1");
            return database.finish(statement.bind(1, limit.time_since_epoch().count()));
        });
    }
    return dropped;
}

} // namespace opsroom::store
