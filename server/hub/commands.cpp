#include "server/hub/commands.h"

#include "core/base/time_text.h"
#include "core/contract/event_names.h"
#include "core/protocol/json/writer.h"
#include "server/hub/reply.h"

#include <algorithm>
#include <array>

namespace opsroom::hub {

namespace {

constexpr std::string_view kOk = R"({"ok":true})";

/// `{"ok":true,"<name>":"<text>"}`
std::string okWith(std::string_view name, std::string_view text)
{
    std::string json;
    json::Writer(json).beginObject().member("ok", true).member(name, text).endObject();
    return json;
}

std::string objectWith(std::string_view name, std::string_view text)
{
    std::string json;
    json::Writer(json).beginObject().member(name, text).endObject();
    return json;
}

/// Whether a command leaves something behind that has to survive.
bool changesStore(std::string_view command)
{
    namespace name = contract::command;
    constexpr std::array kChanging{name::kTransactionUpdate, name::kWalletUpdate,       name::kComplianceAlert,
                                   name::kAlertAcknowledge,  name::kAlertUnacknowledge, name::kAlertShelve,
                                   name::kAlertUnshelve,     name::kAlertAssign,        name::kAlertNote,
                                   name::kAlertCase,         name::kAlertResolve};
    return std::find(kChanging.begin(), kChanging.end(), command) != kChanging.end() || QueueDesk::changes(command);
}

} // namespace

Commands::Commands(const HubContext &context, const TokenVerifier &verifier, Roster &roster, Publisher &publisher,
                   AlertDesk &alerts, History &history, QueueDesk &queue, MetricsReport &report, FairShare &share,
                   const Durability &durability, PendingAnswers &pending, DeliveryExplanation &explanation,
                   OperatorDesk &operators, std::function<void(MemberId, const Claims &)> renewed)
    : m_context(context),
      m_verifier(verifier),
      m_roster(roster),
      m_publisher(publisher),
      m_alerts(alerts),
      m_history(history),
      m_queue(queue),
      m_report(report),
      m_share(share),
      m_durability(durability),
      m_pending(pending),
      m_explanation(explanation),
      m_operators(operators),
      m_renewed(std::move(renewed))
{}

void Commands::handle(const Command &command)
{
    if (m_roster.find(command.member) == nullptr)
        return;
    HubCounters::add(m_context.counters.commands);
    // Whatever a command does may end the session that sent it, and its member is gone then.
    const SessionKey session = memberOf(command).session;
    if (!isWithinRate(command))
        answer(command, session, Failure(Error(ErrorCode::TooManyRequests)));
    else if (OperatorDesk::knows(command.name))
        operatorOrder(command);
    else
        answer(command, session, execute(command));
}

void Commands::answer(const Command &command, SessionKey session, const Answer &answer)
{
    if (!answer)
        refuse(session, command, answer.error());
    else if (command.ackId && changesStore(command.name) && m_durability.isDurable())
        m_pending.whenCommitted([this, session, ackId = *command.ackId, json = *answer](bool isStored) {
            if (!isStored)
                m_context.counters.countError(notYetStored().code);
            m_context.sink.ack(session, ackId, isStored ? json : errorJson(notYetStored()));
        });
    else if (command.ackId)
        m_context.sink.ack(session, *command.ackId, *answer);
}

/// The answer may come when the command is gone, and the session too.
void Commands::operatorOrder(const Command &command)
{
    Command asked{.member = command.member,
                  .name = {},
                  .argument = {},
                  .attachments = {},
                  .ackId = command.ackId,
                  .arrivedAt = command.arrivedAt};
    m_operators.carryOut(command.name, command.member, command.argument,
                         [this, asked, session = memberOf(command).session,
                          name = std::string(command.name)](const Answer &outcome) mutable {
                             asked.name = name;
                             answer(asked, session, outcome);
                         });
}

ActionLog::Action Commands::actionOf(const Member &member, const Command &command, std::string_view object) const
{
    const bool isNobodys = member.tenant == kAllTenants;
    return {m_roster.userOf(member), isNobodys ? std::string_view() : m_context.tenants.name(member.tenant),
            command.name, object};
}

void Commands::refuse(SessionKey session, const Command &command, const Error &error)
{
    m_context.counters.countError(error.code);
    if (const Member *member = m_roster.find(command.member); member != nullptr && m_context.actions != nullptr)
        m_context.actions->refused(actionOf(*member, command, {}), error.code);
    if (command.ackId)
        m_context.sink.ack(session, *command.ackId, errorJson(error));
    else
        m_context.sink.emit(session, contract::event::kError, errorEventJson(command.name, error));
}

/// Refuses what comes too fast; who goes on for several seconds is sent away.
bool Commands::isWithinRate(const Command &command)
{
    Member &member = memberOf(command);
    std::size_t bytes = command.name.size() + (command.argument.isPresent() ? command.argument.raw().size() : 0);
    for (const std::string &attachment : command.attachments)
        bytes += attachment.size();
    const Milliseconds wait = m_share.take(member, bytes, command.arrivedAt);
    if (wait == Milliseconds(0))
        return true;

    const auto second = static_cast<std::uint32_t>(
        std::chrono::duration_cast<std::chrono::seconds>(command.arrivedAt.time_since_epoch()).count());
    if (member.violations > 0 && member.violationSecond == second)
        return false;
    // One notice and one violation a second, however many commands were refused in it.
    member.violations = member.violationSecond + 1 == second ? static_cast<std::uint8_t>(member.violations + 1) : 1;
    member.violationSecond = second;
    if (member.violations > m_context.settings.rateViolations) {
        m_context.sink.close(member.session, contract::CloseCode::TooManyRequests);
        return false;
    }
    std::string notice;
    json::Writer(notice).beginObject().member("retryAfterMs", wait.count()).endObject();
    m_context.sink.emit(member.session, contract::event::kRateLimited, notice);
    return false;
}

Commands::Answer Commands::execute(const Command &command)
{
    namespace name = contract::command;
    using Handler = Answer (Commands::*)(const Command &);
    static constexpr std::array<std::pair<std::string_view, Handler>, 22> kHandlers{{
        {name::kTransactionUpdate, &Commands::transactionUpdate},
        {name::kWalletUpdate, &Commands::walletUpdate},
        {name::kComplianceAlert, &Commands::complianceAlert},
        {name::kPing, &Commands::ping},
        {name::kSubscribe, &Commands::subscribe},
        {name::kUnsubscribe, &Commands::unsubscribe},
        {name::kJoinTenant, &Commands::joinTenant},
        {name::kLeaveTenant, &Commands::leaveTenant},
        {name::kRequestMetrics, &Commands::requestMetrics},
        {name::kRefreshToken, &Commands::refreshToken},
        {name::kAlertAcknowledge, &Commands::alertOrder},
        {name::kAlertUnacknowledge, &Commands::alertOrder},
        {name::kAlertShelve, &Commands::alertOrder},
        {name::kAlertUnshelve, &Commands::alertOrder},
        {name::kAlertAssign, &Commands::alertOrder},
        {name::kAlertNote, &Commands::alertOrder},
        {name::kAlertCase, &Commands::alertOrder},
        {name::kAlertResolve, &Commands::alertOrder},
        {name::kListAlerts, &Commands::listAlerts},
        {name::kResume, &Commands::resume},
        {name::kHistory, &Commands::history},
        {name::kExplainDelivery, &Commands::explainDelivery},
    }};
    if (changesStore(command.name) && !m_durability.mayWrite())
        return Failure(notWritable());
    if (changesStore(command.name) && m_operators.isMuted(command.member))
        return Failure(Error(ErrorCode::PermissionDenied, "an operator has muted this connection"));
    for (const auto &[known, handler] : kHandlers) {
        if (known == command.name)
            return (this->*handler)(command);
    }
    if (QueueDesk::knows(command.name))
        return queueOrder(command);
    return Failure(Error(ErrorCode::MethodNotFound));
}

/// The same as over HTTP, under the same rule of the policy.
Commands::Answer Commands::queueOrder(const Command &command)
{
    const Member &member = memberOf(command);
    if (!m_context.policy.allows(member.roles, Policy::Subject::Service, command.name))
        return Failure(Error(ErrorCode::PermissionDenied));
    const auto tenant = targetOf(command);
    if (!tenant)
        return Failure(tenant.error());
    return m_queue.carryOut(command.name, *tenant, command.argument, m_roster.userOf(member));
}

Result<TenantId> Commands::namedTenant(const Command &command)
{
    if (!command.argument.isString())
        return Failure(Error(ErrorCode::BadRequest, "expected a tenant id"));
    return m_roster.tenantFor(memberOf(command), command.argument.string());
}

Commands::Answer Commands::joinTenant(const Command &command)
{
    const auto tenant = namedTenant(command);
    if (!tenant)
        return Failure(tenant.error());
    m_roster.joinTenant(command.member, *tenant);
    const SessionKey session = memberOf(command).session;
    const std::string &name = m_context.tenants.name(*tenant);
    m_context.sink.emit(session, contract::event::kJoinedTenant, objectWith("tenantId", name));
    m_context.sink.emit(session, contract::event::kTenantStatus, tenantStatusJson(*tenant));
    return okWith("tenantId", name);
}

Commands::Answer Commands::leaveTenant(const Command &command)
{
    const auto tenant = namedTenant(command);
    if (!tenant)
        return Failure(tenant.error());
    m_roster.leaveTenant(command.member, *tenant);
    const std::string &name = m_context.tenants.name(*tenant);
    m_context.sink.emit(memberOf(command).session, contract::event::kLeftTenant, objectWith("tenantId", name));
    return okWith("tenantId", name);
}

std::string Commands::tenantStatusJson(TenantId tenant)
{
    const TenantFigures &figures = m_context.tenants.figures(tenant);
    const Publisher::Position position = m_publisher.position(tenant);
    std::string json;
    json::Writer writer(json);
    writer.beginObject()
        .member("tenantId", m_context.tenants.name(tenant))
        .member("activeUsers", figures.users.load())
        .member("activeConnections", figures.connections.load())
        .name("lastActivity");
    if (const std::int64_t last = figures.lastActivity; last != 0)
        writer.value(TimeText(WallTime(Milliseconds(last))).view());
    else
        writer.null();
    writer.member("state", "active").member("queuedTransactions", figures.queued.load());
    writer.name("stream")
        .beginObject()
        .member("epoch", position.epoch)
        .member("offset", position.seq)
        .endObject()
        .endObject();
    return json;
}

Commands::Answer Commands::requestMetrics(const Command &command)
{
    const Member &member = memberOf(command);
    const std::string json = member.seesAllTenants ? m_report.hubJson() : m_report.tenantJson(member.tenant);
    m_context.sink.emit(member.session, contract::event::kMetricsUpdate, json);
    return std::string(kOk);
}

Commands::Answer Commands::ping(const Command &command)
{
    const TimeText now(m_context.clock.wallNow());
    m_context.sink.emit(memberOf(command).session, contract::event::kPong, objectWith("timestamp", now.view()));
    return okWith("timestamp", now.view());
}

/// A new token for the same user and tenants; the session goes on as if it had begun with it.
Commands::Answer Commands::refreshToken(const Command &command)
{
    const json::Value token = command.argument.isObject() ? command.argument.find("token") : command.argument;
    if (!token.isString())
        return Failure(Error(ErrorCode::BadRequest, "expected a token"));
    const WallTime wall = m_context.clock.wallNow();
    const auto claims = m_verifier.verify(token.string(), wall);
    if (!claims) {
        m_context.counters.countRefusal(claims.error().kind);
        const bool isExpired = claims.error().kind == TokenRefusal::Kind::Expired;
        return Failure(
            Error(isExpired ? ErrorCode::TokenExpired : ErrorCode::Unauthorized, std::string(claims.error().reason)));
    }
    // The verifier tolerates a clock that is off; a session that goes on is not ended for that.
    if (claims->expiresAt <= wall) {
        m_context.counters.countRefusal(TokenRefusal::Kind::Expired);
        return Failure(Error(ErrorCode::TokenExpired));
    }
    if (const auto renewed = m_roster.renew(command.member, *claims); !renewed)
        return Failure(renewed.error());
    Member &member = memberOf(command);
    member.expiresAt = m_context.clock.steadyNow() + (claims->expiresAt - wall);
    member.isWarned = false;
    m_renewed(command.member, *claims);
    return okWith("expiresAt", TimeText(claims->expiresAt).view());
}

} // namespace opsroom::hub
