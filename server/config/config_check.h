#pragma once

#include "server/config/config_loader.h"

#include <vector>

namespace opsroom::config {

/// Checks what no setting can know alone: that they fit together, and that the combination is safe.
void checkConfig(const NodeConfig &config, std::vector<ConfigError> &errors);

} // namespace opsroom::config
