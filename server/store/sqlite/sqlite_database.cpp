#include "server/store/sqlite/sqlite_database.h"

#include "server/store/sqlite/checked_files.h"
#include "server/store/sqlite/sqlite_schema.h"

#include <cstdio>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

namespace opsroom::store {

namespace {

constexpr int kBusyMs = 2000;
constexpr int kAllPages = -1; ///< in one step: a reader of the write-ahead log holds up nobody, and sees one moment

constexpr std::string_view kDamaged = "is damaged or no database: move it away, or put a backup in its place";

Failure<Error> unusable(const std::string &file, std::string_view what)
{
    return Failure(Error(ErrorCode::NotAvailable, "store " + file + ": " + std::string(what)));
}

} // namespace

void SqliteDatabase::Close::operator()(sqlite3 *connection) const
{
    sqlite3_close_v2(connection);
}

Result<SqliteDatabase> SqliteDatabase::open(const std::string &file)
{
    // The log and shared memory files get the mode of the database, so it is made before SQLite makes it.
    const mode_t before = ::umask(S_IRWXG | S_IRWXO);
    sqlite3 *connection = nullptr;
    const int opened = sqlite3_open_v2(
        file.c_str(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, checkedFiles());
    SqliteDatabase database(connection);
    Result<void> ready = opened == SQLITE_OK ? Result<void>() : unusable(file, sqlite3_errstr(opened));
    if (ready) {
        if (auto lock = FileLock::take(file); lock)
            database.m_lock = std::move(*lock);
        else
            ready = unusable(file, "is not to be had alone: " + lock.error().detail + ". Each hub needs its own file");
    }
    if (ready)
        ready = database.prepare(file);
    ::umask(before);
    if (!ready)
        return Failure(ready.error());
    return database;
}

Result<SqliteDatabase> SqliteDatabase::openToRead(const std::string &file)
{
    sqlite3 *connection = nullptr;
    const int opened = sqlite3_open_v2(file.c_str(), &connection, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX,
                                       checkedFiles());
    SqliteDatabase database(connection);
    if (opened != SQLITE_OK)
        return unusable(file, sqlite3_errstr(opened));
    sqlite3_extended_result_codes(connection, 1);
    sqlite3_busy_timeout(connection, kBusyMs);
    const auto version = database.version(file);
    if (!version)
        return Failure(version.error());
    if (*version < kMigrations.size())
        return unusable(file, "has an older schema, or none: the hub brings it up to date when it starts");
    return database;
}

Result<SqliteDatabase> SqliteDatabase::reader() const
{
    return openToRead(sqlite3_db_filename(m_connection.get(), "main"));
}

Result<void> SqliteDatabase::prepare(const std::string &file)
{
    sqlite3_extended_result_codes(m_connection.get(), 1);
    sqlite3_busy_timeout(m_connection.get(), kBusyMs);
    int seal = kPageSealBytes; // takes effect if the file is new
    sqlite3_file_control(m_connection.get(), "main", SQLITE_FCNTL_RESERVE_BYTES, &seal);
    // Every tenant writes to a page of its own: with the defaults each commit would be followed by a checkpoint, and
    // pages be read again and again.
    if (!run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
             "PRAGMA wal_autocheckpoint=4096; PRAGMA cache_size=-65536; PRAGMA journal_size_limit=67108864;"))
    {
        if (fault() == Fault::Content)
            return unusable(file, kDamaged);
        return unusable(file, reason());
    }
    SqliteStatement &check = prepared("PRAGMA quick_check(1)");
    if (check.step() != SqliteStatement::Step::Row || check.text(0) != "ok") {
        check.reset();
        return unusable(file, "is damaged: put a backup in its place, or move it away to begin anew");
    }
    check.reset();
    if (auto migrated = migrate(file); !migrated)
        return migrated;
    return checkMark(file);
}

/// A log with a damaged part is cut off there by SQLite, without a word.
Result<void> SqliteDatabase::checkMark(const std::string &file)
{
    auto mark = CommitMark::open(file);
    if (!mark)
        return unusable(file, mark.error().detail);
    m_commits = std::uint64_t(pragma("SELECT count FROM commits"));
    if (const std::uint64_t noted = mark->value(); noted > m_commits) {
        return unusable(file,
                        "lacks the last " + std::to_string(noted - m_commits)
                            + " commits that the hub made, its log is damaged or it is an older copy: put the right "
                              "one in its place, or remove "
                            + file + ".mark to go on without them");
    }
    m_mark = std::move(*mark);
    m_mark.set(m_commits);
    return {};
}

bool SqliteDatabase::commit()
{
    SqliteStatement &count = prepared("UPDATE commits SET count = ?1");
    if (!finish(count.bind(1, std::int64_t(m_commits + 1))) || !run("COMMIT"))
        return false;
    m_mark.set(++m_commits);
    return true;
}

std::int64_t SqliteDatabase::pragma(const char *sql)
{
    SqliteStatement &statement = prepared(sql);
    const std::int64_t value = statement.step() == SqliteStatement::Step::Row ? statement.number(0) : 0;
    statement.reset();
    return value;
}

Result<std::size_t> SqliteDatabase::version(const std::string &file)
{
    const std::int64_t owner = pragma("PRAGMA application_id");
    const std::int64_t version = pragma("PRAGMA user_version");
    const std::int64_t tables = pragma("SELECT count(*) FROM sqlite_master");
    if (fault() == Fault::Content)
        return unusable(file, kDamaged);
    if (fault() == Fault::Disk)
        return unusable(file, reason());
    const bool isNew = owner == 0 && version == 0 && tables == 0;
    if (!isNew && owner != kApplicationId)
        return unusable(file, "belongs to another program");
    if (version > std::int64_t(kMigrations.size())) {
        return unusable(file, "has schema version " + std::to_string(version) + ", this hub knows up to "
                                  + std::to_string(kMigrations.size()) + ": use the newer hub that wrote it");
    }
    return std::size_t(version);
}

Result<void> SqliteDatabase::migrate(const std::string &file)
{
    const auto before = version(file);
    if (!before)
        return Failure(before.error());
    for (std::size_t step = *before; step < kMigrations.size(); ++step) {
        const std::string sql = std::string("BEGIN IMMEDIATE;") + kMigrations[step]
                                + ";PRAGMA application_id=" + std::to_string(kApplicationId)
                                + ";PRAGMA user_version=" + std::to_string(step + 1) + ";COMMIT";
        if (!run(sql.c_str())) {
            const std::string why = reason();
            if (sqlite3_get_autocommit(m_connection.get()) == 0)
                sqlite3_exec(m_connection.get(), "ROLLBACK", nullptr, nullptr, nullptr);
            return unusable(file, "cannot be brought to schema version " + std::to_string(step + 1) + ": " + why);
        }
    }
    return {};
}

SqliteStatement &SqliteDatabase::prepared(const char *sql)
{
    const auto known = m_statements.find(sql);
    if (known != m_statements.end() && known->second.isPrepared())
        return known->second;
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v3(m_connection.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    return m_statements.insert_or_assign(sql, SqliteStatement(statement)).first->second;
}

bool SqliteDatabase::run(const char *sql)
{
    return sqlite3_exec(m_connection.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

bool SqliteDatabase::finish(SqliteStatement &statement)
{
    const bool isDone = statement.step() == SqliteStatement::Step::Done;
    statement.reset();
    return isDone;
}

SqliteDatabase::Fault SqliteDatabase::fault() const
{
    if (sqlite3_extended_errcode(m_connection.get()) == SQLITE_IOERR_DATA)
        return Fault::Content;
    switch (sqlite3_errcode(m_connection.get()) & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return Fault::None;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return Fault::Content;
    case SQLITE_ERROR:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
    case SQLITE_SCHEMA:
    case SQLITE_TOOBIG:
        return Fault::Statement;
    default:
        return Fault::Disk;
    }
}

std::string SqliteDatabase::reason() const
{
    return sqlite3_errmsg(m_connection.get());
}

Result<void> SqliteDatabase::backup(const std::string &file)
{
    if (::access(file.c_str(), F_OK) == 0)
        return unusable(file, "exists already");
    sqlite3 *target = nullptr;
    const mode_t before = ::umask(S_IRWXG | S_IRWXO);
    const int opened = sqlite3_open_v2(file.c_str(), &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                                       checkedFiles());
    ::umask(before);
    const std::unique_ptr<sqlite3, Close> copy(target);
    std::string problem = opened == SQLITE_OK ? std::string() : sqlite3_errmsg(target);
    if (problem.empty()) {
        sqlite3_backup *transfer = sqlite3_backup_init(target, "main", m_connection.get(), "main");
        int step = transfer == nullptr ? SQLITE_ERROR : SQLITE_OK;
        while (step == SQLITE_OK || step == SQLITE_BUSY || step == SQLITE_LOCKED)
            step = sqlite3_backup_step(transfer, kAllPages);
        sqlite3_backup_finish(transfer);
        if (step != SQLITE_DONE)
            problem = sqlite3_errmsg(target);
    }
    if (problem.empty()) {
        sqlite3_stmt *check = nullptr;
        sqlite3_prepare_v2(target, "PRAGMA integrity_check(1)", -1, &check, nullptr);
        SqliteStatement statement(check);
        if (statement.step() != SqliteStatement::Step::Row || statement.text(0) != "ok")
            problem = "the copy is damaged";
    }
    if (problem.empty())
        return {};
    ::unlink(file.c_str());
    return unusable(file, problem);
}

} // namespace opsroom::store
