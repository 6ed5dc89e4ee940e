#pragma once

#include "server/config/config_loader.h"
#include "server/node/materials.h"

#include <CLI/App.hpp>

#include <optional>
#include <string>
#include <vector>

namespace opsroom::server_cli {

// Exit codes of every command.
inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kUsage = 2;

/// Options that say which configuration a command works with.
struct CommonOptions
{
    std::string configFile;
    bool isDevelopment = false;
    std::vector<std::string> settings; ///< "section.key=value"
    std::string listen;
    std::string transport;
    std::string ioThreads;

    /// Adds --config, --dev and --set to \a command.
    void addTo(CLI::App &command);
};

/// The configuration of file, environment and flags. \returns nothing after printing what is wrong with it.
[[nodiscard]] std::optional<config::NodeConfig> configOf(const CommonOptions &options);

/// Keys and policy of that configuration. \returns nothing after printing what is wrong with them.
[[nodiscard]] std::optional<node::Materials> materialsOf(const config::NodeConfig &config);

/// Prints each error on a line of standard error.
void printErrors(const node::ConfigErrors &errors);

} // namespace opsroom::server_cli
