#pragma once

#include "server/session/socket_layer.h"

namespace opsroom::conformance {

/// The behaviour that the public Socket.IO suite expects of its server, and a little more for our own tests.
///
/// Namespaces "/" and "/custom"; on entry `auth` with what the CONNECT carried; `message` comes back as `message-back`,
/// `message-with-ack` as its ack, `echo` as itself; `ask` makes the server ask `question` and send the client's answer
/// back as `answer`.
/// Thread: the shard's.
class SocketEcho final : public session::SocketApplication
{
public:
    void attach(session::SocketLayer &sockets) { m_sockets = &sockets; }

    [[nodiscard]] bool isAccepting() const override { return true; }
    [[nodiscard]] bool hasNamespace(std::string_view nsp) const override { return nsp == "/" || nsp == "/custom"; }
    void onConnect(session::SocketId id, const session::ConnectRequest &request) override;
    void onEvent(session::SocketId id, const session::IncomingEvent &event) override;
    void onAck(session::SocketId id, std::uint64_t ackId, json::Value args) override;
    void onRoundTrip(session::SocketId, SteadyTime::duration) override {}
    void onDisconnect(session::SocketId, session::SessionEnd) override {}

private:
    session::SocketLayer *m_sockets = nullptr;
    std::uint64_t m_questions = 0;
};

} // namespace opsroom::conformance
