#pragma once

#include "client/lib/hub_connection.h"
#include "server/node/materials.h"
#include "server/node/node.h"

#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace opsroom::app {

/// A hub inside this process. What shows it still talks to it over a WebSocket, with a token, like anybody else.
///
/// It may be stopped and started again, with another configuration, on the same address; tokens are made throughout.
/// Thread: the owning thread; the hub has its own. Destroying it stops the hub.
class EmbeddedHub
{
public:
    /// \param config its signing key must be at hand: the process makes its own tokens.
    /// \returns what is wrong with the configuration, a key file or the address.
    [[nodiscard]] static Result<std::unique_ptr<EmbeddedHub>, node::ConfigErrors> start(config::NodeConfig config);
    EmbeddedHub(const EmbeddedHub &) = delete;
    EmbeddedHub &operator=(const EmbeddedHub &) = delete;
    ~EmbeddedHub();

    /// Of the last start.
    [[nodiscard]] const node::ReadyInfo &info() const { return m_info; }
    [[nodiscard]] const config::NodeConfig &config() const { return m_config; }
    [[nodiscard]] bool isRunning() const { return m_node != nullptr; }
    /// Precondition: isRunning().
    [[nodiscard]] node::Node &node() { return *m_node; }
    [[nodiscard]] const node::Node &node() const { return *m_node; }

    /// Stops it in a thread of its own, for its clients may take their time. \param stopped is called in that thread.
    void stop(std::function<void()> stopped);
    /// Precondition: it is not running. \returns what is wrong; it is not running then.
    [[nodiscard]] Result<void, node::ConfigErrors> startAgain(config::NodeConfig config);

    /// Fresh tokens of a platform operator with these roles, as often as asked for.
    [[nodiscard]] client::HubConnection::TokenProvider tokenProvider(std::string user,
                                                                     std::vector<std::string> roles) const;
    /// A token of one tenant's user. \param lifetime 0: the usual one \returns nothing for names that the contract does not allow.
    [[nodiscard]] QByteArray mint(std::string user, std::string tenant, std::string role,
                                  std::chrono::seconds lifetime = std::chrono::seconds(0)) const;

private:
    EmbeddedHub() = default;
    [[nodiscard]] QByteArray issue(const auth::TokenRequest &request) const;
    [[nodiscard]] auth::TokenRequest requestOf(std::string user) const;

    config::NodeConfig m_config; ///< with the port that it has got
    std::unique_ptr<node::Node> m_node;
    std::optional<auth::TokenSigner> m_signer;
    node::ReadyInfo m_info;
    std::thread m_stopping;
};

} // namespace opsroom::app
