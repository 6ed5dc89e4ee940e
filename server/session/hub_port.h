#pragma once

#include "core/base/error.h"
#include "server/hub/commands.h"
#include "server/hub/returning.h"
#include "server/hub/session_sink.h"
#include "server/hub/token_verifier.h"

#include <string>

namespace opsroom::session {

/// A session whose token was verified and that wants to be admitted.
struct EnterRequest
{
    hub::SessionKey session{};
    hub::NamespaceIndex nsp = 0;
    hub::Claims claims;
    std::string socketId; ///< public id of the socket
    hub::Returning returning;
};

/// A session that the hub let in.
struct Admission
{
    hub::SessionKey session{};
    hub::MemberId member;
    std::string pid;      ///< for the CONNECT's answer; empty: none
    std::string socketId; ///< public id that the socket has from now on
};

/// Port: the way from the sessions of a shard to the hub, which may run in their thread or in another.
///
/// Guarantees: what is said of one session arrives in the order of the calls.
/// Thread: the shard's.
class HubPort
{
public:
    HubPort() = default;
    HubPort(const HubPort &) = delete;
    HubPort &operator=(const HubPort &) = delete;
    virtual ~HubPort() = default;

    /// Answered by SessionPort::admit() or refuse(), within the call or later.
    virtual void enter(EnterRequest &&request) = 0;
    /// \returns false if the hub has more waiting than it may have; nothing has happened then.
    [[nodiscard]] virtual bool handle(const hub::Command &command) = 0;
    /// The session's answer to SessionSink::ask().
    virtual void acknowledge(hub::MemberId member, std::uint64_t ackId) = 0;
    /// \param isLost nobody meant the session to end.
    virtual void leave(hub::MemberId member, bool isLost) = 0;
};

/// Port: the way back. What SessionSink has, and the answers to HubPort::enter().
///
/// Thread: the hub's.
class SessionPort : public hub::SessionSink
{
public:
    /// The session is a member now. One that is gone meanwhile leaves again.
    virtual void admit(const Admission &admission) = 0;
    virtual void refuse(hub::SessionKey session, const Error &error) = 0;
};

} // namespace opsroom::session
