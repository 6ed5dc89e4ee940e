#pragma once

#include <CLI/App.hpp>

namespace opsroom::server_cli {

/// `check-config`, `print-config`, `print-policy` and `version`.
void addConfigCommands(CLI::App &app, int &exitCode);

} // namespace opsroom::server_cli
