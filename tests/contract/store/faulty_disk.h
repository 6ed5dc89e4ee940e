#pragma once

#include <cstdint>

namespace opsroom::test {

/// A disk that fails on command: SQLite's own layer for files, with faults in between, for every database that is opened
/// while it lives.
///
/// Thread: the settings from any.
class FaultyDisk
{
public:
    enum class Fault : std::uint8_t {
        None,
        Full,  ///< writes end with "no space left"
        Io,    ///< writes end with an I/O error
        Short, ///< the first half is written, then an I/O error
        Sync,  ///< writing works, and fsync does not
        Read,  ///< reads end with an I/O error
    };

    FaultyDisk();
    FaultyDisk(const FaultyDisk &) = delete;
    FaultyDisk &operator=(const FaultyDisk &) = delete;
    ~FaultyDisk();

    /// From the call \a after on, counted from now and from 0, everything that \a fault is about fails.
    void fail(Fault fault, std::int64_t after = 0);
    void repair() { fail(Fault::None); }
    /// Writes, or fsyncs for Fault::Sync and reads for Fault::Read, since the last fail().
    [[nodiscard]] std::int64_t calls() const;
};

} // namespace opsroom::test
