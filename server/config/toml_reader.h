#pragma once

#include "server/config/config_loader.h"
#include "server/hub/policy.h"

#include <string>
#include <string_view>
#include <vector>

/// Reading of TOML files; the only place that knows the TOML library.
namespace opsroom::config {

/// Applies a configuration file to \a config; what is wrong with it goes into \a errors, with file and line.
void readToml(const std::string &file, NodeConfig &config, std::vector<ConfigError> &errors);

/// Reads a policy: tables `publish`, `receive`, `subscribe` and `service`, each an array of `{name, roles}`.
/// \param where name of the source for errors.
[[nodiscard]] Result<hub::PolicyText, std::vector<ConfigError>> readPolicy(std::string_view toml,
                                                                           const std::string &where);

[[nodiscard]] std::string_view nameOf(KeyConfig::Kind kind);

} // namespace opsroom::config
