#include "app/opsroom/embedded_hub.h"

namespace opsroom::app {

namespace {
constexpr std::chrono::seconds kTokenLifetime = std::chrono::minutes(15);
}

EmbeddedHub::~EmbeddedHub()
{
    if (m_stopping.joinable())
        m_stopping.join();
    if (m_node)
        m_node->stop();
}

Result<std::unique_ptr<EmbeddedHub>, node::ConfigErrors> EmbeddedHub::start(config::NodeConfig config)
{
    std::unique_ptr<EmbeddedHub> hub(new EmbeddedHub);
    if (const auto started = hub->startAgain(std::move(config)); !started)
        return Failure(started.error());
    return hub;
}

Result<void, node::ConfigErrors> EmbeddedHub::startAgain(config::NodeConfig config)
{
    if (m_stopping.joinable())
        m_stopping.join();
    auto created = node::Node::create(config);
    if (!created)
        return Failure(created.error());
    auto signer = node::makeSigner((*created)->materials());
    if (!signer)
        return Failure(node::ConfigErrors{{"configuration", "auth.keys", signer.error().detail}});
    const auto info = (*created)->start();
    if (!info)
        return Failure(node::ConfigErrors{{"configuration", "hub.listen", info.error().detail}});
    m_node = std::move(*created);
    m_signer = std::move(*signer);
    m_info = *info;
    m_config = std::move(config);
    // Whoever is connected finds it again.
    m_config.listen = m_config.listen.substr(0, m_config.listen.rfind(':') + 1) + std::to_string(m_info.port);
    return {};
}

void EmbeddedHub::stop(std::function<void()> stopped)
{
    if (m_stopping.joinable())
        m_stopping.join();
    m_stopping = std::thread([node = std::move(m_node), stopped = std::move(stopped)]() mutable {
        if (node)
            node->stop();
        node.reset();
        stopped();
    });
}

client::HubConnection::TokenProvider EmbeddedHub::tokenProvider(std::string user, std::vector<std::string> roles) const
{
    auth::TokenRequest request = requestOf(std::move(user));
    request.allTenants = true;
    request.roles = std::move(roles);
    return [this, request](const std::function<void(const QByteArray &)> &deliver) { deliver(issue(request)); };
}

QByteArray EmbeddedHub::mint(std::string user, std::string tenant, std::string role,
                             std::chrono::seconds lifetime) const
{
    auth::TokenRequest request = requestOf(std::move(user));
    request.tenant = std::move(tenant);
    request.roles = {std::move(role)};
    if (lifetime > std::chrono::seconds(0))
        request.lifetime = lifetime;
    return issue(request);
}

QByteArray EmbeddedHub::issue(const auth::TokenRequest &request) const
{
    const auto token = m_signer->issue(request, SystemClock().wallNow());
    return token ? QByteArray::fromStdString(*token) : QByteArray();
}

auth::TokenRequest EmbeddedHub::requestOf(std::string user) const
{
    auth::TokenRequest request;
    request.user = std::move(user);
    request.lifetime = kTokenLifetime;
    request.issuer = m_config.issuer;
    request.audience = m_config.audience;
    return request;
}

} // namespace opsroom::app
