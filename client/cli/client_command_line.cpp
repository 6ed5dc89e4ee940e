#include "client/cli/client_command_line.h"

#include "client/cli/commands.h"

#include <CLI/CLI.hpp>

namespace opsroom::client_cli {

int runClientCommandLine(int argc, char **argv)
{
    CLI::App app("Opsroom client: listens to a hub, sends to it, replays real data into it", "opsroom-client");
    app.require_subcommand(1);
    app.set_version_flag("--version", "opsroom-client " OPSROOM_VERSION);
    app.footer(
        "Exit codes: 0 done, 1 the hub refused, 2 wrong usage, 3 not reachable, 4 token not accepted, 5 no answer");
    int exitCode = Done;
    addListenCommand(app, exitCode);
    addEmitCommand(app, exitCode);
    addRequestCommand(app, exitCode);
    addReplayCommand(app, exitCode);
    addBenchCommand(app, exitCode);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? Done : WrongUsage;
    }
    return exitCode;
}

} // namespace opsroom::client_cli
