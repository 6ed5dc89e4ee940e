#include "client/bench/bench_run.h"

#include "client/bench/token_supply.h"
#include "core/base/descriptor_limit.h"

#include <algorithm>
#include <unistd.h>

namespace opsroom::bench {

namespace {

constexpr double kMicro = 1e6;
constexpr std::uint64_t kWatchEvery = 200'000;
constexpr std::uint32_t kConnectsUnderWay = 256; ///< of a connect rate without limit
constexpr double kRestSeconds = 1.5;             ///< for the server to come to rest before its memory is read
constexpr double kSamples = 20;                  ///< of one measurement
constexpr double kShortestSample = 1;            ///< seconds

} // namespace

BenchRun::Outcome BenchRun::run(const BenchOptions &options, const Watcher &watcher)
{
    const auto usage = [](std::string text) {
        return Failure(BenchFailure{BenchFailure::Kind::Usage, std::move(text)});
    };
    auto target = Target::of(options.url);
    if (!target)
        return usage(target.error().detail);
    if (!target->isLoopback && !options.mayBeRemote)
        return usage(options.url + " is not this machine. A load test hurts; --allow-remote if that is wanted");
    constexpr std::size_t kOthers = 64;
    const std::size_t descriptors = raiseDescriptorLimit();
    if (options.connections + kOthers > descriptors)
        return usage("this process may have " + std::to_string(descriptors) + " descriptors; see ulimit -Hn");
    const ProcessProbe server(options.serverPid);
    if (!server.isReadable())
        return usage("--server-pid: /proc/" + std::to_string(options.serverPid) + " cannot be read");
    auto tokens = tokensFor(options);
    if (!tokens)
        return usage(tokens.error().detail);

    BenchRun run(options, std::move(*target), std::move(*tokens), watcher);
    run.perform();
    if (run.m_hasFailed)
        return Failure(std::move(run.m_failure));
    return std::move(run.m_report);
}

BenchRun::BenchRun(const BenchOptions &options, Target target, std::vector<std::string> tokens, const Watcher &watcher)
    : m_options(options),
      m_target(std::move(target)),
      m_dialect(options, m_target.host),
      m_watcher(watcher),
      m_peers(m_target, m_dialect, *this, options.connections, options.rooms, std::move(tokens)),
      m_server(options.serverPid),
      m_self(::getpid())
{
    m_report.options = options;
}

void BenchRun::perform()
{
    m_report.pssBefore = m_server.pssBytes();
    const double cpuBefore = m_server.cpuSeconds();
    const std::uint64_t begun = m_peers.now();
    if (!connectAll("connecting"))
        return;
    m_report.connectSeconds = secondsSince(begun);
    m_report.connectCpuSeconds = m_server.cpuSeconds() - cpuBefore;
    if (!rest(kRestSeconds))
        return;
    m_report.pssIdle = m_server.pssBytes();
    bool isDone = true;
    std::unique_ptr<Load> load;
    switch (m_options.benchCase) {
    case Case::Connect:
        break;
    case Case::Idle:
        isDone = idle();
        break;
    case Case::Storm:
        isDone = storm();
        break;
    case Case::FanOut:
        load = makeBurstLoad(m_peers, m_options.window);
        break;
    case Case::Mixed:
        m_mayLose = true;
        [[fallthrough]];
    case Case::Rooms:
        load = makePacedLoad(m_peers, m_options.rate, m_options.churn);
        break;
    case Case::Echo:
        load = makeEchoLoad(m_peers, m_options.publishers, m_options.window, m_dialect.acknowledges());
        break;
    }
    if (load != nullptr)
        isDone = putOn(*load, m_options.warmup, m_options.duration);
    if (isDone && rest(kRestSeconds))
        m_report.pssAfter = m_server.pssBytes();
}

bool BenchRun::connectAll(std::string_view phase)
{
    m_phaseAt = m_progressAt = m_peers.now();
    std::uint32_t begun = 0;
    while (m_ready < m_peers.size()) {
        const std::uint64_t now = m_peers.now();
        std::uint64_t next = now + kWatchEvery;
        const auto isDue = [&] {
            if (m_options.connectRate <= 0)
                return begun - m_ready < kConnectsUnderWay;
            next = m_phaseAt + static_cast<std::uint64_t>(begun * kMicro / m_options.connectRate);
            return next <= now;
        };
        for (; begun < m_peers.size() && isDue(); ++begun)
            m_peers.open(m_peers.at(begun));
        if (!turn(phase, std::min(next, now + kWatchEvery)))
            return false;
    }
    return true;
}

bool BenchRun::putOn(Load &load, double warmup, double duration)
{
    m_load = &load;
    load.begin(m_peers.now());
    const bool isDone = loadFor(load, "warming up", warmup, false) && loadFor(load, "measuring", duration, true);
    m_load = nullptr;
    return isDone;
}

bool BenchRun::loadFor(Load &load, std::string_view phase, double seconds, bool isMeasured)
{
    m_phaseAt = m_progressAt = m_peers.now();
    const auto end = m_phaseAt + static_cast<std::uint64_t>(seconds * kMicro);
    const double sampleSeconds = std::max(kShortestSample, seconds / kSamples);
    double sampledAt = 0;
    if (isMeasured)
        beginMeasuring(load);
    for (std::uint64_t now = m_phaseAt; now < end; now = m_peers.now()) {
        if (!turn(phase, std::min(end, load.tick(now))))
            return false;
        const double passed = secondsSince(m_phaseAt);
        if (isMeasured && passed - sampledAt >= sampleSeconds) {
            sample(passed, passed - sampledAt);
            sampledAt = passed;
        }
    }
    if (isMeasured)
        endMeasuring(load);
    return true;
}

bool BenchRun::rest(double seconds)
{
    m_phaseAt = m_progressAt = m_peers.now();
    const auto end = m_phaseAt + static_cast<std::uint64_t>(seconds * kMicro);
    while (m_peers.now() < end) {
        m_progressAt = m_peers.now();
        if (!turn("at rest", end))
            return false;
    }
    return true;
}

bool BenchRun::idle()
{
    const double cpuBefore = m_server.cpuSeconds();
    if (!rest(m_options.duration))
        return false;
    m_report.idleCpuShare = (m_server.cpuSeconds() - cpuBefore) / m_options.duration;
    // Each connection publishes at least once: the paced load takes the members of every room in turn.
    constexpr double kMargin = 0.2;
    const auto load = makePacedLoad(m_peers, m_options.rate, 0);
    const double perSecond = m_options.rate * m_options.rooms / m_options.connections;
    return putOn(*load, 0, m_options.connections / perSecond + kMargin);
}

bool BenchRun::storm()
{
    for (std::uint32_t i = 0; i < m_peers.size(); ++i)
        m_peers.cut(m_peers.at(i));
    m_ready = 0;
    const std::uint64_t cutAt = m_peers.now();
    const double cpuBefore = m_server.cpuSeconds();
    m_mayLose = true;
    m_report.reconnected = 0;
    if (!connectAll("coming back"))
        return false;
    m_report.comebackSeconds = secondsSince(cutAt);
    m_report.seconds = m_report.comebackSeconds;
    m_report.serverCpuSeconds = m_server.cpuSeconds() - cpuBefore;
    return true;
}

bool BenchRun::turn(std::string_view phase, std::uint64_t until)
{
    m_peers.turn(until);
    for (const std::uint32_t index : std::exchange(m_toReopen, {}))
        m_peers.open(m_peers.at(index));
    const std::uint64_t now = m_peers.now();
    if (now - m_watchedAt >= kWatchEvery) {
        m_watchedAt = now;
        if (!m_watcher(
                {phase, m_ready, m_report.latency.count(), m_report.latency.percentile(99), secondsSince(m_phaseAt)}))
            fail(BenchFailure::Kind::Stopped, "stopped");
    }
    if (secondsSince(m_progressAt) > m_options.patience)
        fail(BenchFailure::Kind::NoAnswer, "nothing happened while " + std::string(phase) + ": "
                                               + std::to_string(m_ready) + " connections are ready");
    return !m_hasFailed;
}

void BenchRun::beginMeasuring(const Load &load)
{
    m_report.latency.clear();
    m_report.ackLatency.clear();
    m_report.refused = 0;
    m_report.reconnected = 0;
    m_sampled.clear();
    m_publishedBefore = load.published();
    m_bytesBefore = m_peers.receivedBytes();
    m_serverCpuBefore = m_server.cpuSeconds();
    m_selfCpuBefore = m_self.cpuSeconds();
    m_measuringAt = m_peers.now();
}

void BenchRun::endMeasuring(const Load &load)
{
    m_report.seconds = secondsSince(m_measuringAt);
    m_report.serverCpuSeconds = m_server.cpuSeconds() - m_serverCpuBefore;
    m_report.generatorCpuSeconds = m_self.cpuSeconds() - m_selfCpuBefore;
    m_report.published = load.published() - m_publishedBefore;
    m_report.withheld = load.withheld();
    m_report.delivered = m_report.latency.count();
    m_report.acknowledged = m_report.ackLatency.count();
    m_report.receivedBytes = m_peers.receivedBytes() - m_bytesBefore;
}

void BenchRun::sample(double at, double seconds)
{
    Histogram since = m_report.latency;
    since.subtract(m_sampled);
    m_sampled = m_report.latency;
    m_report.samples.push_back({.at = at,
                                .deliveredPerSecond = static_cast<double>(since.count()) / seconds,
                                .p50 = since.percentile(50),
                                .p99 = since.percentile(99),
                                .serverPss = m_server.pssBytes()});
}

void BenchRun::fail(BenchFailure::Kind kind, std::string text)
{
    if (std::exchange(m_hasFailed, true))
        return;
    m_failure = {kind, std::move(text)};
}

double BenchRun::secondsSince(std::uint64_t time) const
{
    return static_cast<double>(m_peers.now() - time) / kMicro;
}

void BenchRun::onReady(Peer &peer, std::uint64_t now)
{
    m_progressAt = now;
    ++m_ready;
    if (m_load != nullptr || m_mayLose)
        ++m_report.reconnected;
    else
        m_report.connectLatency.record(now - peer.begunAt);
}

void BenchRun::onDelivery(Peer &peer, std::uint64_t stamp, std::uint64_t now)
{
    m_progressAt = now;
    m_report.latency.record(now > stamp ? now - stamp : 0);
    if (m_load != nullptr)
        m_load->onDelivery(peer);
}

void BenchRun::onAck(Peer &peer, std::uint64_t stamp, std::uint64_t now)
{
    m_progressAt = now;
    m_report.ackLatency.record(now > stamp ? now - stamp : 0);
    if (m_load != nullptr)
        m_load->onAck(peer);
}

void BenchRun::onRefused(Peer &peer, std::string_view message)
{
    constexpr std::size_t kShown = 160;
    ++m_report.refused;
    if (!peer.isReady())
        fail(BenchFailure::Kind::NotAuthorised, std::string(message.substr(0, kShown)));
    else if (m_report.acknowledged == 0 && m_report.ackLatency.count() == 0)
        fail(BenchFailure::Kind::NotAuthorised,
             "the first message was refused: " + std::string(message.substr(0, kShown)));
}

void BenchRun::onLost(Peer &peer, std::string_view reason)
{
    ++m_report.lost;
    if (m_mayLose) {
        m_toReopen.push_back(peer.index);
        return;
    }
    const bool isConnecting = m_ready < m_peers.size();
    fail(isConnecting ? BenchFailure::Kind::NotReachable : BenchFailure::Kind::NoAnswer,
         "connection " + std::to_string(peer.index) + " of " + std::to_string(m_peers.size()) + ": "
             + std::string(reason));
}

} // namespace opsroom::bench
