#pragma once

#include "core/base/result.h"

#include <string>

namespace opsroom::store {

/// A file that one process at a time holds, while this object lives or until the process ends, however it does.
///
/// Thread: any. Guarantees: the lock is advisory, on `FILE.lock` beside the file that it is for, so that nobody who opens
/// and closes the file itself releases it.
class FileLock
{
public:
    /// Nothing is held.
    FileLock() = default;
    /// \returns NotAvailable, naming the process that holds it, or why the lock cannot be made.
    [[nodiscard]] static Result<FileLock> take(const std::string &file);
    FileLock(FileLock &&other) noexcept;
    FileLock &operator=(FileLock &&other) noexcept;
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor = -1;
};

} // namespace opsroom::store
