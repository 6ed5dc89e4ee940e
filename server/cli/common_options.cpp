#include "server/cli/common_options.h"

#include <cstdio>
#include <cstdlib>

namespace opsroom::server_cli {

void CommonOptions::addTo(CLI::App &command)
{
    command.add_option("--config", configFile, "Configuration file (TOML)")->check(CLI::ExistingFile);
    command.add_flag("--dev", isDevelopment,
                     "Development: published secret, no rate limits, loopback only. Never for real data");
    command.add_option("--set", settings, "One setting over the file and the environment, e.g. log.level=debug")
        ->type_name("SECTION.KEY=VALUE")
        ->take_all();
}

std::optional<config::NodeConfig> configOf(const CommonOptions &options)
{
    config::ConfigSources sources;
    sources.file = options.configFile;
    sources.isDevelopment = options.isDevelopment;
    sources.environment = [](const std::string &name) -> std::optional<std::string> {
        const char *value = std::getenv(name.c_str());
        return value == nullptr ? std::nullopt : std::optional<std::string>(value);
    };
    for (const std::string &setting : options.settings) {
        const std::size_t equals = setting.find('=');
        if (equals == std::string::npos) {
            printErrors({{"command line", setting, "expected SECTION.KEY=VALUE"}});
            return {};
        }
        sources.flags.emplace_back(setting.substr(0, equals), setting.substr(equals + 1));
    }
    if (!options.listen.empty())
        sources.flags.emplace_back("hub.listen", options.listen);
    if (!options.transport.empty())
        sources.flags.emplace_back("hub.transport", options.transport);
    if (!options.ioThreads.empty())
        sources.flags.emplace_back("hub.io_threads", options.ioThreads);

    auto config = config::loadConfig(sources);
    if (!config) {
        printErrors(config.error());
        return {};
    }
    return std::move(*config);
}

std::optional<node::Materials> materialsOf(const config::NodeConfig &config)
{
    auto materials = node::loadMaterials(config);
    if (!materials) {
        printErrors(materials.error());
        return {};
    }
    return std::move(*materials);
}

void printErrors(const node::ConfigErrors &errors)
{
    for (const config::ConfigError &error : errors)
        std::fprintf(stderr, "%s\n", error.text().c_str());
}

} // namespace opsroom::server_cli
