#include "server/node/materials.h"

#include "server/auth/development_key.h"
#include "server/auth/key_loader.h"
#include "server/config/toml_reader.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace opsroom::resources {
std::string_view defaultPolicy();
}

namespace opsroom::node {

namespace {

using config::KeyConfig;

Result<std::vector<auth::KeyPtr>> loadKeys(const KeyConfig &key)
{
    if (key.kind == KeyConfig::Kind::Jwks)
        return auth::loadJwks(key.file);
    const auto algorithm = auth::algorithmNamed(key.algorithm);
    if (!algorithm)
        return Failure(Error(ErrorCode::BadRequest, key.file + ": unknown algorithm \"" + key.algorithm + '"'));
    const auth::KeyFile file{key.file, key.id, *algorithm};
    auto loaded = key.kind == KeyConfig::Kind::Secret ? auth::loadSecret(file) : auth::loadPem(file);
    if (!loaded)
        return Failure(loaded.error());
    return std::vector{std::move(*loaded)};
}

void loadAllKeys(const config::NodeConfig &config, Materials &materials, ConfigErrors &errors)
{
    for (const KeyConfig &key : config.keys) {
        auto loaded = loadKeys(key);
        if (loaded)
            materials.keys.insert(materials.keys.end(), loaded->begin(), loaded->end());
        else
            errors.push_back({"configuration", "auth.keys", loaded.error().detail});
    }
    if (config.isDevelopment) {
        if (auto key = auth::developmentKey())
            materials.keys.push_back(std::move(*key));
        else
            errors.push_back({"development", "auth.keys", key.error().detail});
    }
    auto set = auth::KeySet::make(materials.keys);
    if (set)
        materials.keySet = std::move(*set);
    else
        errors.push_back({"configuration", "auth.keys", set.error().detail});
}

void loadPolicy(const std::string &file, Materials &materials, ConfigErrors &errors)
{
    std::string text(defaultPolicyText());
    const std::string where = file.empty() ? "default policy" : file;
    if (!file.empty()) {
        std::ifstream stream(file, std::ios::binary);
        std::ostringstream content;
        content << stream.rdbuf();
        if (!stream) {
            errors.push_back({file, "policy.file", "cannot be read"});
            return;
        }
        text = content.str();
    }
    const auto rules = config::readPolicy(text, where);
    if (!rules) {
        errors.insert(errors.end(), rules.error().begin(), rules.error().end());
        return;
    }
    auto policy = hub::Policy::of(*rules);
    if (policy)
        materials.policy = std::move(*policy);
    else
        errors.push_back({where, {}, policy.error().detail});
}

void loadAdmission(const config::NodeConfig &config, Materials &materials, ConfigErrors &errors)
{
    admission::AdmissionSettings &settings = materials.admission;
    const auto load = [&errors](const char *key, const std::vector<std::string> &texts, admission::NetworkList &list) {
        if (auto networks = admission::NetworkList::of(texts))
            list = std::move(*networks);
        else
            errors.push_back({"configuration", key, networks.error().detail});
    };
    load("admission.allow", config.allowedNetworks, settings.allowed);
    load("admission.deny", config.deniedNetworks, settings.denied);
    load("admission.trusted_proxies", config.trustedProxies, settings.trustedProxies);
    settings.mayProxyProtocol = config.mayProxyProtocol;
    settings.connections = config.connections;
    settings.connectionsPerAddress = config.connectionsPerAddress;
    settings.connectsPerSecond = config.connectsPerAddressPerSecond;
    settings.connectsBurst = config.connectsPerAddressBurst;
    settings.authFailures = config.authFailuresPerMinute;
    settings.authBlock = config.authFailureBlock;
    settings.unauthenticatedPercent = config.unauthenticatedPercent;
}

} // namespace

std::string_view defaultPolicyText()
{
    return resources::defaultPolicy();
}

Result<Materials, ConfigErrors> loadMaterials(const config::NodeConfig &config)
{
    Materials materials;
    ConfigErrors errors;
    loadAllKeys(config, materials, errors);
    loadPolicy(config.policyFile, materials, errors);
    loadAdmission(config, materials, errors);
    if (auto origins = http::OriginPolicy::of(config.origins))
        materials.origins = std::move(*origins);
    else
        errors.push_back({"configuration", "hub.origins", origins.error().detail});
    materials.tokenPolicy = {
        config.issuer,
        config.audience,
        std::chrono::duration_cast<std::chrono::seconds>(config.clockSkew),
        std::chrono::duration_cast<std::chrono::seconds>(config.maxLifetime),
        {config.userClaims, config.tenantClaim, config.tenantsClaim, config.roleClaim, config.rolesClaim}};
    if (!errors.empty())
        return Failure(std::move(errors));
    return materials;
}

Result<std::shared_ptr<const auth::KeySet>, ConfigErrors> loadKeySet(const config::NodeConfig &config)
{
    Materials materials;
    ConfigErrors errors;
    loadAllKeys(config, materials, errors);
    if (!errors.empty())
        return Failure(std::move(errors));
    return materials.keySet;
}

Result<auth::TokenSigner> makeSigner(const Materials &materials)
{
    const auto key = std::find_if(materials.keys.begin(), materials.keys.end(),
                                  [](const auth::KeyPtr &candidate) { return candidate->canSign(); });
    if (key == materials.keys.end())
        return Failure(Error(ErrorCode::NotAvailable, "no configured key can sign: all are public keys"));
    return auth::TokenSigner::make(*key, materials.tokenPolicy.names);
}

} // namespace opsroom::node
