#include "client/bench/bench_run.h"
#include "client/cli/commands.h"

#include <cstdio>
#include <map>
#include <memory>
#include <unistd.h>

namespace opsroom::client_cli {

namespace {

using bench::BenchFailure;
using bench::BenchOptions;
using bench::BenchRun;

struct BenchCommand
{
    BenchOptions options;
    bool asJson = false;
};

void drawProgress(const BenchRun::Progress &progress)
{
    std::fprintf(stderr, "\r\033[K%.*s %.0f s: %u ready, %llu delivered, p99 %.2f ms",
                 static_cast<int>(progress.phase.size()), progress.phase.data(), progress.seconds, progress.ready,
                 static_cast<unsigned long long>(progress.delivered), static_cast<double>(progress.p99) / 1000.0);
    std::fflush(stderr);
}

ExitCode exitCodeOf(BenchFailure::Kind kind)
{
    switch (kind) {
    case BenchFailure::Kind::Usage:
        return WrongUsage;
    case BenchFailure::Kind::NotReachable:
        return NotReachable;
    case BenchFailure::Kind::NotAuthorised:
        return NotAuthorised;
    case BenchFailure::Kind::NoAnswer:
    case BenchFailure::Kind::Stopped:
        break;
    }
    return NoAnswer;
}

int runBench(const BenchCommand &command)
{
    const bool isTerminal = ::isatty(STDERR_FILENO) == 1;
    const auto outcome = BenchRun::run(command.options.withDefaults(), [isTerminal](const auto &progress) {
        if (isTerminal)
            drawProgress(progress);
        return true;
    });
    if (isTerminal)
        std::fputs("\r\033[K", stderr);
    if (!outcome) {
        complain(QString::fromStdString(outcome.error().text));
        return exitCodeOf(outcome.error().kind);
    }
    if (command.asJson)
        printLine(QByteArray::fromStdString(jsonOf(*outcome)));
    else
        std::fputs(textOf(*outcome).c_str(), stdout);
    return Done;
}

void addLoadOptions(CLI::App &command, BenchOptions &options)
{
    command.add_option("--connections", options.connections, "Connections")
        ->capture_default_str()
        ->check(CLI::Range(1U, bench::kMostConnections));
    command.add_option("--rooms,--tenants", options.rooms,
                       "Rooms; tenants of the hub. 0: one for fan-out, one each for echo, else 100");
    command.add_option("--users", options.users, "Users over all connections. 0: each connection its own");
    command.add_option("--publishers", options.publishers, "Publishers of echo. 0: everybody");
    command.add_option("--window", options.window, "Messages in flight of fan-out and of each publisher of echo")
        ->capture_default_str()
        ->check(CLI::Range(1U, 64U));
    command.add_option("--size", options.size, "Bytes of a published message")
        ->capture_default_str()
        ->check(CLI::Range(1U, 60'000U));
    command.add_option("--rate", options.rate, "Deliveries a second of rooms, mixed and idle. 0: 100000");
    command.add_option("--connect-rate", options.connectRate,
                       "Connections begun a second. 0: as fast as they are taken");
    command.add_option("--churn", options.churn, "Connections replaced a second, of mixed. 0: one of a hundred");
    command.add_option("--duration", options.duration, "Seconds measured; 600 makes a soak with drift")
        ->capture_default_str()
        ->check(CLI::Range(0.1, 86'400.0));
    command.add_option("--warmup", options.warmup, "Seconds of load before that")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 3'600.0));
    command.add_option("--patience", options.patience, "Seconds without progress until the run has failed")
        ->capture_default_str();
}

void addTargetOptions(CLI::App &command, BenchOptions &options)
{
    static const std::map<std::string, bench::Protocol> protocols{{"opsroom", bench::Protocol::Opsroom},
                                                                  {"socketio", bench::Protocol::SocketIo},
                                                                  {"websocket", bench::Protocol::WebSocket}};
    command.add_option("--protocol", options.protocol, "opsroom, socketio or websocket")
        ->transform(CLI::CheckedTransformer(protocols));
    command.add_option("--url", options.url, "Server, as ws://HOST:PORT; wss for TLS")->capture_default_str();
    command.add_option("--path", options.path, "Path of the WebSocket; {room} stands for the room's number");
    command.add_option("--publish-event", options.publishEvent, "Event of bare Socket.IO that publishes")
        ->capture_default_str();
    command.add_flag("--allow-remote", options.mayBeRemote, "Load another machine than this one");
    command.add_option("--server-pid", options.serverPid, "Process whose CPU time and memory are looked at");
    command.add_option("--tokens", options.tokenFile, "File with one token a line");
    command.add_option("--secret", options.secretFile, "File with an HS256 secret to mint tokens with");
    command.add_option("--issuer", options.issuer, "Issuer of minted tokens");
    command.add_option("--audience", options.audience, "Audience of minted tokens");
    command.add_option("--role", options.role, "Role of minted tokens")->capture_default_str();
}

} // namespace

void addBenchCommand(CLI::App &app, int &exitCode)
{
    static const std::map<std::string, bench::Case> cases{
        {"connect", bench::Case::Connect}, {"idle", bench::Case::Idle}, {"fan-out", bench::Case::FanOut},
        {"rooms", bench::Case::Rooms},     {"echo", bench::Case::Echo}, {"mixed", bench::Case::Mixed},
        {"storm", bench::Case::Storm}};
    auto command = std::make_shared<BenchCommand>();
    CLI::App *bench = app.add_subcommand("bench", "Put load on a server with thousands of connections and measure it");
    bench->add_option("case", command->options.benchCase, "connect, idle, fan-out, rooms, echo, mixed or storm")
        ->required()
        ->transform(CLI::CheckedTransformer(cases));
    addTargetOptions(*bench, command->options);
    addLoadOptions(*bench, command->options);
    bench->add_flag("--json", command->asJson, "One line of JSON instead of text");
    bench->callback([command, &exitCode] { exitCode = runBench(*command); });
}

} // namespace opsroom::client_cli
