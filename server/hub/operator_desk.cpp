#include "server/hub/operator_desk.h"

#include "core/base/log.h"
#include "core/base/time_text.h"
#include "core/contract/event_names.h"
#include "core/protocol/json/writer.h"
#include "server/hub/read_number.h"
#include "server/hub/reply.h"
#include "server/hub/revocation_request.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace opsroom::hub {

namespace {

namespace name = contract::command;

constexpr std::string_view kOk = R"({"ok":true})";

Failure<Error> notThere()
{
    return Failure(Error(ErrorCode::NotAvailable, "no such connection"));
}

/// A text of an operator, as it may be shown to others and kept.
Result<std::string> reasonOf(json::Value order)
{
    const json::Value reason = order.find("reason");
    if (!reason.isPresent())
        return std::string();
    if (!reason.isString() || reason.string().size() > OperatorDesk::kReasonBytes)
        return Failure(Error(ErrorCode::BadRequest, "reason: expected a text of at most 200 bytes"));
    return reason.string();
}

/// With which code a client is sent away: the one that is asked for, or by whether it may come back.
Result<contract::CloseCode> closeCodeOf(json::Value order)
{
    const auto mayComeBack = order.find("reconnect").boolean();
    const json::Value chosen = order.find("code");
    if (!chosen.isPresent())
        return mayComeBack.value_or(false) ? contract::CloseCode::ForceReconnect : contract::CloseCode::Kicked;
    const auto number = readNumber(chosen, 0);
    const bool isCode = number && *number <= std::numeric_limits<std::uint16_t>::max();
    const auto code = static_cast<contract::CloseCode>(isCode ? *number : 0);
    if (contract::reasonOf(code).empty() || (mayComeBack && *mayComeBack != contract::mayReconnect(code)))
        return Failure(Error(ErrorCode::BadRequest, "code: expected one of the hub's, and reconnect to agree with it"));
    return code;
}

} // namespace

bool OperatorDesk::knows(std::string_view command)
{
    constexpr std::array kCommands{name::kListConnections,   name::kListRooms,  name::kDisconnectClient,
                                   name::kUnsubscribeClient, name::kMuteClient, name::kRevoke};
    return std::find(kCommands.begin(), kCommands.end(), command) != kCommands.end();
}

void OperatorDesk::carryOut(std::string_view command, MemberId by, json::Value order, const Answer &answer)
{
    if (!m_context.policy.allows(m_roster.find(by)->roles, Policy::Subject::Service, command))
        answer(Failure(Error(ErrorCode::PermissionDenied)));
    else if (!order.isObject())
        answer(Failure(Error(ErrorCode::BadRequest, "expected an object")));
    else if (command == name::kListConnections)
        listConnections(by, order, answer);
    else if (command == name::kListRooms)
        answer(listRooms(by, order));
    else if (command == name::kDisconnectClient)
        answer(disconnectClient(by, order));
    else if (command == name::kUnsubscribeClient)
        answer(unsubscribeClient(by, order));
    else if (command == name::kMuteClient)
        answer(muteClient(by, order));
    else
        answer(revoke(by, order));
}

std::string_view OperatorDesk::nameOf(TenantId tenant) const
{
    return tenant == kAllTenants ? std::string_view() : m_context.tenants.name(tenant);
}

bool OperatorDesk::mayKnow(const Member &by, TenantId tenant) const
{
    if (by.seesAllTenants)
        return true;
    return tenant != kAllTenants
           && (by.tenant == tenant
               || (by.otherTenants
                   && std::find(by.otherTenants->begin(), by.otherTenants->end(), tenant) != by.otherTenants->end()));
}

/// Of a session for several tenants, the first one counts: it is that one's.
bool OperatorDesk::mayKnow(const Member &by, const Member &whom) const
{
    return !ProbeSink::isProbe(whom.session) && mayKnow(by, whom.tenant);
}

Result<MemberId> OperatorDesk::clientOf(const Member &by, json::Value order)
{
    const json::Value sid = order.find("sid");
    if (!sid.isString())
        return Failure(Error(ErrorCode::BadRequest, "sid: expected a text"));
    const auto slot = m_names.find(sid.string());
    if (!slot)
        return notThere();
    const MemberId id = m_roster.members().keyAt(*slot);
    const Member *member = m_roster.find(id);
    if (member == nullptr || !mayKnow(by, *member))
        return notThere();
    return id;
}

OperatorDesk::Outcome OperatorDesk::disconnectClient(MemberId by, json::Value order)
{
    const auto client = clientOf(*m_roster.find(by), order);
    const auto reason = reasonOf(order);
    if (!client)
        return Failure(client.error());
    if (!reason)
        return Failure(reason.error());
    const auto code = closeCodeOf(order);
    if (!code)
        return Failure(code.error());
    const SessionKey session = m_roster.find(*client)->session;
    log(name::kDisconnectClient, by, *client, *reason);
    m_context.sink.emit(session, contract::event::kDisconnected,
                        farewellJson(*code, m_context.clock.wallNow(), *reason));
    m_context.sink.close(session, *code);
    return std::string(kOk);
}

OperatorDesk::Outcome OperatorDesk::unsubscribeClient(MemberId by, json::Value order)
{
    const auto client = clientOf(*m_roster.find(by), order);
    const auto reason = reasonOf(order);
    const json::Value channel = order.find("channel");
    if (!client)
        return Failure(client.error());
    if (!reason)
        return Failure(reason.error());
    if (!channel.isString())
        return Failure(Error(ErrorCode::BadRequest, "channel: expected a text"));
    if (!m_roster.unsubscribe(*client, channel.string()))
        return Failure(Error(ErrorCode::UnknownChannel));
    log(name::kUnsubscribeClient, by, *client, *reason);
    std::string json;
    json::Writer(json)
        .beginObject()
        .name("channels")
        .beginArray()
        .value(channel.string())
        .endArray()
        .member("message", *reason)
        .endObject();
    m_context.sink.emit(m_roster.find(*client)->session, contract::event::kUnsubscriptionConfirmed, json);
    return std::string(kOk);
}

OperatorDesk::Outcome OperatorDesk::muteClient(MemberId by, json::Value order)
{
    const auto client = clientOf(*m_roster.find(by), order);
    const auto reason = reasonOf(order);
    const auto forMs = readNumber(order.find("forMs"), std::numeric_limits<std::uint64_t>::max());
    if (!client)
        return Failure(client.error());
    if (!reason)
        return Failure(reason.error());
    if (!forMs || *forMs > static_cast<std::uint64_t>(MuteTable::kLongest.count()))
        return Failure(Error(ErrorCode::BadRequest, "forMs: expected milliseconds, at most 24 hours; 0 ends it"));
    const SteadyTime now = m_context.clock.steadyNow();
    if (*forMs == 0)
        m_mutes.unmute(*client);
    else if (!m_mutes.mute(*client, now + Milliseconds(*forMs), now))
        return Failure(Error(ErrorCode::LimitExceeded, "too many clients are muted"));
    log(name::kMuteClient, by, *client, *reason);
    return std::string(kOk);
}

OperatorDesk::Outcome OperatorDesk::revoke(MemberId by, json::Value order)
{
    if (!m_context.revoke)
        return Failure(Error(ErrorCode::NotAvailable, "nobody keeps revocations"));
    const Member &caller = *m_roster.find(by);
    auto revocation = readRevocation(order, m_context.clock.wallNow());
    if (!revocation)
        return Failure(revocation.error());
    if (!caller.seesAllTenants) {
        if (revocation->tenantId.empty())
            revocation->tenantId = nameOf(caller.tenant);
        const auto tenant = m_context.tenants.find(revocation->tenantId);
        if (!tenant || !mayKnow(caller, *tenant))
            return Failure(Error(ErrorCode::PermissionDenied));
    }
    const auto ended = m_context.revoke(*revocation, m_roster.userOf(caller));
    if (!ended)
        return Failure(ended.error());
    std::string json;
    json::Writer(json).beginObject().member("ok", true).member("ended", *ended).endObject();
    return json;
}

void OperatorDesk::log(std::string_view command, MemberId by, MemberId whom, std::string_view reason)
{
    if (m_context.actions == nullptr)
        return;
    const Member &member = *m_roster.find(by);
    const Member &client = *m_roster.find(whom);
    const std::string object = std::string(nameOf(client.tenant)) + '/' + std::string(m_roster.userOf(client));
    m_context.actions->carriedOut({m_roster.userOf(member), nameOf(member.tenant), command, object, reason});
}

} // namespace opsroom::hub
