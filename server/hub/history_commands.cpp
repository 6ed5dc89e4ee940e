#include "core/contract/identifier.h"
#include "core/contract/limits.h"
#include "server/hub/commands.h"
#include "server/hub/read_number.h"

namespace opsroom::hub {

/// What was missed comes as events before the answer. If some of it is lost, none comes, and the answer says from where
/// on the stream can be had.
Commands::Answer Commands::resume(const Command &command)
{
    const json::Value epoch = command.argument.find("epoch");
    const auto seq = command.argument.find("seq").integer();
    const auto until = readNumber(command.argument.find("until"), 0);
    if (!epoch.isString() || !seq || *seq < 0 || !until)
        return Failure(Error(ErrorCode::BadRequest, "expected {epoch, seq, until?}"));
    const auto tenant = targetOf(command);
    if (!tenant)
        return Failure(tenant.error());
    const auto resumed = m_history.resume(command.member, *tenant, epoch.string(), static_cast<std::uint64_t>(*seq),
                                          *until);
    if (!resumed) {
        if (!command.ackId)
            return Failure(resumed.error());
        m_context.counters.countError(resumed.error().code);
        return m_history.errorJson(*tenant, resumed.error());
    }
    return m_history.answerJson(*tenant, *resumed);
}

Commands::Answer Commands::history(const Command &command)
{
    namespace limits = contract::limits;
    const Member &member = memberOf(command);
    const json::Value named = command.argument.find("channel");
    const std::string channel = named.isString() ? named.string() : std::string();
    if (named.isPresent() && !contract::isChannelName(channel))
        return Failure(Error(ErrorCode::BadRequest, "channel: malformed"));
    if (!channel.empty() && !m_context.policy.allows(member.roles, Policy::Subject::Subscribe, channel))
        return Failure(Error(ErrorCode::PermissionDenied));
    const auto from = readNumber(command.argument.find("from"), 0);
    const auto limit = readNumber(command.argument.find("limit"), limits::kPageEntries);
    if (!from || !limit || *limit == 0)
        return Failure(Error(ErrorCode::BadRequest, "expected {channel?, from?, limit?}"));
    const auto tenant = targetOf(command);
    if (!tenant)
        return Failure(tenant.error());
    const History::Query query{channel, *from, std::min<std::size_t>(*limit, limits::kPageEntries)};
    return R"({"ok":true,)" + m_history.pageJson(command.member, *tenant, query) + '}';
}

/// `{eventId | seq, sid}`, of the own tenant.
Commands::Answer Commands::explainDelivery(const Command &command)
{
    if (!m_context.policy.allows(memberOf(command).roles, Policy::Subject::Service, command.name))
        return Failure(Error(ErrorCode::PermissionDenied));
    const json::Value eventId = command.argument.find("eventId");
    const json::Value sid = command.argument.find("sid");
    const auto seq = readNumber(command.argument.find("seq"), 0);
    if (!sid.isString() || !seq || eventId.isString() == (*seq > 0))
        return Failure(Error(ErrorCode::BadRequest, "expected {eventId or seq, sid}"));
    const auto tenant = targetOf(command);
    if (!tenant)
        return Failure(tenant.error());
    return m_explanation.json(*tenant, {eventId.isString() ? eventId.string() : std::string(), *seq, sid.string()});
}

} // namespace opsroom::hub
