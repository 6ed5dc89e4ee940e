#pragma once

#include "server/hub/alert_desk.h"
#include "server/hub/delivery_explanation.h"
#include "server/hub/fair_share.h"
#include "server/hub/history.h"
#include "server/hub/metrics_report.h"
#include "server/hub/operator_desk.h"
#include "server/hub/pending_answers.h"
#include "server/hub/publisher.h"
#include "server/hub/queue_desk.h"
#include "server/hub/roster.h"
#include "server/hub/token_verifier.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace opsroom::hub {

/// An event that a client sent. Views live for the call.
struct Command
{
    MemberId member;
    std::string_view name;
    json::Value argument; ///< the first one; absent if there is none
    std::span<const std::string> attachments;
    std::optional<std::uint64_t> ackId;
    SteadyTime arrivedAt{};
};

/// Carries out what clients ask for: rate, policy, validation, effect, answer.
///
/// Guarantees: each command is answered: by its ack if it asked for one, and a refusal otherwise by an `error` event. A
/// refused command has no effect.
/// Thread: the hub's.
class Commands
{
public:
    /// \param renewed is told when a member has a new token, which ends later.
    Commands(const HubContext &context, const TokenVerifier &verifier, Roster &roster, Publisher &publisher,
             AlertDesk &alerts, History &history, QueueDesk &queue, MetricsReport &report, FairShare &share,
             const Durability &durability, PendingAnswers &pending, DeliveryExplanation &explanation,
             OperatorDesk &operators, std::function<void(MemberId, const Claims &)> renewed);

    void handle(const Command &command);

private:
    /// JSON of the ack, or why the command is refused.
    using Answer = Result<std::string>;

    [[nodiscard]] bool isWithinRate(const Command &command);
    void answer(const Command &command, SessionKey session, const Answer &answer);
    void operatorOrder(const Command &command);
    void refuse(SessionKey session, const Command &command, const Error &error);
    [[nodiscard]] ActionLog::Action actionOf(const Member &member, const Command &command,
                                             std::string_view object) const;
    [[nodiscard]] Answer execute(const Command &command);

    [[nodiscard]] Answer joinTenant(const Command &command);
    [[nodiscard]] Answer leaveTenant(const Command &command);
    [[nodiscard]] Answer subscribe(const Command &command);
    [[nodiscard]] Answer unsubscribe(const Command &command);
    [[nodiscard]] Answer requestMetrics(const Command &command);
    [[nodiscard]] Answer ping(const Command &command);
    [[nodiscard]] Answer refreshToken(const Command &command);
    [[nodiscard]] Answer transactionUpdate(const Command &command);
    [[nodiscard]] Answer walletUpdate(const Command &command);
    [[nodiscard]] Answer complianceAlert(const Command &command);
    [[nodiscard]] Answer alertOrder(const Command &command);
    [[nodiscard]] Answer listAlerts(const Command &command);
    [[nodiscard]] Answer resume(const Command &command);
    [[nodiscard]] Answer history(const Command &command);
    [[nodiscard]] Answer explainDelivery(const Command &command);
    [[nodiscard]] Answer queueOrder(const Command &command);

    [[nodiscard]] Member &memberOf(const Command &command) { return *m_roster.find(command.member); }
    [[nodiscard]] Result<TenantId> namedTenant(const Command &command);
    [[nodiscard]] Result<TenantId> targetOf(const Command &command);
    [[nodiscard]] AlertDesk::Viewer viewer(const Command &command, TenantId tenant);
    [[nodiscard]] Result<Outgoing> addressed(const Command &command, Outgoing outgoing);
    [[nodiscard]] Result<void> subscribeOne(const Command &command, std::string_view channel);
    [[nodiscard]] Answer publish(const Command &command, Outgoing outgoing);
    [[nodiscard]] std::string tenantStatusJson(TenantId tenant);

    const HubContext &m_context;
    const TokenVerifier &m_verifier;
    Roster &m_roster;
    Publisher &m_publisher;
    AlertDesk &m_alerts;
    History &m_history;
    QueueDesk &m_queue;
    MetricsReport &m_report;
    FairShare &m_share;
    const Durability &m_durability;
    PendingAnswers &m_pending;
    DeliveryExplanation &m_explanation;
    OperatorDesk &m_operators;
    std::function<void(MemberId, const Claims &)> m_renewed;
};

} // namespace opsroom::hub
