#pragma once

#include "core/contract/close_code.h"
#include "core/protocol/websocket/frame.h"
#include "server/hub/session_facts.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace opsroom::hub {

/// A session as its layer names it; the hub only hands it back.
enum class SessionKey : std::uint64_t {};

/// Namespace of a session, as a small number that the session layer gives.
using NamespaceIndex = std::uint8_t;

/// An event in the form in which it goes to everybody: its text, and attachments that follow it. The hub never looks
/// inside.
struct EncodedEvent
{
    websocket::ServerFrame text;
    std::shared_ptr<const std::vector<websocket::ServerFrame>> attachments; ///< null if there are none
};

/// Port: the way from the hub to its sessions.
///
/// Thread: the hub's.
class SessionSink
{
public:
    SessionSink() = default;
    SessionSink(const SessionSink &) = delete;
    SessionSink &operator=(const SessionSink &) = delete;
    virtual ~SessionSink() = default;

    /// Begins an event for the sessions of a namespace; the hub appends the one argument and calls finishEvent(). Two
    /// halves, so that a publication is written once, in place.
    /// \param attachments how many binary attachments the argument refers to.
    [[nodiscard]] virtual std::string beginEvent(NamespaceIndex nsp, std::string_view name, std::size_t attachments,
                                                 std::size_t expected) = 0;
    [[nodiscard]] virtual EncodedEvent finishEvent(std::string &&text, std::span<const std::string> attachments) = 0;

    /// \returns false if the session is gone or has just been closed for being slow.
    virtual bool deliver(SessionKey session, const EncodedEvent &event, bool isVolatile) = 0;
    /// An event for one session.
    virtual void emit(SessionKey session, std::string_view name, std::string_view argumentJson) = 0;
    /// The same for one that the client shall acknowledge, which comes by Hub::acknowledge(). A session
    /// that owes too many of them is closed.
    /// \param ackId unlike those that are outstanding.
    virtual void ask(SessionKey session, std::uint64_t ackId, std::string_view name, std::string_view argumentJson) = 0;
    virtual void ack(SessionKey session, std::uint64_t ackId, std::string_view argumentJson) = 0;
    virtual void close(SessionKey session, contract::CloseCode code) = 0;
    /// Looks at sessions from their own side, for who asks about them.
    virtual void describe(std::vector<SessionKey> sessions, SessionsDescribed described) = 0;
};

} // namespace opsroom::hub
