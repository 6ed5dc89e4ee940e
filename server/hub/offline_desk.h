#pragma once

#include "server/hub/offline_store.h"
#include "server/hub/roster.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace opsroom::hub {

/// What is sent to a user who is away: kept, and given to the session with which he comes back.
///
/// Guarantees: an item goes to one session at a time, in order, as an event that asks for an acknowledgement, and is
/// forgotten when that comes; if the session ends before, another one of the user gets it, at once or when it comes. What
/// is kept here comes this way only, and not with what `resume` gives. Whether the session's roles may receive the event
/// is judged when it is delivered. Tenants never meet.
/// Thread: the hub's. Limits: those of the store; kWindow items on their way to one session.
class OfflineDesk
{
public:
    static constexpr std::size_t kWindow = 50;

    OfflineDesk(const HubContext &context, OfflineStore &store, Roster &roster)
        : m_context(context), m_store(store), m_roster(roster)
    {}

    /// Keeps an event for a user, if no session of his is there. \returns whether it is kept.
    bool keep(const OfflineStore::Box &box, OfflineStore::Item item);
    /// Whether a publication to a user waits here for him.
    [[nodiscard]] bool isWaiting(const OfflineStore::Box &box, std::uint64_t seq) const
    {
        return m_store.contains(box, seq);
    }
    /// Gives a session what waits for its user, as far as no other one has it.
    void arrive(MemberId id);
    void acknowledge(MemberId id, std::uint64_t ackId);
    /// The session is about to leave: \returns what it has not acknowledged.
    [[nodiscard]] std::vector<OfflineStore::Box> release(MemberId id);
    /// Gives that to other sessions of the user, once it has left.
    void handOver(const std::vector<OfflineStore::Box> &boxes);
    void expire();
    /// Items that wait.
    [[nodiscard]] std::size_t size() const { return m_store.size(); }

private:
    struct Asked
    {
        std::uint64_t ackId = 0;
        std::uint64_t seq = 0;
    };
    /// One box on its way to one session.
    struct Delivery
    {
        MemberId holder;
        std::uint64_t seq = 0;      ///< asked, or left out for the roles, up to here
        std::vector<Asked> waiting; ///< in order
    };

    [[nodiscard]] std::vector<OfflineStore::Box> boxesOf(const Member &member) const;
    [[nodiscard]] bool isThere(const OfflineStore::Box &box);
    void begin(MemberId id, const OfflineStore::Box &box);
    [[nodiscard]] std::size_t freeOf(MemberId id, const Member &member) const;
    void fill(const OfflineStore::Box &box);
    void fillAll(MemberId id, const std::vector<OfflineStore::Box> &boxes);

    const HubContext &m_context;
    OfflineStore &m_store;
    Roster &m_roster;
    std::map<OfflineStore::Box, Delivery> m_deliveries;
    std::uint64_t m_nextAck = 0; ///< unlike for all sessions
};

} // namespace opsroom::hub
