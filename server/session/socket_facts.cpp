// SocketLayer: what is told of a socket to who asks about it.

#include "server/session/socket.h"
#include "server/session/socket_client.h"

#include <algorithm>

namespace opsroom::session {

std::string SocketLayer::shownAgent(const http::Request &handshake)
{
    std::string agent(handshake.header("user-agent").value_or("").substr(0, kAgentBytes));
    std::replace_if(
        agent.begin(), agent.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
    return agent;
}

hub::SessionFacts SocketLayer::factsOf(SocketId id) const
{
    const Socket *socket = m_sockets.find(id);
    if (socket == nullptr)
        return {};
    const Client &client = m_clients.at(m_engine->tag(socket->engine));
    return {.sid = sid(id),
            .nsp = std::string(m_names.text(socket->nsp)),
            .address = std::string(m_names.text(client.address)),
            .agent = std::string(m_names.text(client.agent)),
            .isWebSocket = isWebSocket(id),
            .isSecure = client.isSecure,
            .roundTripUs = client.roundTripUs,
            .sincePongMs = static_cast<std::uint32_t>(m_engine->sincePong(socket->engine).count()),
            .sent = socket->sent,
            .dropped = socket->dropped,
            .queuedBytes = queuedBytes(id)};
}

} // namespace opsroom::session
