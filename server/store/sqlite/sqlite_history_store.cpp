#include "server/store/sqlite/sqlite_history_store.h"

#include "core/base/log.h"
#include "core/base/random_bytes.h"
#include "server/store/sqlite/row_text.h"

#include <algorithm>

namespace opsroom::store {

namespace {

constexpr std::size_t kEpochBytes = 6;
constexpr std::uint64_t kReserved = 200'000; ///< numbers at a time
/// So many before the last one the next are reserved: more than operations may wait for the writer.
constexpr std::uint64_t kReserveAhead = 100'000;
constexpr std::uint64_t kPruned = 256;   ///< rows at a time: deleting is spread, no commit gets long
constexpr std::uint64_t kExpired = 1024; ///< rows that one call of expire() takes out

// As selected for an item, and inserted behind the tenant.
enum Column {
    Seq,
    At,
    Nsp,
    Event,
    Argument,
    Attachments,
    Receivers,
    HiddenFrom,
    ToTenant,
    ToUser,
    ToChannels,
    EventId
};

enum KeyColumn { KeySeq, KeyAt, KeyText, KeyEventId, KeyBodyHash };

bool insert(SqliteDatabase &database, const hub::Policy &policy, const std::string &tenant,
            const hub::HistoryItem &item, std::string_view eventId)
{
    std::vector<std::string_view> payloads;
    if (item.event.attachments) {
        for (const websocket::ServerFrame &attachment : *item.event.attachments)
            payloads.push_back(attachment.payload());
    }
    const std::string attachments = packed(payloads);
    const std::string receivers = policy.rolesText(item.receivers);
    const std::string channels = joined(item.toChannels);
    SqliteStatement &statement = database.prepared(
        "INSERT INTO history(tenant, seq, at, nsp, event, argument, attachments, receivers, hidden_from, to_tenant, "
        "to_user, to_channels, event_id) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13)");
    statement.bind(1, tenant)
        .bind(2 + Seq, std::int64_t(item.seq))
        .bind(2 + At, item.at.time_since_epoch().count())
        .bind(2 + Nsp, std::int64_t(item.nsp))
        .bind(2 + Event, item.name)
        .bind(2 + Argument, item.argument())
        .bindBlob(2 + Attachments, attachments)
        .bind(2 + Receivers, receivers)
        .bind(2 + HiddenFrom, item.hiddenFrom)
        .bind(2 + ToTenant, std::int64_t(item.toTenant))
        .bind(2 + ToUser, item.toUser)
        .bind(2 + ToChannels, channels)
        .bind(2 + EventId, eventId);
    return database.finish(statement);
}

bool insert(SqliteDatabase &database, const std::string &tenant, const hub::HistoryStore::Key &key)
{
    SqliteStatement &statement = database.prepared(
        "INSERT INTO idempotency_keys(tenant, seq, at, key, event_id, body_hash) VALUES(?1,?2,?3,?4,?5,?6)");
    statement.bind(1, tenant)
        .bind(2 + KeySeq, std::int64_t(key.seq))
        .bind(2 + KeyAt, key.at.time_since_epoch().count())
        .bind(2 + KeyText, key.key)
        .bind(2 + KeyEventId, key.eventId)
        .bind(2 + KeyBodyHash, std::int64_t(key.bodyHash));
    return database.finish(statement);
}

} // namespace

Result<void> SqliteHistoryStore::load(SqliteDatabase &database, SqliteDatabase reader)
{
    m_reader = std::move(reader);
    SqliteStatement &streams = database.prepared("SELECT tenant, epoch, reserved FROM streams");
    SqliteStatement::Step step{};
    while ((step = streams.step()) == SqliteStatement::Step::Row) {
        const auto tenant = m_context.tenants.intern(streams.text(0));
        if (!tenant) {
            log::warning("store", "tenant-left-out", {{"reason", "tenants of the hub"}});
            continue;
        }
        const auto last = std::uint64_t(streams.number(2));
        Stream stream{{std::string(streams.text(1)), last, {}}, last, last + kReserved, 0, false};
        m_streams.emplace(*tenant, std::move(stream));
        m_unread.push_back(*tenant);
    }
    const std::string reason = database.reason();
    streams.reset();
    if (step == SqliteStatement::Step::Failed)
        return Failure(Error(ErrorCode::NotAvailable, "store: " + reason));
    // Now, and not with the first publication: a client may see that one before it is committed.
    SqliteStatement &reserving = database.prepared("UPDATE streams SET reserved = reserved + ?1");
    if (!database.finish(reserving.bind(1, std::int64_t(kReserved))))
        return Failure(Error(ErrorCode::NotAvailable, "store: " + database.reason()));
    return {};
}

/// If that fails, nothing of it is kept: who asks is told that it is missing. Nor is anything written any more, for what
/// cannot be read may hold keys.
void SqliteHistoryStore::read(hub::TenantId tenant, Stream &stream)
{
    stream.isRead = true;
    auto done = readItems(tenant, stream);
    if (done)
        done = readKeys(tenant, stream);
    if (done)
        return;
    m_recent.forget(tenant);
    stream.start.keys.clear();
    m_writer->breakOff("history of " + m_context.tenants.name(tenant) + ": " + done.error().detail);
}

/// Behind the last step.
Result<void> SqliteHistoryStore::endOf(SqliteStatement &rows, SqliteStatement::Step last) const
{
    const std::string reason = m_reader->reason();
    rows.reset();
    if (last == SqliteStatement::Step::Failed)
        return Failure(Error(ErrorCode::NotAvailable, reason));
    return {};
}

/// The newest of a tenant, as many as memory holds.
Result<void> SqliteHistoryStore::readItems(hub::TenantId tenant, Stream &stream)
{
    SqliteStatement &rows = m_reader->prepared(
        "SELECT seq, at, nsp, event, argument, attachments, receivers, hidden_from, to_tenant, to_user, to_channels, "
        "event_id FROM history WHERE tenant = ?1 AND seq > ifnull((SELECT seq FROM history "
        "WHERE tenant = ?1 ORDER BY seq DESC LIMIT 1 OFFSET ?2), 0) ORDER BY seq");
    rows.bind(1, m_context.tenants.name(tenant)).bind(2, std::int64_t(m_items));
    SqliteStatement::Step step{};
    while ((step = rows.step()) == SqliteStatement::Step::Row) {
        if (stream.first == 0)
            stream.first = std::uint64_t(rows.number(Seq));
        m_recent.append(tenant, itemOf(rows), {});
    }
    return endOf(rows, step);
}

Result<void> SqliteHistoryStore::readKeys(hub::TenantId tenant, Stream &stream)
{
    SqliteStatement &rows = m_reader->prepared(
        "SELECT seq, at, key, event_id, body_hash FROM idempotency_keys WHERE tenant = ?1 ORDER BY seq");
    rows.bind(1, m_context.tenants.name(tenant));
    SqliteStatement::Step step{};
    while ((step = rows.step()) == SqliteStatement::Step::Row) {
        stream.start.keys.push_back({std::string(rows.text(KeyText)), std::size_t(rows.number(KeyBodyHash)),
                                     std::string(rows.text(KeyEventId)), std::uint64_t(rows.number(KeySeq)),
                                     WallTime(Milliseconds(rows.number(KeyAt)))});
    }
    return endOf(rows, step);
}

hub::HistoryItem SqliteHistoryStore::itemOf(const SqliteStatement &row) const
{
    hub::HistoryItem item;
    item.seq = std::uint64_t(row.number(Seq));
    item.at = WallTime(Milliseconds(row.number(At)));
    item.nsp = static_cast<hub::NamespaceIndex>(row.number(Nsp));
    item.name = row.text(Event);
    const std::string_view argument = row.text(Argument);
    item.argumentBytes = argument.size();
    const std::vector<std::string> attachments = unpacked(row.text(Attachments));
    std::string text = m_context.sink.beginEvent(item.nsp, item.name, attachments.size(), argument.size());
    text += argument;
    item.event = m_context.sink.finishEvent(std::move(text), attachments);
    item.receivers = m_context.policy.maskOfText(row.text(Receivers));
    item.hiddenFrom = row.text(HiddenFrom);
    item.toTenant = row.number(ToTenant) != 0;
    item.toUser = row.text(ToUser);
    item.toChannels = split(row.text(ToChannels));
    return item;
}

hub::HistoryStore::Start SqliteHistoryStore::begin(hub::TenantId tenant)
{
    auto [known, isNew] = m_streams.try_emplace(tenant);
    if (isNew)
        known->second.start.epoch = randomToken(kEpochBytes);
    if (!known->second.isRead)
        read(tenant, known->second);
    Start start = known->second.start;
    known->second.start.keys = {};
    return start;
}

void SqliteHistoryStore::append(hub::TenantId tenant, hub::HistoryItem item, const Origin &origin)
{
    Stream &stream = m_streams.at(tenant);
    stream.last = item.seq;
    if (stream.first == 0)
        stream.first = item.seq;
    if (item.seq + kReserveAhead > stream.reserved) {
        stream.reserved = item.seq + kReserved;
        reserve(tenant, stream);
    }
    Key key{std::string(origin.idempotencyKey), origin.bodyHash, std::string(origin.eventId), item.seq, item.at};
    m_writer->write([&policy = m_context.policy, &name = m_context.tenants.name(tenant), item,
                     key = std::move(key)](SqliteDatabase &database) {
        return insert(database, policy, name, item, key.eventId) && (key.key.empty() || insert(database, name, key));
    });
    m_recent.append(tenant, std::move(item), origin);
    std::ignore = prune(tenant, stream, kPruned);
}

void SqliteHistoryStore::reserve(hub::TenantId tenant, const Stream &stream)
{
    m_writer->write([&name = m_context.tenants.name(tenant), epoch = stream.start.epoch,
                     reserved = stream.reserved](SqliteDatabase &database) {
        SqliteStatement &statement = database.prepared(
            "INSERT INTO streams(tenant, epoch, reserved) VALUES(?1, ?2, ?3) "
            "ON CONFLICT(tenant) DO UPDATE SET epoch = excluded.epoch, reserved = excluded.reserved");
        statement.bind(1, name).bind(2, epoch).bind(3, std::int64_t(reserved));
        return database.finish(statement);
    });
}

/// Takes out of the database what memory has let go of, once it is \a atLeast numbers, up to kPruned of them.
/// \returns how many.
std::uint64_t SqliteHistoryStore::prune(hub::TenantId tenant, Stream &stream, std::uint64_t atLeast)
{
    const std::uint64_t kept = m_recent.firstSeq(tenant).value_or(stream.last + 1);
    if (stream.first == 0 || kept < stream.first + atLeast)
        return 0;
    const std::uint64_t first = std::min(kept, stream.first + kPruned);
    const std::uint64_t count = first - std::exchange(stream.first, first);
    m_writer->write([&name = m_context.tenants.name(tenant), first](SqliteDatabase &database) {
        SqliteStatement &statement = database.prepared("DELETE FROM history WHERE tenant = ?1 AND seq < ?2");
        statement.bind(1, name).bind(2, std::int64_t(first));
        return database.finish(statement);
    });
    return count;
}

void SqliteHistoryStore::expire(WallTime limit)
{
    m_recent.expire(limit);
    std::uint64_t expired = 0;
    for (auto stream = m_streams.begin(); stream != m_streams.end() && expired < kExpired; ++stream)
        expired += prune(stream->first, stream->second, 1);
    forgetUnread(limit);
}

void SqliteHistoryStore::forgetKeys(hub::TenantId tenant, std::uint64_t seq)
{
    m_writer->write([&name = m_context.tenants.name(tenant), seq](SqliteDatabase &database) {
        SqliteStatement &statement = database.prepared("DELETE FROM idempotency_keys WHERE tenant = ?1 AND seq <= ?2");
        statement.bind(1, name).bind(2, std::int64_t(seq));
        return database.finish(statement);
    });
}

/// Of a tenant that nobody has asked for since the start.
void SqliteHistoryStore::forgetUnread(WallTime limit)
{
    if (m_unread.empty())
        return;
    const hub::TenantId tenant = m_unread.back();
    m_unread.pop_back();
    if (m_streams.at(tenant).isRead)
        return;
    m_unread.insert(m_unread.begin(), tenant);
    m_writer->write([&name = m_context.tenants.name(tenant), limit](SqliteDatabase &database) {
        SqliteStatement &statement = database.prepared("DELETE FROM history WHERE tenant = ?1 AND at < ?2");
        statement.bind(1, name).bind(2, limit.time_since_epoch().count());
        return database.finish(statement);
    });
}

void SqliteHistoryStore::close()
{
    m_reader.reset(); // the last connection to be closed takes the log into the database, and may not only read
    for (auto &[tenant, stream] : m_streams) {
        if (stream.reserved == stream.last)
            continue;
        stream.reserved = stream.last;
        reserve(tenant, stream);
    }
}

} // namespace opsroom::store
