#include "server/cli/serve_command.h"

#include "core/base/descriptor_limit.h"
#include "core/base/log.h"
#include "core/protocol/json/writer.h"
#include "server/cli/common_options.h"
#include "server/cli/process_hardening.h"
#include "server/cli/stop_signals.h"
#include "server/node/node.h"

#include <cstdio>
#include <memory>
#include <unistd.h>

namespace opsroom::server_cli {

namespace {

void printReady(const node::ReadyInfo &info)
{
    std::string line;
    json::Writer writer(line);
    writer.beginObject()
        .member("event", "ready")
        .member("url", info.url)
        .member("path", info.path)
        .member("transport", info.transport)
        .member("pid", static_cast<std::int64_t>(::getpid()));
    if (!info.managementUrl.empty())
        writer.member("management", info.managementUrl);
    writer.endObject();
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

/// Keys and TLS files are read again on SIGHUP, and keys when their files have changed: rotation needs no restart and no
/// signal.
void runUntilStopped(node::Node &node, const StopSignals &signals)
{
    constexpr Milliseconds kKeyFileCheck{1000};
    for (;;) {
        const auto received = signals.wait(kKeyFileCheck);
        if (!received) {
            node.checkKeyFiles();
        } else if (*received == SIGHUP) {
            // What is wrong with the files was logged; the keys in use stay.
            std::ignore = node.reloadKeys();
            node.reloadTls();
        } else {
            log::info("node", "stopping", {{"signal", *received}});
            return;
        }
    }
}

int serve(const CommonOptions &options)
{
    auto config = configOf(options);
    if (!config)
        return kUsage;
    log::setLevel(config->logLevel);
    if (config->isDevelopment) {
        std::fputs(
            "opsroom-hub: DEVELOPMENT MODE. Tokens are signed with a published secret: whoever reaches this port\n"
            "opsroom-hub: can be anyone in any tenant. Loopback only; never with real data.\n",
            stderr);
    }
    // Development is where one wants a debugger, and its key is no secret.
    if (!config->isDevelopment)
        hardenProcess();
    raiseDescriptorLimit();
    const StopSignals signals;
    auto created = node::Node::create(std::move(*config));
    if (!created) {
        printErrors(created.error());
        return kUsage;
    }
    const std::unique_ptr<node::Node> node = std::move(*created);
    const auto ready = node->start();
    if (!ready) {
        std::fprintf(stderr, "opsroom-hub: %s\n", ready.error().detail.c_str());
        return kFailed;
    }
    printReady(*ready);
    runUntilStopped(*node, signals);
    node->stop();
    return kDone;
}

} // namespace

void addServeCommand(CLI::App &app, int &exitCode)
{
    auto options = std::make_shared<CommonOptions>();
    CLI::App *command = app.add_subcommand("serve", "Run the hub until SIGTERM or SIGINT");
    options->addTo(*command);
    command->add_option("--listen", options->listen, "Address and port, e.g. 127.0.0.1:3001; port 0 takes a free one")
        ->type_name("ADDR:PORT");
    command->add_option("--transport", options->transport, "How connections are served")->type_name("epoll|qt");
    command->add_option("--io-threads", options->ioThreads, "Threads that serve connections; 0: by the cores")
        ->type_name("N");
    command->callback([options, &exitCode] { exitCode = serve(*options); });
}

} // namespace opsroom::server_cli
