#pragma once

#include <CLI/App.hpp>

namespace opsroom::server_cli {

/// `audit verify`: whether an audit log was touched.
void addAuditCommands(CLI::App &app, int &exitCode);

} // namespace opsroom::server_cli
