#pragma once

#include "client/lib/hub_connection.h"
#include "server/node/node.h"

#include <memory>

namespace opsroom::test {

/// A development hub on a port of its own, which can be stopped and come back on the same port.
class TestHub
{
public:
    bool start()
    {
        config::NodeConfig config;
        config.isDevelopment = true;
        config.listen = "127.0.0.1:" + std::to_string(m_port);
        config.isManagementEnabled = false;
        config.drain = std::chrono::milliseconds(200);
        auto node = node::Node::create(std::move(config));
        if (!node)
            return false;
        m_node = std::move(*node);
        const auto info = m_node->start();
        if (!info)
            return false;
        m_port = info->port;
        return true;
    }
    void stop() { m_node.reset(); }

    /// A token of a platform operator.
    [[nodiscard]] QByteArray token(const std::string &user, std::vector<std::string> roles) const
    {
        auth::TokenRequest request;
        request.user = user;
        request.allTenants = true;
        request.roles = std::move(roles);
        return issue(request);
    }
    /// A token of one tenant's user; empty for names that are not allowed.
    [[nodiscard]] QByteArray tokenOf(const std::string &user, const std::string &tenant, const std::string &role,
                                     std::chrono::seconds lifetime = std::chrono::seconds(0)) const
    {
        auth::TokenRequest request;
        request.user = user;
        request.tenant = tenant;
        request.roles = {role};
        if (lifetime > std::chrono::seconds(0))
            request.lifetime = lifetime;
        return issue(request);
    }
    void prepare(client::HubConnection &connection, const std::string &user, std::vector<std::string> roles) const
    {
        connection.setUrl(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port)));
        connection.setToken(token(user, std::move(roles)));
    }

private:
    [[nodiscard]] QByteArray issue(const auth::TokenRequest &request) const
    {
        const auto signer = node::makeSigner(m_node->materials());
        const auto token = signer->issue(request, SystemClock().wallNow());
        return token ? QByteArray::fromStdString(*token) : QByteArray();
    }

    std::unique_ptr<node::Node> m_node;
    std::uint16_t m_port = 0;
};

} // namespace opsroom::test
