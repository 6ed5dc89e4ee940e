#pragma once

#include "server/config/node_config.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace opsroom::config {

/// Why a configuration cannot be used; one line for people.
struct ConfigError
{
    std::string where; ///< "hub.toml:12", "environment" or "command line"
    std::string key;   ///< "limits.message"; empty where there is none, as in a syntax error
    std::string problem;

    [[nodiscard]] std::string text() const { return where + ": " + (key.empty() ? "" : key + ": ") + problem; }
};

/// Where a configuration comes from; later ones win.
struct ConfigSources
{
    std::string file; ///< empty: none
    /// Looks up an environment variable.
    std::function<std::optional<std::string>(const std::string &name)> environment;
    std::vector<std::pair<std::string, std::string>> flags; ///< "section.key" and value
    bool isDevelopment = false;
};

/// Reads and checks a configuration, each setting and all together. Key and policy files are not opened here.
/// \returns every error found, not only the first.
[[nodiscard]] Result<NodeConfig, std::vector<ConfigError>> loadConfig(const ConfigSources &sources);

/// The configuration as a file, each setting with its meaning. No secret can appear: it holds file names only.
[[nodiscard]] std::string printConfig(const NodeConfig &config);

} // namespace opsroom::config
