#pragma once

namespace opsroom::server_cli {

/// The commands of `opsroom-hub`; `opsroom-hub --help` lists them.
///
/// Needs a QCoreApplication. Thread: main.
/// \returns the process's exit code: 0 done, 1 refused or failed, 2 wrong usage or configuration.
int runHubCommandLine(int argc, char **argv);

} // namespace opsroom::server_cli
