#pragma once

#include "client/bench/bench_report.h"
#include "client/bench/loads.h"
#include "client/bench/peer_set.h"
#include "client/bench/process_probe.h"
#include "core/base/result.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace opsroom::bench {

/// Why a run has no figures.
struct BenchFailure
{
    enum class Kind : std::uint8_t { Usage, NotReachable, NotAuthorised, NoAnswer, Stopped };
    Kind kind = Kind::Usage;
    std::string text;
};

/// One measurement from beginning to end: connects everybody, puts the load on, and looks at the server around it.
///
/// Guarantees: ends, whatever the server does: without progress for options.patience seconds it fails.
/// Thread: one thread, which run() keeps. Uses epoll directly; needs no event loop of a framework.
class BenchRun final : private PeerSet::Observer
{
public:
    /// For a progress line; told some times a second.
    struct Progress
    {
        std::string_view phase;
        std::uint32_t ready = 0;
        std::uint64_t delivered = 0;
        std::uint64_t p99 = 0; ///< microseconds
        double seconds = 0;    ///< in the phase
    };
    /// \returns false to end the run, which has no figures then.
    using Watcher = std::function<bool(const Progress &)>;
    using Outcome = Result<BenchReport, BenchFailure>;

    /// \param options with defaults
    [[nodiscard]] static Outcome run(const BenchOptions &options, const Watcher &watcher);

private:
    BenchRun(const BenchOptions &options, Target target, std::vector<std::string> tokens, const Watcher &watcher);

    void perform();
    /// \returns false after a failure.
    [[nodiscard]] bool connectAll(std::string_view phase);
    [[nodiscard]] bool putOn(Load &load, double warmup, double duration);
    [[nodiscard]] bool loadFor(Load &load, std::string_view phase, double seconds, bool isMeasured);
    [[nodiscard]] bool rest(double seconds);
    [[nodiscard]] bool storm();
    [[nodiscard]] bool idle();
    [[nodiscard]] bool turn(std::string_view phase, std::uint64_t until);
    void beginMeasuring(const Load &load);
    void endMeasuring(const Load &load);
    void sample(double at, double seconds);
    void fail(BenchFailure::Kind kind, std::string text);
    [[nodiscard]] double secondsSince(std::uint64_t time) const;

    void onReady(Peer &peer, std::uint64_t now) override;
    void onDelivery(Peer &peer, std::uint64_t stamp, std::uint64_t now) override;
    void onAck(Peer &peer, std::uint64_t stamp, std::uint64_t now) override;
    void onRefused(Peer &peer, std::string_view message) override;
    void onLost(Peer &peer, std::string_view reason) override;

    const BenchOptions m_options;
    const Target m_target;
    const Dialect m_dialect;
    const Watcher &m_watcher;
    PeerSet m_peers;
    ProcessProbe m_server;
    ProcessProbe m_self;
    BenchReport m_report;
    BenchFailure m_failure;
    bool m_hasFailed = false;
    bool m_mayLose = false; ///< lost connections are opened again
    std::vector<std::uint32_t> m_toReopen;
    Load *m_load = nullptr;
    std::uint32_t m_ready = 0;
    std::uint64_t m_progressAt = 0; ///< when something last happened
    std::uint64_t m_watchedAt = 0;
    std::uint64_t m_phaseAt = 0;
    std::uint64_t m_measuringAt = 0;
    std::uint64_t m_publishedBefore = 0;
    std::uint64_t m_bytesBefore = 0;
    double m_serverCpuBefore = 0;
    double m_selfCpuBefore = 0;
    Histogram m_sampled; ///< latency up to the last sample
};

} // namespace opsroom::bench
