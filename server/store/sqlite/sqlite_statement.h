#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

struct sqlite3_stmt;

namespace opsroom::store {

/// One prepared statement of one connection: bind, step, read.
///
/// Thread: that of its connection. Ownership: a text or blob that is bound must live until reset().
class SqliteStatement
{
public:
    /// \param statement null for one that could not be prepared: each step fails.
    explicit SqliteStatement(sqlite3_stmt *statement) : m_statement(statement) {}
    [[nodiscard]] bool isPrepared() const { return m_statement != nullptr; }

    /// Parameters are numbered from 1, columns from 0.
    SqliteStatement &bind(int parameter, std::int64_t number);
    SqliteStatement &bind(int parameter, std::string_view text);
    SqliteStatement &bindBlob(int parameter, std::string_view bytes);

    enum class Step : std::uint8_t { Row, Done, Failed };
    [[nodiscard]] Step step();
    [[nodiscard]] std::int64_t number(int column) const;
    /// Valid until the next step().
    [[nodiscard]] std::string_view text(int column) const;
    void reset();

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

} // namespace opsroom::store
