#pragma once

#include "server/config/config_value.h"
#include "server/config/node_config.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace opsroom::config {

/// One setting: its name in the file, what it means, and how it is read and written.
///
/// Everything that knows the settings works from this table: reading file, environment and flags, `print-config`, and
/// docs/configuration.md.
struct ConfigKey
{
    std::string_view name; ///< "section.key"
    std::string_view meaning;
    std::function<Result<void>(NodeConfig &, const ConfigValue &)> read;
    std::function<std::string(const NodeConfig &)> write; ///< as TOML

    [[nodiscard]] std::string_view section() const { return name.substr(0, name.find('.')); }
    [[nodiscard]] std::string_view key() const { return name.substr(name.find('.') + 1); }
    /// "OPSROOM_LIMITS_MESSAGE_BYTES"
    [[nodiscard]] std::string environmentName() const;
};

/// Every setting, sections together, in the order of print-config.
[[nodiscard]] std::span<const ConfigKey> configKeys();
[[nodiscard]] const ConfigKey *findConfigKey(std::string_view name);

} // namespace opsroom::config
