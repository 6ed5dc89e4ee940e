#include "server/config/config_check.h"

#include "core/protocol/http/origin_policy.h"

#include <algorithm>

namespace opsroom::config {

namespace {

constexpr const char *kWhere = "configuration";

void checkListeners(const NodeConfig &config, std::vector<ConfigError> &errors)
{
    const auto listen = parseListenAddress(config.listen);
    if (!listen) {
        errors.push_back({kWhere, "hub.listen", "expected a numeric address and a port, such as 127.0.0.1:3001"});
    } else if (!listen->isLoopback() && config.isDevelopment) {
        errors.push_back({kWhere, "hub.listen", "development listens on loopback only"});
    } else if (!listen->isLoopback() && !config.listenBeyondLoopback) {
        errors.push_back(
            {kWhere, "hub.listen", "is not loopback; if that is meant, say so: hub.listen_beyond_loopback = true"});
    }
    if (!config.managementListen.empty()) {
        const auto management = parseListenAddress(config.managementListen);
        if (!management || !management->isLoopback()) {
            errors.push_back(
                {kWhere, "management.listen", "expected a loopback address and a port: its routes know no tenants"});
        }
    }
    if (config.tlsCertificate.empty() != config.tlsKey.empty())
        errors.push_back({kWhere, "tls", "certificate and key come together"});
    if (!config.tlsClientCa.empty() && config.tlsCertificate.empty())
        errors.push_back({kWhere, "tls.client_ca", "needs tls.certificate: without TLS nobody shows one"});
    if (config.tlsNeedsClientCertificate && config.tlsClientCa.empty())
        errors.push_back({kWhere, "tls.client_certificate_required", "needs tls.client_ca"});
}

void checkNames(const NodeConfig &config, std::vector<ConfigError> &errors)
{
    if (!config.path.starts_with('/') || config.path.size() < 2 || config.path.ends_with('/'))
        errors.push_back({kWhere, "hub.path", "begins with a slash, does not end with one, and is not the root"});
    if (config.transport != "auto" && config.transport != "epoll" && config.transport != "qt")
        errors.push_back({kWhere, "hub.transport", "expected auto, epoll or qt"});
    const auto isNamespace = [](const std::string &name) {
        return name.starts_with('/') && name.find(',') == std::string::npos;
    };
    constexpr std::size_t kMaxNamespaces = 64;
    if (config.namespaces.empty() || config.namespaces.size() > kMaxNamespaces
        || !std::all_of(config.namespaces.begin(), config.namespaces.end(), isNamespace))
        errors.push_back({kWhere, "hub.namespaces", "expected 1 to 64 names that begin with a slash"});
    if (const auto origins = http::OriginPolicy::of(config.origins); !origins)
        errors.push_back({kWhere, "hub.origins", origins.error().detail});
}

void checkAuth(const NodeConfig &config, std::vector<ConfigError> &errors)
{
    if (config.userClaims.empty())
        errors.push_back({kWhere, "auth.user_claims", "is empty"});
    if (config.isDevelopment)
        return;
    if (config.keys.empty())
        errors.push_back({kWhere, "auth.keys", "no key is configured, so no token could be verified (or use --dev)"});
    if (config.issuer.empty())
        errors.push_back({kWhere, "auth.issuer", "is required outside development"});
    if (config.audience.empty())
        errors.push_back({kWhere, "auth.audience", "is required outside development"});
}

} // namespace

void checkConfig(const NodeConfig &config, std::vector<ConfigError> &errors)
{
    checkListeners(config, errors);
    checkNames(config, errors);
    checkAuth(config, errors);
    if (config.outboxBytes < config.messageBytes + 4096)
        errors.push_back({kWhere, "limits.outbox", "is too small for one message (limits.message)"});
}

} // namespace opsroom::config
