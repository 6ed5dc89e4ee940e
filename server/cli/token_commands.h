#pragma once

#include <CLI/App.hpp>

namespace opsroom::server_cli {

/// `issue-token` and `check-token`.
void addTokenCommands(CLI::App &app, int &exitCode);

} // namespace opsroom::server_cli
