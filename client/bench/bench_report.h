#pragma once

#include "client/bench/bench_options.h"
#include "core/base/histogram.h"

#include <cstdint>
#include <string>
#include <vector>

namespace opsroom::bench {

/// What one measurement came to. Figures of the server are zero without `serverPid`.
struct BenchReport
{
    /// One interval of a longer run, to see drift.
    struct Sample
    {
        double at = 0; ///< seconds since the beginning of the measurement
        double deliveredPerSecond = 0;
        std::uint64_t p50 = 0;
        std::uint64_t p99 = 0;
        std::uint64_t serverPss = 0;
    };

    BenchOptions options; ///< with defaults

    Histogram connectLatency;      ///< from connect() until ready for events
    double connectSeconds = 0;     ///< from the first connect() until everybody was ready
    double connectCpuSeconds = 0;  ///< of the server meanwhile
    double comebackSeconds = 0;    ///< storm: from the cut until everybody was ready again
    std::uint64_t reconnected = 0; ///< connections that came back in the meantime, by storm or churn

    double seconds = 0; ///< measured
    std::uint64_t published = 0;
    std::uint64_t withheld = 0; ///< see Load
    std::uint64_t delivered = 0;
    std::uint64_t acknowledged = 0;
    std::uint64_t refused = 0; ///< messages
    std::uint64_t lost = 0;    ///< connections that the server ended
    std::uint64_t receivedBytes = 0;
    Histogram latency;    ///< from publishing to each delivery
    Histogram ackLatency; ///< from publishing to the ack
    double serverCpuSeconds = 0;
    double generatorCpuSeconds = 0;

    double idleCpuShare = 0;     ///< of a core, by the server, while nothing happened (idle)
    std::uint64_t pssBefore = 0; ///< without a connection
    std::uint64_t pssIdle = 0;   ///< with all, before any message
    std::uint64_t pssAfter = 0;  ///< with all, at rest after the load
    std::vector<Sample> samples;

    [[nodiscard]] double connectsPerSecond() const;
    [[nodiscard]] double deliveredPerSecond() const;
    [[nodiscard]] double deliveredPerCpuSecond() const;
    [[nodiscard]] double acknowledgedPerCpuSecond() const;
    [[nodiscard]] double serverCpuShare() const;
    [[nodiscard]] double bytesPerConnection(std::uint64_t pss) const;
    /// Change of p99 and of memory from the first quarter of the samples to the last; 0 for less than eight samples.
    [[nodiscard]] double latencyDrift() const; ///< ratio; 1: none
    [[nodiscard]] double memoryDrift() const;  ///< bytes
};

/// One line of JSON.
[[nodiscard]] std::string jsonOf(const BenchReport &report);
/// Some lines for people.
[[nodiscard]] std::string textOf(const BenchReport &report);

} // namespace opsroom::bench
