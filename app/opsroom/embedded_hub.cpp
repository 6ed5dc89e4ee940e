#include "app/opsroom/embedded_hub.h"

namespace opsroom::app {

namespace {
constexpr std::chrono::seconds kTokenLifetime = std::chrono::minutes(15);
}

EmbeddedHub::EmbeddedHub(std::unique_ptr<node::Node> node, auth::TokenSigner signer, node::ReadyInfo info)
    : m_node(std::move(node)), m_signer(std::move(signer)), m_info(std::move(info))
{}

EmbeddedHub::~EmbeddedHub()
{
    m_node->stop();
}

Result<std::unique_ptr<EmbeddedHub>, node::ConfigErrors> EmbeddedHub::start(config::NodeConfig config)
{
    auto created = node::Node::create(std::move(config));
    if (!created)
        return Failure(created.error());
    std::unique_ptr<node::Node> node = std::move(*created);
    auto signer = node::makeSigner(node->materials());
    if (!signer)
        return Failure(node::ConfigErrors{{"configuration", "auth.keys", signer.error().detail}});
    const auto info = node->start();
    if (!info)
        return Failure(node::ConfigErrors{{"configuration", "hub.listen", info.error().detail}});
    return std::unique_ptr<EmbeddedHub>(new EmbeddedHub(std::move(node), std::move(*signer), *info));
}

client::HubConnection::TokenProvider EmbeddedHub::tokenProvider(std::string user, std::vector<std::string> roles) const
{
    auth::TokenRequest request = requestOf(std::move(user));
    request.allTenants = true;
    request.roles = std::move(roles);
    return [signer = m_signer, request](const std::function<void(const QByteArray &)> &deliver) {
        const auto token = signer.issue(request, SystemClock().wallNow());
        deliver(token ? QByteArray::fromStdString(*token) : QByteArray());
    };
}

QByteArray EmbeddedHub::mint(std::string user, std::string tenant, std::string role) const
{
    auth::TokenRequest request = requestOf(std::move(user));
    request.tenant = std::move(tenant);
    request.roles = {std::move(role)};
    const auto token = m_signer.issue(request, SystemClock().wallNow());
    return token ? QByteArray::fromStdString(*token) : QByteArray();
}

auth::TokenRequest EmbeddedHub::requestOf(std::string user) const
{
    auth::TokenRequest request;
    request.user = std::move(user);
    request.lifetime = kTokenLifetime;
    request.issuer = m_node->config().issuer;
    request.audience = m_node->config().audience;
    return request;
}

} // namespace opsroom::app
