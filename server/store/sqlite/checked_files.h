#pragma once

namespace opsroom::store {

/// Bytes at the end of each page that SQLite leaves to us.
inline constexpr int kPageSealBytes = 8;

/// SQLite's layer for files with a seal on each page of a database: a checksum of its bytes and its place, set when it is
/// written and verified when it is read. A page with a wrong one cannot be read (SQLITE_IOERR_DATA), so that
/// `PRAGMA quick_check`, which reads all of them, finds any bit that has changed.
///
/// The write-ahead log has checksums of its own. Databases whose pages have no room for a seal are read and written as
/// they are.
/// Thread: any. \returns the name to open databases with.
[[nodiscard]] const char *checkedFiles();

} // namespace opsroom::store
