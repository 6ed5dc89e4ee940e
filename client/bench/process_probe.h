#pragma once

#include <cstdint>
#include <string>

namespace opsroom::bench {

/// What one process has used, read from /proc by its id; nothing is attached to it.
///
/// A process that is gone, or that belongs to somebody else, reads as zero: isReadable() tells beforehand.
/// Thread: one thread. Cost: cpuSeconds() microseconds, pssBytes() up to milliseconds, for which the process waits.
class ProcessProbe
{
public:
    /// \param pid 0: nothing is looked at and everything reads as zero
    explicit ProcessProbe(std::int64_t pid) : m_pid(pid) {}

    [[nodiscard]] bool isOn() const { return m_pid != 0; }
    [[nodiscard]] bool isReadable() const;
    /// User and system time of all threads.
    [[nodiscard]] double cpuSeconds() const;
    /// Proportional share of memory (smaps_rollup).
    [[nodiscard]] std::uint64_t pssBytes() const;

    /// CPU seconds in a line of /proc/PID/stat.
    [[nodiscard]] static double cpuSecondsOf(const std::string &stat, long ticksPerSecond);

private:
    [[nodiscard]] std::string read(const char *file) const;

    std::int64_t m_pid;
};

} // namespace opsroom::bench
