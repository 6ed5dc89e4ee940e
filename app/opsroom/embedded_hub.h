#pragma once

#include "client/lib/hub_connection.h"
#include "server/node/node.h"

#include <memory>
#include <string>
#include <vector>

namespace opsroom::app {

/// A hub inside this process. What shows it still talks to it over a WebSocket, with a token, like anybody else.
///
/// Thread: the owning thread; the hub has its own. Destroying it stops the hub.
class EmbeddedHub
{
public:
    /// \param config its signing key must be at hand: the process makes its own tokens.
    /// \returns what is wrong with the configuration, a key file or the address.
    [[nodiscard]] static Result<std::unique_ptr<EmbeddedHub>, node::ConfigErrors> start(config::NodeConfig config);
    ~EmbeddedHub();

    [[nodiscard]] const node::ReadyInfo &info() const { return m_info; }
    [[nodiscard]] node::Node &node() { return *m_node; }
    /// Fresh tokens of a platform operator with these roles, as often as asked for.
    [[nodiscard]] client::HubConnection::TokenProvider tokenProvider(std::string user,
                                                                     std::vector<std::string> roles) const;
    /// A token of one tenant's user. \returns nothing for names that the contract does not allow.
    [[nodiscard]] QByteArray mint(std::string user, std::string tenant, std::string role) const;

private:
    EmbeddedHub(std::unique_ptr<node::Node> node, auth::TokenSigner signer, node::ReadyInfo info);

    [[nodiscard]] auth::TokenRequest requestOf(std::string user) const;

    std::unique_ptr<node::Node> m_node;
    auth::TokenSigner m_signer;
    node::ReadyInfo m_info;
};

} // namespace opsroom::app
