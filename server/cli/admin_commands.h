#pragma once

#include <CLI/App.hpp>

namespace opsroom::server_cli {

/// `revoke`: what an operator has a running hub do, over its management listener.
void addAdminCommands(CLI::App &app, int &exitCode);

} // namespace opsroom::server_cli
