#pragma once

#include <CLI/App.hpp>

namespace opsroom::server_cli {

/// `serve`: runs a hub until SIGTERM or SIGINT. When it is ready, one JSON line on standard output says where.
void addServeCommand(CLI::App &app, int &exitCode);

} // namespace opsroom::server_cli
