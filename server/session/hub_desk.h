#pragma once

#include "server/hub/hub.h"
#include "server/session/hub_port.h"

namespace opsroom::session {

/// The hub's own end of a HubPort: admits sessions and welcomes them, and hands commands on.
///
/// Thread: the hub's.
class HubDesk final : public HubPort
{
public:
    HubDesk(hub::Hub &hub, SessionPort &sessions) : m_hub(hub), m_sessions(sessions) {}

    void enter(EnterRequest &&request) override
    {
        const auto member = m_hub.enter(request.session, request.nsp, request.claims);
        if (!member) {
            m_sessions.refuse(request.session, member.error());
            return;
        }
        const hub::Arrival arrival = m_hub.receive(*member, std::move(request.returning), request.socketId);
        m_sessions.admit({request.session, *member, arrival.pid, arrival.socketId});
        m_hub.welcome(*member, request.claims, arrival);
    }
    [[nodiscard]] bool handle(const hub::Command &command) override
    {
        m_hub.handle(command);
        return true;
    }
    void acknowledge(hub::MemberId member, std::uint64_t ackId) override { m_hub.acknowledge(member, ackId); }
    void leave(hub::MemberId member, bool isLost) override { m_hub.leave(member, isLost); }

private:
    hub::Hub &m_hub;
    SessionPort &m_sessions;
};

} // namespace opsroom::session
