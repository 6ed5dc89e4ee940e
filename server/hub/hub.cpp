#include "server/hub/hub.h"

#include "core/base/log.h"
#include "core/base/time_text.h"
#include "core/contract/event_names.h"
#include "core/contract/identifier.h"
#include "core/protocol/json/writer.h"
#include "server/hub/reply.h"

#include <array>

namespace opsroom::hub {

namespace {

constexpr Milliseconds kTokenResolution{100};
constexpr Milliseconds kExpiryInterval{250};
constexpr Milliseconds kFirstCanary{100}; ///< the start is over
constexpr std::size_t kEventNameBytes = 128;

/// Names that only the hub itself may send: a back end that could would be believed.
bool isHubsOwn(std::string_view event)
{
    namespace name = contract::event;
    constexpr std::array kOwn{name::kConnected,
                              name::kDisconnected,
                              name::kJoinedTenant,
                              name::kLeftTenant,
                              name::kPong,
                              name::kError,
                              name::kMetricsUpdate,
                              name::kTenantStatus,
                              name::kRateLimited,
                              name::kTokenExpiring,
                              name::kOpenAlerts,
                              name::kComplianceAlertUpdated,
                              name::kTransactionQueued,
                              name::kTransactionProcessing,
                              name::kTransactionCompleted,
                              name::kTransactionFailed,
                              name::kResumed};
    return std::find(kOwn.begin(), kOwn.end(), event) != kOwn.end();
}

} // namespace

Hub::Hub(const HubContext &context, const TokenVerifier &verifier, const Stores &stores)
    : m_probes(context.sink),
      m_context{context.settings,
                context.clock,
                context.policy,
                context.tenants,
                context.settings.canary > Milliseconds(0) ? static_cast<SessionSink &>(m_probes) : context.sink,
                context.counters,
                context.actions,
                context.revoke,
                context.settings.canary > Milliseconds(0) ? &context.sink : nullptr},
      m_durability(stores.durability),
      m_pending(context.clock, stores.durability, contract::limits::kCommitPatience),
      m_roster(m_context),
      m_share(m_context),
      m_offline(m_context, stores.offline, m_roster),
      m_publisher(m_context, m_roster, stores.history, m_offline),
      m_report(m_context, m_roster),
      m_queue(m_context, stores.queue, m_publisher),
      m_queueDesk(m_context, m_queue, stores.durability),
      m_alerts(m_context, stores.alerts, m_publisher),
      m_history(m_context, stores.history, m_roster, m_publisher, m_offline),
      m_recovery(m_context, m_roster),
      m_explanation(m_context, stores.history, m_roster, m_names),
      m_operators(m_context, m_roster, m_names),
      m_commands(m_context, verifier, m_roster, m_publisher, m_alerts, m_history, m_queueDesk, m_report, m_share,
                 m_durability, m_pending, m_explanation, m_operators,
                 [this](MemberId id, const Claims &claims) { onRenewed(id, claims); }),
      m_tokens(context.clock.steadyNow(), kTokenResolution),
      m_metricsDue(context.clock.steadyNow() + context.settings.metricsPush),
      m_expiryDue(context.clock.steadyNow() + kExpiryInterval),
      m_canaryDue(context.settings.canary > Milliseconds(0) ? context.clock.steadyNow() + kFirstCanary
                                                            : SteadyTime::max())
{
    if (context.settings.canary > Milliseconds(0))
        m_report.watch(m_canary.emplace(m_context, m_probes, m_roster, m_publisher, m_history).result());
}

Result<MemberId> Hub::enter(SessionKey session, NamespaceIndex nsp, const Claims &claims)
{
    const auto tenant = m_context.tenants.find(claims.tenantId);
    if (tenant && m_share.takeConnect(*tenant, m_context.clock.steadyNow()) > Milliseconds(0))
        return Failure(Error(ErrorCode::TooManyRequests, "connects of the tenant"));
    auto entered = m_roster.enter(session, nsp, claims);
    if (!entered)
        return entered;
    Member &member = *m_roster.find(*entered);
    member.expiresAt = m_context.clock.steadyNow() + (claims.expiresAt - m_context.clock.wallNow());
    m_tokenMarks.set(*entered, claims);
    watchToken(*entered);
    return entered;
}

void Hub::leave(MemberId id, bool isLost)
{
    if (isLost)
        m_recovery.keep(id);
    else if (m_roster.find(id) != nullptr)
        m_recovery.end(id);
    if (m_roster.find(id) != nullptr)
        m_names.forget(id);
    const auto unacknowledged = m_offline.release(id);
    m_roster.leave(id);
    m_offline.handOver(unacknowledged);
}

void Hub::onRenewed(MemberId id, const Claims &claims)
{
    m_offline.arrive(id); // it may be in more tenants now
    m_tokenMarks.set(id, claims);
    watchToken(id);
}

/// The newest of them; the rest is asked for by `list-alerts`.
void Hub::tellOpenAlerts(const Member &member, std::string_view userId)
{
    const TenantId tenant = member.seesAllTenants ? kAllTenants : member.tenant;
    const AlertDesk::Viewer viewer{{tenant, member.nsp}, member.roles, userId};
    const std::string page = m_alerts.openJson(viewer, {.most = contract::limits::kPageEntries});
    m_context.sink.emit(member.session, contract::event::kOpenAlerts, '{' + page + '}');
}

void Hub::farewell(contract::CloseCode code)
{
    const std::string json = farewellJson(code, m_context.clock.wallNow());
    m_roster.members().forEach([this, &json](MemberId, const Member &member) {
        m_context.sink.emit(member.session, contract::event::kDisconnected, json);
    });
}

void Hub::dismiss(std::size_t most, contract::CloseCode code)
{
    // Closing a session takes its member out of the roster.
    std::vector<SessionKey> leaving;
    m_roster.members().forEach([&leaving, most](MemberId, const Member &member) {
        if (leaving.size() < most)
            leaving.push_back(member.session);
    });
    for (const SessionKey session : leaving)
        m_context.sink.close(session, code);
}

Result<TenantId> Hub::tenantNamed(std::string_view tenantId)
{
    if (!contract::isTenantId(tenantId))
        return Failure(Error(ErrorCode::BadRequest, "tenantId: malformed"));
    const auto tenant = m_context.tenants.intern(tenantId);
    if (!tenant)
        return Failure(Error(ErrorCode::LimitExceeded, "tenants of the hub"));
    return *tenant;
}

Result<TenantId> Hub::changeableTenant(std::string_view tenantId)
{
    if (!mayWrite())
        return Failure(notWritable());
    return tenantNamed(tenantId);
}

Result<Published> Hub::emit(Outgoing outgoing, std::string_view tenantId, Caller caller)
{
    const auto tenant = changeableTenant(tenantId);
    if (!tenant)
        return Failure(tenant.error());
    if (outgoing.event.empty() || outgoing.event.size() > kEventNameBytes || isHubsOwn(outgoing.event))
        return Failure(Error(ErrorCode::BadRequest, "event: empty, too long, or one of the hub's own"));
    if (!outgoing.body.isObject())
        return Failure(Error(ErrorCode::BadRequest, "data: not an object"));
    outgoing.tenant = *tenant;
    outgoing.broadcastBy = caller.userId;
    outgoing.receivers = m_context.policy.allowed(Policy::Subject::Receive, outgoing.event);
    outgoing.acceptedAt = m_context.clock.steadyNow();

    if (outgoing.event == contract::event::kComplianceAlert) {
        // Whoever sends it: an alert keeps its audience.
        const auto alert = contract::readComplianceAlert(outgoing.body);
        if (!alert)
            return Failure(alert.error());
        return m_alerts.raise(outgoing, *alert);
    }
    if (outgoing.receivers == 0)
        return Failure(Error(ErrorCode::PermissionDenied, "the policy lets no role receive this event"));
    return m_publisher.publish(outgoing);
}

Result<Published> Hub::emitToTenant(std::string_view tenantId, std::string_view event, json::Value data, Caller caller)
{
    return emit({.event = event, .body = data, .toTenant = true}, tenantId, caller);
}

Result<Published> Hub::emitToUser(std::string_view tenantId, std::string_view userId, std::string_view event,
                                  json::Value data, Caller caller)
{
    if (!contract::isUserId(userId))
        return Failure(Error(ErrorCode::BadRequest, "userId: malformed"));
    return emit({.event = event, .body = data, .toUser = userId}, tenantId, caller);
}

Result<Published> Hub::emitToChannel(std::string_view tenantId, std::string_view channel, std::string_view event,
                                     json::Value data, Caller caller)
{
    if (!contract::isChannelName(channel))
        return Failure(Error(ErrorCode::BadRequest, "channel: malformed"));
    const std::array channels{std::string(channel)};
    return emit({.event = event, .body = data, .toChannels = channels}, tenantId, caller);
}

Result<TransactionQueue::Queued> Hub::queueTransaction(std::string_view tenantId, std::string_view transactionId,
                                                       json::Value data, Caller caller,
                                                       const TransactionQueue::Options &options)
{
    const auto tenant = changeableTenant(tenantId);
    if (!tenant)
        return Failure(tenant.error());
    return m_queue.queue(*tenant, transactionId, data, options, caller.userId);
}

Result<std::optional<QueuedTransaction>> Hub::processTransaction(std::string_view tenantId,
                                                                 std::string_view transactionId, Caller caller,
                                                                 Milliseconds lease)
{
    const auto tenant = changeableTenant(tenantId);
    if (!tenant)
        return Failure(tenant.error());
    return m_queue.process(*tenant, transactionId, lease, caller.userId);
}

Result<std::string> Hub::carryOutQueueOrder(std::string_view operation, std::string_view tenantId, json::Value body,
                                            Caller caller)
{
    const auto tenant = QueueDesk::changes(operation) ? changeableTenant(tenantId) : tenantNamed(tenantId);
    if (!tenant)
        return Failure(tenant.error());
    return m_queueDesk.carryOut(operation, *tenant, body, caller.userId);
}

/// Looks at the member again when its token needs a warning, or has ended.
void Hub::watchToken(MemberId id)
{
    Member &member = *m_roster.find(id);
    const HubSettings &settings = m_context.settings;
    const SteadyTime due = member.isWarned ? member.expiresAt + settings.expiryGrace
                                           : member.expiresAt - settings.expiryWarning;
    if (m_tokens.schedule(id.number(), member.tokenWake, due))
        m_dueAt = std::min(m_dueAt, due);
}

void Hub::onTokenDue(MemberId id, SteadyTime now)
{
    Member *member = m_roster.find(id);
    if (member == nullptr || !DeadlineWheel::take(member->tokenWake, now))
        return;
    if (now >= member->expiresAt + m_context.settings.expiryGrace) {
        HubCounters::add(m_context.counters.expired);
        m_context.sink.close(member->session, contract::CloseCode::Expired);
        return;
    }
    if (now >= member->expiresAt - m_context.settings.expiryWarning && !member->isWarned) {
        member->isWarned = true;
        const auto left = std::chrono::duration_cast<Milliseconds>(member->expiresAt - now);
        std::string json;
        json::Writer(json)
            .beginObject()
            .member("expiresAt", TimeText(m_context.clock.wallNow() + left).view())
            .member("expiresInMs", left.count())
            .endObject();
        m_context.sink.emit(member->session, contract::event::kTokenExpiring, json);
    }
    watchToken(id);
}

void Hub::pushMetrics()
{
    const RoleMask receivers = m_context.policy.allowed(Policy::Subject::Receive, contract::event::kMetricsUpdate);
    m_publisher.announce(0, kAllTenants, contract::event::kMetricsUpdate, m_report.hubJson(), receivers);
    m_context.tenants.forEach([this, receivers](TenantId tenant, const std::string &, const TenantFigures &figures) {
        if (figures.connections > 0)
            m_publisher.announce(0, tenant, contract::event::kMetricsUpdate, m_report.tenantJson(tenant), receivers);
    });
    m_report.beginWindow();
}

/// Operators hear at once of a wall that does not hold, and of one that does again.
void Hub::lookAtIsolation()
{
    const bool wasWhole = m_canary->result().isWhole;
    m_canary->round();
    if (m_canary->result().isWhole != wasWhole)
        pushMetrics();
}

/// A little each time: what is let go of at once makes others wait.
void Hub::expire()
{
    m_publisher.expire();
    m_history.expire();
    m_offline.expire();
    m_recovery.expire();
}

SteadyTime Hub::onTimer(SteadyTime now)
{
    m_tokens.advance(now, [this, now](std::uint64_t key) { onTokenDue(MemberId::fromNumber(key), now); });
    if (m_context.settings.metricsPush > Milliseconds(0) && now >= m_metricsDue) {
        m_metricsDue = now + m_context.settings.metricsPush;
        pushMetrics();
    }
    // A round writes: a disk that takes nothing now has enough that waits.
    if (now >= m_canaryDue) {
        m_canaryDue = now + m_context.settings.canary;
        if (mayWrite())
            lookAtIsolation();
    }
    if (now >= m_expiryDue) {
        m_expiryDue = now + kExpiryInterval;
        expire();
    }
    const SteadyTime metrics = m_context.settings.metricsPush > Milliseconds(0) ? m_metricsDue : SteadyTime::max();
    m_alerts.onTimer(now);
    m_pending.onTimer(now);
    m_queue.onTimer(now);
    m_dueAt = std::min({metrics, m_expiryDue, m_canaryDue, m_tokens.nextAdvance()});
    return dueAt();
}

} // namespace opsroom::hub
