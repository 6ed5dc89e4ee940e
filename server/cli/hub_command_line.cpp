#include "server/cli/hub_command_line.h"

#include "server/cli/admin_commands.h"
#include "server/cli/audit_commands.h"
#include "server/cli/common_options.h"
#include "server/cli/config_commands.h"
#include "server/cli/policy_commands.h"
#include "server/cli/serve_command.h"
#include "server/cli/store_commands.h"
#include "server/cli/token_commands.h"

#include <CLI/CLI.hpp>

namespace opsroom::server_cli {

int runHubCommandLine(int argc, char **argv)
{
    CLI::App app("Opsroom hub: realtime hub of a multi-tenant wallet platform", "opsroom-hub");
    app.require_subcommand(1);
    app.set_version_flag("--version", "opsroom-hub " OPSROOM_VERSION);
    int exitCode = kDone;

    addServeCommand(app, exitCode);
    addConfigCommands(app, exitCode);
    addTokenCommands(app, exitCode);
    addAdminCommands(app, exitCode);
    addPolicyCommands(app, exitCode);
    addAuditCommands(app, exitCode);
    addStoreCommands(app, exitCode);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        // CLI11 prints help, version and errors; its own codes would be news to scripts.
        return app.exit(error) == 0 ? kDone : kUsage;
    }
    return exitCode;
}

} // namespace opsroom::server_cli
