#pragma once

#include "core/base/result.h"
#include "server/hub/history_store.h"
#include "server/hub/offline_desk.h"
#include "server/hub/publisher.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace opsroom::hub {

/// Gives members again what was published before: to catch up, and to look back.
///
/// Guarantees: nobody is given what he would not have received at the time with the roles and rooms that he has now.
/// Thread: the hub's.
class History
{
public:
    /// What a resume did.
    struct Resumed
    {
        std::uint64_t seq = 0; ///< the member has everything of its own up to here
        std::size_t delivered = 0;
        bool isComplete = true; ///< false: ask again from seq on
    };
    /// Which part of a stream to look at.
    struct Query
    {
        std::string_view channel; ///< empty: what goes to the tenant's room and to the member itself
        std::uint64_t before = 0; ///< only what has a lower seq; 0: from the newest on
        std::size_t most = 0;
    };

    History(const HubContext &context, HistoryStore &store, Roster &roster, Publisher &publisher,
            const OfflineDesk &offline)
        : m_context(context), m_store(store), m_roster(roster), m_publisher(publisher), m_offline(offline)
    {}

    /// Sends everything after \a seq that the member should have received, in order, up to \a until (exclusive; 0: to
    /// the end). \returns UnrecoverablePosition if the epoch is another one or the store has forgotten some of it.
    [[nodiscard]] Result<Resumed> resume(MemberId id, TenantId tenant, std::string_view epoch, std::uint64_t seq,
                                         std::uint64_t until);
    /// The same as an answer: `{"ok":true,"epoch":...,"seq":...,"recovered":...,"isComplete":...,"lastSeq":...}`, or an
    /// error's JSON with extentJson().
    [[nodiscard]] std::string resumeJson(MemberId id, TenantId tenant, std::string_view epoch, std::uint64_t seq);
    [[nodiscard]] std::string answerJson(TenantId tenant, const Resumed &resumed) const;
    [[nodiscard]] std::string errorJson(TenantId tenant, const Error &error) const;
    /// What the member should have received of all tenants behind \a position of the publisher, in order.
    /// \returns nothing if part of it is forgotten, or if it is more than one session is given at once.
    [[nodiscard]] std::optional<std::vector<EncodedEvent>> since(MemberId id, std::uint64_t position);
    /// `"epoch":...,"events":[{event, seq, data}],"before":<seq or null>`, the newest first.
    [[nodiscard]] std::string pageJson(MemberId id, TenantId tenant, const Query &query) const;
    /// `"epoch":...,"firstSeq":...,"lastSeq":...`: what can be had; firstSeq is null if nothing can.
    [[nodiscard]] std::string extentJson(TenantId tenant) const;
    /// Lets go of what is too old.
    void expire();

private:
    [[nodiscard]] bool isFor(const Member &member, TenantId tenant, const HistoryItem &item,
                             std::string_view channel) const;
    /// Whether the member may be in rooms of \a tenant.
    [[nodiscard]] static bool isOf(const Member &member, TenantId tenant);
    /// Whether it comes to the member another way, see OfflineDesk.
    [[nodiscard]] bool isOffered(const Member &member, TenantId tenant, const HistoryItem &item) const;

    const HubContext &m_context;
    HistoryStore &m_store;
    Roster &m_roster;
    Publisher &m_publisher;
    const OfflineDesk &m_offline;
};

} // namespace opsroom::hub
