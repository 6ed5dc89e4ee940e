#include "server/conformance/conformance_command_line.h"

#include "server/cli/stop_signals.h"
#include "server/config/node_config.h"
#include "server/conformance/conformance_shard.h"
#include "server/transport/epoll/epoll_transport.h"
#include "server/transport/qt/qt_transport.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <unistd.h>

namespace opsroom::conformance {

namespace {

struct Options
{
    std::string listen = "127.0.0.1:3000";
    std::string transport = "qt";
    std::size_t shards = 1;
    bool mayCompress = false;
    SuiteSettings suite;
};

/// The suites cut a megabyte into fragments of 64 bytes.
constexpr std::uint32_t kFragments = 20'000;

std::unique_ptr<transport::Transport> makeTransport(const std::string &name)
{
    if (name == "epoll")
        return std::make_unique<transport_epoll::EpollTransport>();
    return std::make_unique<transport_qt::QtTransport>();
}

int serve(const Options &options)
{
    const auto listen = config::parseListenAddress(options.listen);
    if (!listen || !listen->isLoopback()) {
        std::fputs("opsroom-conformance: --listen: expected a loopback address and a port\n", stderr);
        return 2;
    }
    const server_cli::StopSignals signals;
    transport::TransportSettings settings;
    settings.shards = options.shards;
    settings.mayCompress = options.mayCompress;
    settings.limits.fragments = kFragments;
    settings.listeners.push_back({listen->address, listen->port, {}, false, false});
    settings.limits.http.bodyBytes = options.suite.maxPayload;
    settings.limits.outboxBytes = options.suite.echoMessage + options.suite.maxPayload;

    const SystemClock clock;
    const std::unique_ptr<transport::Transport> transport = makeTransport(options.transport);
    const auto ports = transport->start(settings, [&](transport::Shard &shard) {
        return std::make_unique<ConformanceShard>(shard, clock, options.suite);
    });
    if (!ports) {
        std::fprintf(stderr, "opsroom-conformance: %s\n", ports.error().detail.c_str());
        return 1;
    }
    std::printf(R"({"event":"ready","url":"http://%s:%u","transport":"%s","pid":%d})"
                "\n",
                listen->address.c_str(), ports->front(), std::string(transport->name()).c_str(), ::getpid());
    std::fflush(stdout);
    signals.wait();
    return 0;
}

} // namespace

int runConformanceCommandLine(int argc, char **argv)
{
    Options options;
    auto pingInterval = static_cast<std::uint32_t>(options.suite.pingInterval.count());
    auto pingTimeout = static_cast<std::uint32_t>(options.suite.pingTimeout.count());
    auto connectTimeout = static_cast<std::uint32_t>(options.suite.connectTimeout.count());
    CLI::App app("Opsroom's transports and codecs with echoes on top, for public conformance suites",
                 "opsroom-conformance");
    app.add_option("--listen", options.listen, "Loopback address and port")->capture_default_str();
    app.add_option("--transport", options.transport, "Transport")
        ->check(CLI::IsMember({"epoll", "qt"}))
        ->capture_default_str();
    app.add_option("--io-threads", options.shards, "Event loops (epoll)")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    app.add_flag("--deflate", options.mayCompress, "Agree to permessage-deflate (epoll)");
    app.add_option("--ping-interval", pingInterval, "Milliseconds")->capture_default_str();
    app.add_option("--ping-timeout", pingTimeout, "Milliseconds")->capture_default_str();
    app.add_option("--connect-timeout", connectTimeout, "Milliseconds")->capture_default_str();
    app.add_option("--max-payload", options.suite.maxPayload, "Bytes of a Socket.IO message")->capture_default_str();
    app.add_option("--max-echo", options.suite.echoMessage, "Bytes of a message at /echo")->capture_default_str();
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    options.suite.pingInterval = Milliseconds(pingInterval);
    options.suite.pingTimeout = Milliseconds(pingTimeout);
    options.suite.connectTimeout = Milliseconds(connectTimeout);
    return serve(options);
}

} // namespace opsroom::conformance
