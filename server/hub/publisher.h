#pragma once

#include "core/base/result.h"
#include "core/base/ulid.h"
#include "core/protocol/json/value.h"
#include "server/hub/history_store.h"
#include "server/hub/idempotency_table.h"
#include "server/hub/offline_desk.h"
#include "server/hub/roster.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace opsroom::hub {

/// An event on its way to be stamped, ordered and delivered within one tenant. Views live for the call.
struct Outgoing
{
    NamespaceIndex nsp = 0;
    TenantId tenant{};
    std::string_view event;                   ///< as subscribers receive it
    json::Value body;                         ///< an object
    std::span<const std::string> attachments; ///< that the body refers to
    std::string_view type;                    ///< stamped; empty leaves the body's own
    std::string_view broadcastBy;             ///< user id of the sender
    std::string_view extraMembers;            ///< JSON members for what the sender left to its default
    std::string_view idempotencyKey;
    RoleMask receivers = 0;
    std::string_view hiddenFrom; ///< user who must not see it, whatever its roles; empty: nobody

    bool toTenant = false;                   ///< everybody in the tenant's room
    std::string_view toUser;                 ///< sessions of this user
    std::span<const std::string> toChannels; ///< who subscribed
    SteadyTime acceptedAt{};
};

struct Published
{
    std::string eventId;
    std::uint64_t seq = 0;
    std::size_t deliveries = 0;
    bool isDuplicate = false; ///< answered from the idempotency window; nothing was sent
    bool isKept = false;      ///< for a user who was away
};

/// Stamps publications, puts those of a tenant in one order, and fans them out.
///
/// Guarantees: seq rises by one with each publication of a tenant; all subscribers see that order; a member that is in
/// several of the rooms addressed gets a publication once; who lacks the role, or is its subject, gets nothing.
/// Thread: the hub's.
class Publisher
{
public:
    Publisher(const HubContext &context, Roster &roster, HistoryStore &history, OfflineDesk &offline)
        : m_context(context), m_roster(roster), m_history(history), m_offline(offline)
    {}

    /// \returns BadRequest if the idempotency key was used with another body.
    [[nodiscard]] Result<Published> publish(const Outgoing &outgoing);

    /// Sends an event that is no part of the tenant's stream (figures, status): no seq, no stamps, and dropped for
    /// clients that are behind.
    void announce(NamespaceIndex nsp, TenantId tenant, std::string_view event, std::string_view json,
                  RoleMask receivers);

    /// Where a tenant's stream stands.
    struct Position
    {
        std::string_view epoch; ///< changes when the numbering begins anew
        std::uint64_t seq = 0;
    };
    [[nodiscard]] Position position(TenantId tenant);
    /// Lets go of idempotency keys that are too old.
    void expire();
    /// How far all streams together are.
    [[nodiscard]] std::uint64_t published() const { return m_published; }
    /// Which part of a stream this process published.
    struct Extent
    {
        std::uint64_t firstSeq = 0; ///< of this process; above lastSeq if it published nothing
        std::uint64_t lastSeq = 0;
        std::uint64_t lastPosition = 0; ///< of lastSeq among all publications
    };
    /// Calls \a visit(tenant, extent) for every stream that was looked at.
    template <class Visit>
    void forEachStream(Visit &&visit) const
    {
        for (const auto &[tenant, stream] : m_streams)
            visit(tenant, Extent{stream->firstSeq, stream->seq, stream->lastPosition});
    }
    /// Appends `,"<position>"`, the offset of Socket.IO's connection state recovery, to an event's arguments.
    static void appendOffset(std::string &json, std::uint64_t position);

private:
    /// One tenant's order.
    struct Stream
    {
        std::string epoch;
        std::uint64_t seq = 0;
        IdempotencyTable published;
        std::uint64_t firstSeq = seq + 1;
        std::uint64_t lastPosition = 0;
        std::uint64_t keysForgotten = 0; ///< by the store, up to this seq
    };

    [[nodiscard]] Stream &streamOf(TenantId tenant);
    void remember(TenantId tenant, Stream &stream, const std::vector<HistoryStore::Key> &keys);
    void forgetKeys(TenantId tenant, Stream &stream, std::uint64_t atLeast);
    /// \a item has its seq and time already.
    void encode(const Outgoing &outgoing, std::string_view eventId, HistoryItem &item);
    [[nodiscard]] bool keepForUser(const Outgoing &outgoing, const HistoryItem &item);
    std::size_t fanOut(const Outgoing &outgoing, const EncodedEvent &event);
    std::size_t deliver(const RoomKey &room, const EncodedEvent &event, RoleMask receivers,
                        std::optional<Interner::Id> hiddenFrom, bool isVolatile);

    const HubContext &m_context;
    Roster &m_roster;
    HistoryStore &m_history;
    OfflineDesk &m_offline;
    UlidSource m_eventIds;
    std::unordered_map<TenantId, std::unique_ptr<Stream>> m_streams;
    std::uint64_t m_published = 0;
    std::uint32_t m_fanOut = 0; ///< number of the running fan-out
};

} // namespace opsroom::hub
