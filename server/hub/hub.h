#pragma once

#include "core/base/deadline_wheel.h"
#include "core/contract/payload/connection_stats.h"
#include "server/hub/canary.h"
#include "server/hub/commands.h"
#include "server/hub/pending_answers.h"
#include "server/hub/queue_desk.h"
#include "server/hub/recovery.h"
#include "server/hub/returning.h"
#include "server/hub/session_tokens.h"
#include "server/hub/stores.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace opsroom::hub {

/// Who calls the hub's own interface: a back end, or the product itself.
struct Caller
{
    std::string_view userId; ///< stamped as broadcastBy
};

/// The hub of one process: sessions come in, publications go out, tenants never meet.
///
/// Knows no socket, no SQL and no cryptography: those are behind SessionSink, Stores and TokenVerifier.
/// Thread: one, the same for all calls.
class Hub
{
public:
    Hub(const HubContext &context, const TokenVerifier &verifier, const Stores &stores);

    // Sessions

    /// A session with a verified token. \returns LimitExceeded when the user, the tenant or the hub is full.
    [[nodiscard]] Result<MemberId> enter(SessionKey session, NamespaceIndex nsp, const Claims &claims);
    /// Decides how a session that entered begins: anew, or where one stopped that had lost its connection.
    [[nodiscard]] Arrival receive(MemberId id, Returning &&returning, std::string_view socketId);
    /// Tells a session that it is in: `connected`, and what it missed before anything new. Once, behind receive().
    void welcome(MemberId id, const Claims &claims, const Arrival &arrival);
    void handle(const Command &command) { m_commands.handle(command); }
    /// A session has what SessionSink::ask() sent to it.
    void acknowledge(MemberId id, std::uint64_t ackId) { m_offline.acknowledge(id, ackId); }
    /// \param isLost the session may be taken up again: nobody meant it to end.
    void leave(MemberId id, bool isLost);
    /// Tells every session why it is about to be closed: `disconnected`.
    void farewell(contract::CloseCode code);
    /// Closes up to \a most sessions.
    void dismiss(std::size_t most, contract::CloseCode code);
    /// Closes the sessions that live on a revoked token. \returns how many.
    std::size_t endRevoked(const Revocation &revocation);
    /// Closes the sessions whose token was verified by none of the keys in use. \param kept Key::mark() of those.
    std::size_t endWithoutKey(std::span<const std::uint64_t> kept);

    // The interface of the service that this hub replaces; \a data is an object, and what goes out carries the stamps.
    // Errors: BadRequest for malformed input, PermissionDenied if no role may receive the event, LimitExceeded.

    [[nodiscard]] Result<Published> emitToTenant(std::string_view tenantId, std::string_view event, json::Value data,
                                                 Caller caller);
    [[nodiscard]] Result<Published> emitToUser(std::string_view tenantId, std::string_view userId,
                                               std::string_view event, json::Value data, Caller caller);
    [[nodiscard]] Result<Published> emitToChannel(std::string_view tenantId, std::string_view channel,
                                                  std::string_view event, json::Value data, Caller caller);
    [[nodiscard]] Result<TransactionQueue::Queued> queueTransaction(std::string_view tenantId,
                                                                    std::string_view transactionId, json::Value data,
                                                                    Caller caller,
                                                                    const TransactionQueue::Options &options = {});
    /// The next transaction if \a transactionId is empty, with a lease. \returns nothing if it does not wait.
    [[nodiscard]] Result<std::optional<QueuedTransaction>> processTransaction(std::string_view tenantId,
                                                                              std::string_view transactionId,
                                                                              Caller caller,
                                                                              Milliseconds lease = Milliseconds(0));
    /// Everything else that can be done with the queue, as JSON, see QueueDesk. \a operation is its name in the policy.
    [[nodiscard]] Result<std::string> carryOutQueueOrder(std::string_view operation, std::string_view tenantId,
                                                         json::Value body, Caller caller);
    [[nodiscard]] contract::ConnectionStats getConnectionStats() const { return m_report.connectionStats(); }
    /// The same for who may know of one tenant only; all zero for one that nobody has seen.
    [[nodiscard]] contract::ConnectionStats getTenantStats(std::string_view tenantId) const
    {
        return m_report.tenantStats(tenantId);
    }
    /// Whether an answer that came through whenCommitted() means that the change survives a crash.
    [[nodiscard]] bool isDurable() const { return m_durability.isDurable(); }
    /// For who answers for the calls above: gives the answer when what they changed is on the disk, see PendingAnswers.
    void whenCommitted(PendingAnswers::Answer answer) { m_pending.whenCommitted(std::move(answer)); }
    /// The disk has taken something, or takes nothing any more.
    void onCommitted() { m_pending.settle(); }
    [[nodiscard]] std::uint64_t waitingWrites() const { return m_durability.ticket() - m_durability.committed(); }
    [[nodiscard]] std::size_t waitingAnswers() const { return m_pending.size(); }
    [[nodiscard]] std::size_t waitingForUsers() const { return m_offline.size(); }
    /// false: the disk takes nothing now; publications, the queue and work on alerts are refused.
    [[nodiscard]] bool mayWrite() const { return m_durability.mayWrite(); }

    /// What the watch over the wall between tenants has found; nothing if it is switched off.
    [[nodiscard]] const Canary::Result *canary() const { return m_canary ? &m_canary->result() : nullptr; }

    [[nodiscard]] std::size_t size() const { return m_roster.size(); }
    [[nodiscard]] const MetricsReport &report() const { return m_report; }
    [[nodiscard]] SteadyTime onTimer(SteadyTime now);
    /// When onTimer() must be called at the latest; a call may have moved it forward.
    [[nodiscard]] SteadyTime dueAt() const
    {
        return std::min({m_dueAt, m_alerts.dueAt(), m_pending.dueAt(), m_queue.dueAt()});
    }

private:
    [[nodiscard]] Result<TenantId> tenantNamed(std::string_view tenantId);
    /// The same for a call that changes something. \returns NotAvailable if the disk takes nothing.
    [[nodiscard]] Result<TenantId> changeableTenant(std::string_view tenantId);
    [[nodiscard]] Result<Published> emit(Outgoing outgoing, std::string_view tenantId, Caller caller);
    [[nodiscard]] bool isMeant(MemberId id, const Member &member, const Revocation &revocation) const;
    template <class Condition>
    std::size_t endWhere(contract::CloseCode code, Condition &&condition);
    void onRenewed(MemberId id, const Claims &claims);
    void watchToken(MemberId id);
    void onTokenDue(MemberId id, SteadyTime now);
    void takeUp(MemberId id, Arrival &arrival);
    void enterRooms(MemberId id, const std::vector<Recovery::Room> &rooms);
    void leaveRooms(MemberId id, const std::vector<Recovery::Room> &rooms);
    [[nodiscard]] std::string connectedJson(const Member &member, const Claims &claims, const Arrival &arrival);
    void resume(MemberId id, const Returning &returning);
    void tellOpenAlerts(const Member &member, std::string_view userId);
    void pushMetrics();
    void lookAtIsolation();
    void expire();

    ProbeSink m_probes;
    const HubContext m_context;
    const Durability &m_durability;
    PendingAnswers m_pending;
    Roster m_roster;
    FairShare m_share;
    OfflineDesk m_offline;
    Publisher m_publisher;
    MetricsReport m_report;
    TransactionQueue m_queue;
    QueueDesk m_queueDesk;
    AlertDesk m_alerts;
    History m_history;
    Recovery m_recovery;
    std::optional<Canary> m_canary; ///< nothing if it is switched off
    SessionNames m_names;
    DeliveryExplanation m_explanation;
    OperatorDesk m_operators;
    Commands m_commands;
    SessionTokens m_tokenMarks;
    DeadlineWheel m_tokens; ///< keys are MemberIds: warnings and ends of tokens
    SteadyTime m_metricsDue;
    SteadyTime m_expiryDue;
    SteadyTime m_canaryDue;
    SteadyTime m_dueAt = SteadyTime::max();
};

} // namespace opsroom::hub
