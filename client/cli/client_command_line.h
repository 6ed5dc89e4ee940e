#pragma once

namespace opsroom::client_cli {

/// The commands of `opsroom-client`; `opsroom-client --help` lists them and the exit codes.
///
/// Needs a QCoreApplication, whose event loop it runs. Thread: main. \returns the process's exit code.
int runClientCommandLine(int argc, char **argv);

} // namespace opsroom::client_cli
