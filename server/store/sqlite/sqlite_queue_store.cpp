#include "server/store/sqlite/sqlite_queue_store.h"

#include "core/base/log.h"

namespace opsroom::store {

namespace {

// As selected, and inserted behind the tenant.
enum Column {
    Position,
    TransactionId,
    WalletId,
    IdempotencyKey,
    Data,
    Priority,
    QueuedAt,
    State,
    Attempts,
    LeaseId,
    Worker,
    DueAt,
    Reason,
};

hub::QueuedTransaction transactionOf(const SqliteStatement &row)
{
    hub::QueuedTransaction item;
    item.position = std::uint64_t(row.number(Position));
    item.transactionId = row.text(TransactionId);
    item.walletId = row.text(WalletId);
    item.idempotencyKey = row.text(IdempotencyKey);
    item.transactionJson = row.text(Data);
    item.priority = std::int32_t(row.number(Priority));
    item.queuedAt = WallTime(Milliseconds(row.number(QueuedAt)));
    item.state = static_cast<hub::QueuedTransaction::State>(row.number(State));
    item.attempts = std::uint32_t(row.number(Attempts));
    item.leaseId = row.text(LeaseId);
    item.worker = row.text(Worker);
    item.dueAt = WallTime(Milliseconds(row.number(DueAt)));
    item.reason = row.text(Reason);
    return item;
}

bool write(SqliteDatabase &database, const std::string &tenant, const hub::QueuedTransaction &item)
{
    SqliteStatement &statement = database.prepared(
        "INSERT OR REPLACE INTO queue(tenant, position, transaction_id, wallet_id, idempotency_key, data, priority, "
        "queued_at, state, attempts, lease_id, worker, due_at, reason) "
        "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14)");
    statement.bind(1, tenant)
        .bind(2 + Position, std::int64_t(item.position))
        .bind(2 + TransactionId, item.transactionId)
        .bind(2 + WalletId, item.walletId)
        .bind(2 + IdempotencyKey, item.idempotencyKey)
        .bind(2 + Data, item.transactionJson)
        .bind(2 + Priority, std::int64_t(item.priority))
        .bind(2 + QueuedAt, item.queuedAt.time_since_epoch().count())
        .bind(2 + State, std::int64_t(item.state))
        .bind(2 + Attempts, std::int64_t(item.attempts))
        .bind(2 + LeaseId, item.leaseId)
        .bind(2 + Worker, item.worker)
        .bind(2 + DueAt, item.dueAt.time_since_epoch().count())
        .bind(2 + Reason, item.reason);
    return database.finish(statement);
}

} // namespace

Result<void> SqliteQueueStore::read(SqliteDatabase &database)
{
    SqliteStatement &rows = database.prepared(
        "SELECT position, transaction_id, wallet_id, idempotency_key, data, priority, queued_at, state, attempts, "
        "lease_id, worker, due_at, reason, tenant FROM queue ORDER BY position");
    SqliteStatement::Step step{};
    while ((step = rows.step()) == SqliteStatement::Step::Row) {
        if (const auto tenant = m_tenants.intern(rows.text(Reason + 1)))
            m_read.emplace_back(*tenant, transactionOf(rows));
        else
            log::error("store", "transaction-left-out", {{"reason", "tenants of the hub"}});
    }
    const std::string reason = database.reason();
    rows.reset();
    if (step == SqliteStatement::Step::Failed)
        return Failure(Error(ErrorCode::NotAvailable, "store: " + reason));
    return {};
}

void SqliteQueueStore::load(const std::function<void(hub::TenantId, hub::QueuedTransaction &&)> &visit)
{
    for (auto &[tenant, transaction] : std::exchange(m_read, {}))
        visit(tenant, std::move(transaction));
}

void SqliteQueueStore::put(hub::TenantId tenant, const hub::QueuedTransaction &transaction)
{
    m_writer->write([&name = m_tenants.name(tenant), transaction](SqliteDatabase &database) {
        return write(database, name, transaction);
    });
}

void SqliteQueueStore::remove(hub::TenantId tenant, std::string_view transactionId)
{
    m_writer->write([&name = m_tenants.name(tenant), id = std::string(transactionId)](SqliteDatabase &database) {
        SqliteStatement &statement = database.prepared("DELETE FROM queue WHERE tenant = ?1 AND transaction_id = ?2");
        statement.bind(1, name).bind(2, id);
        return database.finish(statement);
    });
}

} // namespace opsroom::store
