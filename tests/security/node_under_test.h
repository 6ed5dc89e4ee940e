#pragma once

#include "server/config/config_loader.h"
#include "server/node/node.h"
#include "tests/security/wire_client.h"
#include "tests/support/test_case.h"

#include <functional>
#include <memory>
#include <string>

namespace opsroom::test {

/// A hub on loopback, in development unless the test says otherwise, with ports that the system chose.
///
/// Thread: the test's; the hub runs in its own.
class NodeUnderTest
{
public:
    using Adjust = std::function<void(config::NodeConfig &)>;

    explicit NodeUnderTest(const std::string &transport = "qt", const Adjust &adjust = {})
    {
        config::ConfigSources sources;
        sources.isDevelopment = true;
        sources.flags = {{"hub.listen", "127.0.0.1:0"}, {"hub.transport", transport}, {"hub.drain", "0ms"}};
        auto config = config::loadConfig(sources);
        if (!config)
            qFatal("configuration: %s", config.error().front().text().c_str());
        if (adjust)
            adjust(*config);
        auto created = node::Node::create(std::move(*config));
        if (!created)
            qFatal("node: %s", created.error().front().text().c_str());
        m_node = std::move(*created);
        const auto info = m_node->start();
        if (!info)
            qFatal("start: %s", info.error().detail.c_str());
        m_info = *info;
    }

    [[nodiscard]] node::Node &node() { return *m_node; }
    [[nodiscard]] std::uint16_t port() const { return m_info.port; }
    [[nodiscard]] std::uint16_t managementPort() const
    {
        const std::string &url = m_info.managementUrl;
        return static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)));
    }
    [[nodiscard]] std::string token(auth::TokenRequest request) const
    {
        request.issuer = m_node->config().issuer;
        request.audience = m_node->config().audience;
        const auto signer = node::makeSigner(m_node->materials());
        return *signer->issue(request, SystemClock().wallNow());
    }
    [[nodiscard]] std::string token(const std::string &user, const std::string &tenant,
                                    const std::string &role = "operator") const
    {
        return token({.user = user, .tenant = tenant, .roles = {role}});
    }
    [[nodiscard]] WireClient::Answer get(const std::string &path) const
    {
        return WireClient(managementPort()).request("GET", path);
    }
    [[nodiscard]] WireClient::Answer admin(const std::string &path, const std::string &token,
                                           const std::string &body) const
    {
        return WireClient(managementPort()).request("POST", path, "Authorization: Bearer " + token + "\r\n", body);
    }
    /// Value of a metric, with its labels as they are written; -1 if there is none.
    [[nodiscard]] double metric(const std::string &name) const
    {
        const std::string text = '\n' + get("/metrics").body;
        const std::size_t at = text.find('\n' + name + ' ');
        return at == std::string::npos ? -1 : std::stod(text.substr(at + name.size() + 2));
    }

private:
    std::unique_ptr<node::Node> m_node;
    node::ReadyInfo m_info;
};

/// A Socket.IO client over the wire.
class SocketClient
{
public:
    explicit SocketClient(std::uint16_t port, std::string_view headers = {}) : m_wire(port)
    {
        m_status = m_wire.upgrade("/enterprise-ws/?EIO=4&transport=websocket", headers);
        if (m_status == 101)
            static_cast<void>(m_wire.receive()); // the open packet
    }
    /// \returns the answer to the CONNECT: a packet of type 0 or 4, behind the "4" of a message.
    [[nodiscard]] std::string connect(const std::string &token)
    {
        m_wire.sendText(R"(40{"token":")" + token + R"("})");
        return next();
    }
    [[nodiscard]] bool enter(const std::string &token)
    {
        return connect(token).starts_with("40") && next().starts_with(R"(42["connected")");
    }
    /// The next packet that is no ping, or nothing.
    [[nodiscard]] std::string next(WireClient::Wait wait = WireClient::kPatience)
    {
        for (;;) {
            const auto message = m_wire.receive(wait);
            if (!message)
                return {};
            if (message->payload == "2")
                m_wire.sendText("3");
            else
                return message->payload;
        }
    }
    /// The next packet that begins so, or nothing.
    [[nodiscard]] std::string nextLike(std::string_view begin)
    {
        for (std::string packet = next(); !packet.empty(); packet = next()) {
            if (packet.starts_with(begin))
                return packet;
        }
        return {};
    }
    /// Sends an event and waits for its ack. \returns the ack's argument.
    [[nodiscard]] std::string ask(std::string_view event, std::string_view argument)
    {
        m_wire.sendText("427[\"" + std::string(event) + "\"," + std::string(argument) + ']');
        const std::string packet = nextLike("437[");
        return packet.size() > 5 ? packet.substr(4, packet.size() - 5) : packet;
    }
    [[nodiscard]] int status() const { return m_status; }
    [[nodiscard]] WireClient &wire() { return m_wire; }

private:
    WireClient m_wire;
    int m_status = 0;
};

} // namespace opsroom::test
