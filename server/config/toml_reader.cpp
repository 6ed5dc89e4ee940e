#include "server/config/toml_reader.h"

#include "server/config/config_key.h"

#include <array>
#include <toml++/toml.h>

namespace opsroom::config {

namespace {

using Errors = std::vector<ConfigError>;

constexpr std::array<std::pair<KeyConfig::Kind, std::string_view>, 3> kKinds{{
    {KeyConfig::Kind::Secret, "secret"},
    {KeyConfig::Kind::Pem, "pem"},
    {KeyConfig::Kind::Jwks, "jwks"},
}};

std::string at(const std::string &file, const toml::source_region &region)
{
    return file + ':' + std::to_string(region.begin.line);
}

std::optional<std::vector<std::string>> listOf(const toml::array &array)
{
    std::vector<std::string> list;
    for (const toml::node &element : array) {
        const auto text = element.value_exact<std::string>();
        if (!text)
            return {};
        list.push_back(*text);
    }
    return list;
}

std::optional<ConfigValue> valueOf(const toml::node &node)
{
    if (const auto text = node.value_exact<std::string>())
        return ConfigValue(*text);
    if (const auto integer = node.value_exact<std::int64_t>())
        return ConfigValue(*integer);
    if (const auto flag = node.value_exact<bool>())
        return ConfigValue(*flag);
    if (const toml::array *array = node.as_array()) {
        if (auto list = listOf(*array))
            return ConfigValue(std::move(*list));
    }
    return {};
}

std::string textMember(const toml::table &table, std::string_view name)
{
    return table[name].value_or(std::string());
}

/// One `[[auth.keys]]`.
void readKey(const toml::node &node, const std::string &file, NodeConfig &config, Errors &errors)
{
    const std::string where = at(file, node.source());
    const toml::table *table = node.as_table();
    if (table == nullptr) {
        errors.push_back({where, "auth.keys", "expected tables [[auth.keys]]"});
        return;
    }
    for (const auto &[name, value] : *table) {
        constexpr std::array<std::string_view, 4> kMembers{"kind", "file", "id", "algorithm"};
        if (std::find(kMembers.begin(), kMembers.end(), name.str()) == kMembers.end())
            errors.push_back({at(file, value.source()), "auth.keys." + std::string(name.str()), "unknown setting"});
        else if (!value.is_string())
            errors.push_back({at(file, value.source()), "auth.keys." + std::string(name.str()), "expected text"});
    }
    KeyConfig key{{}, textMember(*table, "file"), textMember(*table, "id"), textMember(*table, "algorithm")};
    const std::string kind = textMember(*table, "kind");
    const auto known = std::find_if(kKinds.begin(), kKinds.end(), [&](const auto &row) { return row.second == kind; });
    if (known == kKinds.end()) {
        errors.push_back({where, "auth.keys.kind", "expected secret, pem or jwks"});
        return;
    }
    key.kind = known->first;
    if (key.file.empty())
        errors.push_back({where, "auth.keys.file", "is missing"});
    if ((key.kind == KeyConfig::Kind::Jwks) != key.algorithm.empty()) {
        errors.push_back({where, "auth.keys.algorithm",
                          key.algorithm.empty() ? "is missing" : "is not for a JWKS, whose keys say theirs"});
    }
    config.keys.push_back(std::move(key));
}

void readSection(std::string_view section, const toml::table &table, const std::string &file, NodeConfig &config,
                 Errors &errors)
{
    for (const auto &[name, node] : table) {
        const std::string full = std::string(section) + '.' + std::string(name.str());
        if (full == "auth.keys" && node.is_array()) {
            for (const toml::node &key : *node.as_array())
                readKey(key, file, config, errors);
            continue;
        }
        const ConfigKey *key = findConfigKey(full);
        if (key == nullptr) {
            errors.push_back({at(file, node.source()), full, "unknown setting"});
            continue;
        }
        const auto value = valueOf(node);
        const auto read = value ? key->read(config, *value)
                                : Result<void>(
                                    Failure(Error(ErrorCode::BadRequest, "a value of this type has no meaning here")));
        if (!read)
            errors.push_back({at(file, node.source()), full, read.error().detail});
    }
}

/// The rules of one section of a policy.
std::vector<hub::PolicyRule> readRules(const toml::node &node, std::string_view section, const std::string &where,
                                       Errors &errors)
{
    std::vector<hub::PolicyRule> rules;
    const toml::array *array = node.as_array();
    if (array == nullptr) {
        errors.push_back({at(where, node.source()), std::string(section), "expected tables [[...]]"});
        return rules;
    }
    for (const toml::node &element : *array) {
        const toml::table *table = element.as_table();
        const auto name = table != nullptr ? (*table)["name"].value<std::string>() : std::nullopt;
        const toml::array *roles = table != nullptr ? (*table)["roles"].as_array() : nullptr;
        auto list = roles != nullptr ? listOf(*roles) : std::nullopt;
        if (!name || !list || table->size() != 2) {
            errors.push_back({at(where, element.source()), std::string(section),
                              R"(expected name = "..." and roles = ["..."], and nothing else)"});
            continue;
        }
        rules.push_back({*name, std::move(*list)});
    }
    return rules;
}

} // namespace

std::string_view nameOf(KeyConfig::Kind kind)
{
    for (const auto &[known, name] : kKinds) {
        if (known == kind)
            return name;
    }
    return {};
}

void readToml(const std::string &file, NodeConfig &config, Errors &errors)
{
    try {
        const toml::table root = toml::parse_file(file);
        for (const auto &[section, node] : root) {
            if (const toml::table *table = node.as_table())
                readSection(section.str(), *table, file, config, errors);
            else
                errors.push_back({at(file, node.source()), std::string(section.str()), "expected a [section]"});
        }
    } catch (const toml::parse_error &error) {
        errors.push_back({at(file, error.source()), {}, std::string(error.description())});
    }
}

Result<hub::PolicyText, Errors> readPolicy(std::string_view toml, const std::string &where)
{
    hub::PolicyText policy;
    Errors errors;
    try {
        const toml::table root = toml::parse(toml, where);
        for (const auto &[section, node] : root) {
            const std::string_view name = section.str();
            if (name == "publish")
                policy.publish = readRules(node, name, where, errors);
            else if (name == "receive")
                policy.receive = readRules(node, name, where, errors);
            else if (name == "subscribe")
                policy.subscribe = readRules(node, name, where, errors);
            else if (name == "service")
                policy.service = readRules(node, name, where, errors);
            else
                errors.push_back({at(where, node.source()), std::string(name), "unknown section"});
        }
    } catch (const toml::parse_error &error) {
        errors.push_back({at(where, error.source()), {}, std::string(error.description())});
    }
    if (!errors.empty())
        return Failure(std::move(errors));
    return policy;
}

} // namespace opsroom::config
