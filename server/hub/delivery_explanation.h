#pragma once

#include "server/hub/history_store.h"
#include "server/hub/roster.h"
#include "server/hub/session_names.h"

#include <string>
#include <string_view>

namespace opsroom::hub {

/// Says why a client got a publication, or did not: for operators who are asked.
///
/// It goes by the history of the tenant and by the roles and rooms that the client has now. A session that is not there,
/// or not of this tenant, is "gone" either way; a publication that history does not hold is refused with NotAvailable.
/// Thread: the hub's.
class DeliveryExplanation
{
public:
    /// Which publication: by eventId, or by seq where that is empty.
    struct Question
    {
        std::string eventId;
        std::uint64_t seq = 0;
        std::string sid;
    };

    DeliveryExplanation(const HubContext &context, const HistoryStore &history, Roster &roster,
                        const SessionNames &names)
        : m_context(context), m_history(history), m_roster(roster), m_names(names)
    {}

    /// \returns `{"ok":true,"isDelivered":…,"reason":…,"event":…,"seq":…,"at":…,"receivers":…}`; the reasons stand in
    /// docs/protocol.md, "Why a client got an event".
    [[nodiscard]] Result<std::string> json(TenantId tenant, const Question &question);

private:
    [[nodiscard]] std::optional<HistoryItem> find(TenantId tenant, const Question &question) const;
    [[nodiscard]] std::string_view reason(TenantId tenant, const HistoryItem &item, std::string_view sid);
    [[nodiscard]] bool isInRoomOf(const Member &member, TenantId tenant, const HistoryItem &item);

    const HubContext &m_context;
    const HistoryStore &m_history;
    Roster &m_roster;
    const SessionNames &m_names;
};

} // namespace opsroom::hub
