#pragma once

#include "core/base/result.h"
#include "core/protocol/json/value.h"
#include "server/hub/mute_table.h"
#include "server/hub/roster.h"
#include "server/hub/session_names.h"

#include <functional>
#include <string>
#include <string_view>

namespace opsroom::hub {

/// What operators see of the connections, and do about them: `list-connections`, `list-rooms`, `disconnect-client`,
/// `unsubscribe-client`, `mute-client`, `revoke` (docs/protocol.md, "For operators").
///
/// Guarantees: an operator sees, and reaches, sessions of the tenants that its own token names, and no others; what does
/// not exist and what is somebody else's is answered alike. Every order that changes something is in the action log,
/// with its reason. Who may do what is the policy's `service` section.
/// Thread: the hub's. Limits: kPage rows an answer, kReasonBytes of a reason.
class OperatorDesk
{
public:
    static constexpr std::size_t kPage = 500;
    static constexpr std::size_t kChannelsShown = 20; ///< of one connection
    static constexpr std::size_t kReasonBytes = 200;

    using Outcome = Result<std::string>;
    using Answer = std::function<void(const Outcome &)>;

    OperatorDesk(const HubContext &context, Roster &roster, SessionNames &names)
        : m_context(context), m_roster(roster), m_names(names)
    {}

    [[nodiscard]] static bool knows(std::string_view command);
    /// Carries out a command of one of these names. \param answer is called once, within the call or later.
    void carryOut(std::string_view command, MemberId by, json::Value order, const Answer &answer);
    /// A muted client changes nothing.
    [[nodiscard]] bool isMuted(MemberId member) const
    {
        return m_mutes.remaining(member, m_context.clock.steadyNow()) > Milliseconds(0);
    }

private:
    /// Which connections are meant.
    struct Selection
    {
        std::optional<TenantId> tenant;
        std::string user;
        std::optional<RoomKey> room; ///< its name is roomName
        std::string roomName;
        std::uint32_t after = 0;
        std::size_t limit = kPage;
    };
    struct Row
    {
        MemberId member;
        SessionKey session{};
    };
    struct Page
    {
        std::vector<Row> rows;
        std::size_t total = 0;
        std::uint32_t next = 0; ///< 0: nothing follows
    };

    void listConnections(MemberId by, json::Value order, const Answer &answer);
    [[nodiscard]] Outcome listRooms(MemberId by, json::Value order);
    [[nodiscard]] Outcome disconnectClient(MemberId by, json::Value order);
    [[nodiscard]] Outcome unsubscribeClient(MemberId by, json::Value order);
    [[nodiscard]] Outcome muteClient(MemberId by, json::Value order);
    [[nodiscard]] Outcome revoke(MemberId by, json::Value order);

    [[nodiscard]] bool mayKnow(const Member &by, const Member &whom) const;
    [[nodiscard]] bool mayKnow(const Member &by, TenantId tenant) const;
    [[nodiscard]] Result<Selection> selectionOf(const Member &by, json::Value order);
    [[nodiscard]] Page pageOf(const Member &by, const Selection &selection);
    [[nodiscard]] std::string connectionsJson(const Page &page, const std::vector<SessionFacts> &facts);
    [[nodiscard]] Result<MemberId> clientOf(const Member &by, json::Value order);
    [[nodiscard]] std::string channelsOf(const Member &member, std::size_t &count) const;
    void log(std::string_view command, MemberId by, MemberId whom, std::string_view reason);
    /// The tenant's name, or nothing for who is of none.
    [[nodiscard]] std::string_view nameOf(TenantId tenant) const;

    const HubContext &m_context;
    Roster &m_roster;
    SessionNames &m_names;
    MuteTable m_mutes;
};

} // namespace opsroom::hub
