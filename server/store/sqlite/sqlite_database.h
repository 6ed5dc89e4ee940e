#pragma once

#include "core/base/result.h"
#include "server/store/sqlite/commit_mark.h"
#include "server/store/sqlite/file_lock.h"
#include "server/store/sqlite/sqlite_statement.h"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;

namespace opsroom::store {

/// One connection to the database file of a hub.
///
/// Guarantees: write-ahead log with `synchronous=FULL`, so that what was committed survives a loss of power; only a file
/// that is ours, of a schema version that is known, whose pages all have their seal (see checkedFiles()) and which has all
/// that was committed (see CommitMark) is opened; older versions are brought up to date in one transaction. One hub at a time has it, see FileLock.
/// Thread: one at a time.
class SqliteDatabase
{
public:
    /// Opens the file, or makes a new one that only its owner may read, and holds it. \returns NotAvailable with the
    /// file's name, what is wrong and what to do about it.
    [[nodiscard]] static Result<SqliteDatabase> open(const std::string &file);
    /// Only to read, also while a hub holds the file; changes nothing in it, and is held up by no writer.
    /// \returns NotAvailable as above; a file of an older version is refused.
    [[nodiscard]] static Result<SqliteDatabase> openToRead(const std::string &file);
    /// Another connection to the same file, only to read.
    [[nodiscard]] Result<SqliteDatabase> reader() const;

    /// The prepared form of \a sql, made once for each address: pass literals. If it cannot be made, its steps fail.
    [[nodiscard]] SqliteStatement &prepared(const char *sql);
    [[nodiscard]] bool begin() { return run("BEGIN IMMEDIATE"); }
    /// Commits, and notes beside the database that it did.
    [[nodiscard]] bool commit();
    /// Runs one or more statements without results.
    [[nodiscard]] bool run(const char *sql);
    /// Steps a statement that gives no rows and resets it.
    [[nodiscard]] bool finish(SqliteStatement &statement);
    /// Copies the committed content into a new file while others write, and checks the copy.
    /// \returns NotAvailable with the reason; what was copied up to then is removed.
    [[nodiscard]] Result<void> backup(const std::string &file);

    enum class Fault : std::uint8_t {
        None,
        Disk,     ///< full, gone, not writable, locked: the same may succeed later
        Content,  ///< the file is damaged
        Statement ///< no retry helps: the statement is wrong for this schema
    };
    /// Of the last call that failed.
    [[nodiscard]] Fault fault() const;
    [[nodiscard]] std::string reason() const;

private:
    struct Close
    {
        void operator()(sqlite3 *connection) const;
    };
    explicit SqliteDatabase(sqlite3 *connection) : m_connection(connection) {}
    [[nodiscard]] Result<void> prepare(const std::string &file);
    /// The schema version of a file that is ours; 0 for a new one.
    [[nodiscard]] Result<std::size_t> version(const std::string &file);
    [[nodiscard]] Result<void> migrate(const std::string &file);
    [[nodiscard]] std::int64_t pragma(const char *sql);

    [[nodiscard]] Result<void> checkMark(const std::string &file);

    FileLock m_lock;
    CommitMark m_mark;
    std::uint64_t m_commits = 0;
    std::unique_ptr<sqlite3, Close> m_connection;
    std::unordered_map<const char *, SqliteStatement> m_statements; ///< finalized before the connection closes
};

} // namespace opsroom::store
