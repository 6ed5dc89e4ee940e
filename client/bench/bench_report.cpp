#include "client/bench/bench_report.h"

#include "core/protocol/json/writer.h"

#include <algorithm>
#include <cstdarg>
#include <cstdio>

namespace opsroom::bench {

namespace {

constexpr double kMillisecond = 1000;

double ratio(double part, double whole)
{
    return whole > 0 ? part / whole : 0;
}

void addLatency(json::Writer &writer, std::string_view name, const Histogram &histogram)
{
    const auto figure = [&](std::string_view member, double percent) {
        writer.name(member).figure(static_cast<double>(histogram.percentile(percent)) / kMillisecond);
    };
    writer.name(name).beginObject().member("count", histogram.count());
    writer.name("mean").figure(histogram.mean() / kMillisecond);
    figure("p50", 50);
    figure("p90", 90);
    figure("p99", 99);
    figure("p999", 99.9);
    figure("max", 100);
    writer.endObject();
}

[[gnu::format(printf, 2, 3)]] void print(std::string &out, const char *format, ...)
{
    std::array<char, 256> line{};
    std::va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(line.data(), line.size(), format, arguments);
    va_end(arguments);
    out += line.data();
    out += '\n';
}

void printLatency(std::string &out, const char *name, const Histogram &histogram)
{
    if (histogram.count() == 0)
        return;
    const auto at = [&](double percent) { return static_cast<double>(histogram.percentile(percent)) / kMillisecond; };
    print(out, "%-12s p50 %.2f ms, p90 %.2f, p99 %.2f, p99.9 %.2f, max %.2f", name, at(50), at(90), at(99), at(99.9),
          at(100));
}

/// Mean of \a value over the first or the last quarter.
template <class Value>
double quarterMean(const std::vector<BenchReport::Sample> &samples, bool isLast, Value value)
{
    const std::size_t count = samples.size() / 4;
    const std::size_t begin = isLast ? samples.size() - count : 0;
    double sum = 0;
    for (std::size_t i = begin; i < begin + count; ++i)
        sum += static_cast<double>(value(samples[i]));
    return sum / static_cast<double>(count);
}

constexpr std::size_t kSamplesForDrift = 8;

} // namespace

double BenchReport::connectsPerSecond() const
{
    return ratio(options.connections, connectSeconds);
}

double BenchReport::deliveredPerSecond() const
{
    return ratio(static_cast<double>(delivered), seconds);
}

double BenchReport::deliveredPerCpuSecond() const
{
    return ratio(static_cast<double>(delivered), serverCpuSeconds);
}

double BenchReport::acknowledgedPerCpuSecond() const
{
    return ratio(static_cast<double>(acknowledged), serverCpuSeconds);
}

double BenchReport::serverCpuShare() const
{
    return ratio(serverCpuSeconds, seconds);
}

double BenchReport::bytesPerConnection(std::uint64_t pss) const
{
    return ratio(static_cast<double>(pss) - static_cast<double>(pssBefore), options.connections);
}

double BenchReport::latencyDrift() const
{
    if (samples.size() < kSamplesForDrift)
        return 0;
    const auto p99 = [](const Sample &sample) { return sample.p99; };
    return ratio(quarterMean(samples, true, p99), quarterMean(samples, false, p99));
}

double BenchReport::memoryDrift() const
{
    if (samples.size() < kSamplesForDrift)
        return 0;
    const auto pss = [](const Sample &sample) { return sample.serverPss; };
    return quarterMean(samples, true, pss) - quarterMean(samples, false, pss);
}

std::string jsonOf(const BenchReport &report)
{
    const BenchOptions &options = report.options;
    std::string json;
    json::Writer writer(json);
    const auto figure = [&writer](std::string_view name, double number) { writer.name(name).figure(number); };
    writer.beginObject().member("case", nameOf(options.benchCase)).member("protocol", nameOf(options.protocol));
    writer.member("connections", options.connections).member("rooms", options.rooms);
    writer.member("window", options.window).member("size", options.size);
    figure("rate", options.rate);
    figure("connectSeconds", report.connectSeconds);
    figure("connectsPerSecond", report.connectsPerSecond());
    figure("connectsPerCpuSecond", ratio(options.connections, report.connectCpuSeconds));
    addLatency(writer, "connectMs", report.connectLatency);
    figure("comebackSeconds", report.comebackSeconds);
    writer.member("reconnected", report.reconnected);
    figure("seconds", report.seconds);
    writer.member("published", report.published).member("withheld", report.withheld);
    writer.member("delivered", report.delivered).member("acknowledged", report.acknowledged);
    writer.member("refused", report.refused).member("lost", report.lost);
    figure("deliveredPerSecond", report.deliveredPerSecond());
    figure("acknowledgedPerSecond", ratio(static_cast<double>(report.acknowledged), report.seconds));
    figure("deliveredPerCpuSecond", report.deliveredPerCpuSecond());
    figure("acknowledgedPerCpuSecond", report.acknowledgedPerCpuSecond());
    figure("bytesPerDelivery", ratio(static_cast<double>(report.receivedBytes), static_cast<double>(report.delivered)));
    addLatency(writer, "latencyMs", report.latency);
    addLatency(writer, "ackMs", report.ackLatency);
    figure("serverCpuShare", report.serverCpuShare());
    figure("idleCpuShare", report.idleCpuShare);
    figure("generatorCpuShare", ratio(report.generatorCpuSeconds, report.seconds));
    writer.member("pssBefore", report.pssBefore).member("pssIdle", report.pssIdle).member("pssAfter", report.pssAfter);
    figure("bytesPerConnectionIdle", report.bytesPerConnection(report.pssIdle));
    figure("bytesPerConnectionAfter", report.bytesPerConnection(report.pssAfter));
    figure("latencyDrift", report.latencyDrift());
    figure("memoryDrift", report.memoryDrift());
    writer.name("samples").beginArray();
    for (const BenchReport::Sample &sample : report.samples) {
        writer.beginObject();
        figure("at", sample.at);
        figure("deliveredPerSecond", sample.deliveredPerSecond);
        figure("p50Ms", static_cast<double>(sample.p50) / kMillisecond);
        figure("p99Ms", static_cast<double>(sample.p99) / kMillisecond);
        writer.member("pss", sample.serverPss).endObject();
    }
    writer.endArray().endObject();
    return json;
}

std::string textOf(const BenchReport &report)
{
    const BenchOptions &options = report.options;
    std::string out;
    print(out, "%s over %s: %u connections in %u rooms", std::string(nameOf(options.benchCase)).c_str(),
          std::string(nameOf(options.protocol)).c_str(), options.connections, options.rooms);
    print(out, "connected    in %.2f s: %.0f/s", report.connectSeconds, report.connectsPerSecond());
    printLatency(out, "  until ready", report.connectLatency);
    if (report.comebackSeconds > 0)
        print(out, "all back     after %.2f s", report.comebackSeconds);
    if (report.delivered > 0) {
        print(out, "published    %llu in %.1f s, %llu acknowledged, %llu refused, %llu withheld",
              static_cast<unsigned long long>(report.published), report.seconds,
              static_cast<unsigned long long>(report.acknowledged), static_cast<unsigned long long>(report.refused),
              static_cast<unsigned long long>(report.withheld));
        print(out, "delivered    %llu: %.0f/s, %.0f bytes each", static_cast<unsigned long long>(report.delivered),
              report.deliveredPerSecond(),
              ratio(static_cast<double>(report.receivedBytes), static_cast<double>(report.delivered)));
        printLatency(out, "delivery", report.latency);
        printLatency(out, "ack", report.ackLatency);
    }
    if (report.lost > 0)
        print(out, "lost         %llu connections", static_cast<unsigned long long>(report.lost));
    print(out, "generator    %.0f %% of a core", 100 * ratio(report.generatorCpuSeconds, report.seconds));
    if (options.serverPid == 0)
        return out;
    print(out, "server       %.1f %% of a core: %.0f deliveries and %.0f acks a CPU second, %.0f connects a CPU second",
          100 * report.serverCpuShare(), report.deliveredPerCpuSecond(), report.acknowledgedPerCpuSecond(),
          ratio(options.connections, report.connectCpuSeconds));
    if (options.benchCase == Case::Idle)
        print(out, "at rest      %.2f %% of a core", 100 * report.idleCpuShare);
    print(out, "memory       %.0f bytes a connection idle, %.0f after the load",
          report.bytesPerConnection(report.pssIdle), report.bytesPerConnection(report.pssAfter));
    if (report.samples.size() >= kSamplesForDrift)
        print(out, "drift        p99 x %.2f, memory %+.0f bytes from the first quarter to the last",
              report.latencyDrift(), report.memoryDrift());
    return out;
}

} // namespace opsroom::bench
