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
        m_sessions.admit(request.session, *member);
        m_hub.welcome(*member, request.claims, request.socketId);
    }
    [[nodiscard]] bool handle(const hub::Command &command) override
    {
        m_hub.handle(command);
        return true;
    }
    void leave(hub::MemberId member) override { m_hub.leave(member); }

private:
    hub::Hub &m_hub;
    SessionPort &m_sessions;
};

} // namespace opsroom::session
