#pragma once

#include <CLI/App.hpp>

namespace opsroom::server_cli {

/// `check-policy`: what a role may do, and by which rule.
void addPolicyCommands(CLI::App &app, int &exitCode);

} // namespace opsroom::server_cli
