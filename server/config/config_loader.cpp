#include "server/config/config_loader.h"

#include "server/config/config_check.h"
#include "server/config/config_key.h"
#include "server/config/toml_reader.h"

namespace opsroom::config {

namespace {

/// What development relaxes: limits that protect tenants from each other would only be in the way of a test.
void applyDevelopmentDefaults(NodeConfig &config)
{
    constexpr std::uint32_t kPlenty = 1'000'000;
    config.isDevelopment = true;
    config.connectionsPerUser = kPlenty;
    config.connectionsPerTenant = kPlenty;
    config.commandsPerSecond = 0;
    config.serviceCommandsPerSecond = 0;
    config.commandsPerUserPerSecond = 0;
    config.commandsPerTenantPerSecond = 0;
    config.bytesPerSecond = 0;
    config.connectionsPerAddress = 0;
    config.connectsPerAddressPerSecond = 0;
    config.connectsPerTenantPerSecond = 0;
    config.authFailuresPerMinute = 0;
    config.unauthenticatedPercent = 0;
    config.origins = {"http://localhost:*", "http://127.0.0.1:*"};
}

void apply(NodeConfig &config, const ConfigKey &key, const ConfigValue &value, const std::string &where,
           std::vector<ConfigError> &errors)
{
    if (const auto read = key.read(config, value); !read)
        errors.push_back({where, std::string(key.name), read.error().detail});
}

} // namespace

Result<NodeConfig, std::vector<ConfigError>> loadConfig(const ConfigSources &sources)
{
    NodeConfig config;
    std::vector<ConfigError> errors;
    if (sources.isDevelopment)
        applyDevelopmentDefaults(config);
    if (!sources.file.empty())
        readToml(sources.file, config, errors);

    for (const ConfigKey &key : configKeys()) {
        const auto value = sources.environment ? sources.environment(key.environmentName()) : std::nullopt;
        if (value)
            apply(config, key, *value, "environment " + key.environmentName(), errors);
    }
    for (const auto &[name, value] : sources.flags) {
        if (const ConfigKey *key = findConfigKey(name))
            apply(config, *key, value, "command line", errors);
        else
            errors.push_back({"command line", name, "unknown setting"});
    }
    if (errors.empty())
        checkConfig(config, errors);
    if (!errors.empty())
        return Failure(std::move(errors));
    return config;
}

std::string printConfig(const NodeConfig &config)
{
    std::string out;
    std::string_view section;
    for (const ConfigKey &key : configKeys()) {
        if (key.section() != section) {
            section = key.section();
            out += (out.empty() ? "[" : "\n[") + std::string(section) + "]\n";
        }
        out += "# " + std::string(key.meaning) + '\n' + std::string(key.key()) + " = " + key.write(config) + '\n';
    }
    for (const KeyConfig &key : config.keys) {
        out += "\n[[auth.keys]]\nkind = " + writeText(nameOf(key.kind)) + "\nfile = " + writeText(key.file) + '\n';
        if (!key.id.empty())
            out += "id = " + writeText(key.id) + '\n';
        if (!key.algorithm.empty())
            out += "algorithm = " + writeText(key.algorithm) + '\n';
    }
    return out;
}

} // namespace opsroom::config
