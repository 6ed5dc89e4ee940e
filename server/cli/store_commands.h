#pragma once

#include <CLI/App.hpp>

namespace opsroom::server_cli {

/// `backup FILE`: a copy of the hub's database, while it runs or not.
void addStoreCommands(CLI::App &app, int &exitCode);

} // namespace opsroom::server_cli
