#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>

namespace opsroom::store {

/// How many transactions a database has seen, beside it in `FILE.mark`: it tells a log that lost its end, which SQLite
/// takes for one that was never written further, from one that is whole.
///
/// Guarantees: never ahead of the database; after a loss of power it may be behind, and then finds less.
/// Thread: one at a time.
class CommitMark
{
public:
    CommitMark() = default;
    /// \returns NotAvailable if it cannot be opened or made.
    [[nodiscard]] static Result<CommitMark> open(const std::string &file);
    CommitMark(CommitMark &&other) noexcept;
    CommitMark &operator=(CommitMark &&other) noexcept;
    CommitMark(const CommitMark &) = delete;
    CommitMark &operator=(const CommitMark &) = delete;
    ~CommitMark();

    /// 0 for a new one.
    [[nodiscard]] std::uint64_t value() const;
    /// In place: needs no room on the disk. If it fails, the mark stays behind.
    void set(std::uint64_t value) const;

private:
    explicit CommitMark(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor = -1;
};

} // namespace opsroom::store
