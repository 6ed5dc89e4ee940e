#include "core/contract/event_names.h"
#include "core/protocol/json/writer.h"
#include "server/hub/commands.h"
#include "server/hub/reply.h"

namespace opsroom::hub {

namespace {

constexpr std::string_view kTenantPrefix = "tenant:";

struct RefusedChannel
{
    std::string name;
    Error error;
};

/// The channels that a subscribe or unsubscribe names: one string or an array of strings.
Result<std::vector<std::string>> channelsOf(json::Value argument)
{
    std::vector<std::string> channels;
    if (argument.isString()) {
        channels.push_back(argument.string());
    } else {
        for (const json::Value element : argument.elements()) {
            if (!element.isString())
                return Failure(Error(ErrorCode::BadRequest, "a channel is a string"));
            channels.push_back(element.string());
        }
    }
    if (channels.empty())
        return Failure(Error(ErrorCode::BadRequest, "expected a channel or an array of channels"));
    return channels;
}

std::string channelsJson(const std::vector<std::string> &channels, const std::vector<RefusedChannel> &refused,
                         bool isAck)
{
    std::string json;
    json::Writer writer(json);
    writer.beginObject();
    if (isAck)
        writer.member("ok", true);
    writer.name("channels").beginArray();
    for (const std::string &channel : channels)
        writer.value(channel);
    writer.endArray();
    if (!refused.empty()) {
        writer.name("refused").beginArray();
        for (const RefusedChannel &channel : refused) {
            writer.beginObject().member("channel", channel.name);
            writer.rawMember("error", errorJson(channel.error)).endObject();
        }
        writer.endArray();
    }
    writer.endObject();
    return json;
}

} // namespace

/// Subscribing again is no error: clients do it after each reconnection. A tenant's own room may be named as a channel,
/// as the old clients do, and is as closed to strangers as join-tenant is.
Result<void> Commands::subscribeOne(const Command &command, std::string_view channel)
{
    if (channel.starts_with(kTenantPrefix)) {
        const auto tenant = m_roster.tenantFor(memberOf(command), channel.substr(kTenantPrefix.size()));
        if (!tenant)
            return Failure(tenant.error());
        m_roster.joinTenant(command.member, *tenant);
        return {};
    }
    auto subscribed = m_roster.subscribe(command.member, channel);
    if (!subscribed && subscribed.error().code != ErrorCode::AlreadySubscribed)
        return subscribed;
    return {};
}

Commands::Answer Commands::subscribe(const Command &command)
{
    const auto channels = channelsOf(command.argument);
    if (!channels)
        return Failure(channels.error());
    std::vector<std::string> confirmed;
    std::vector<RefusedChannel> refused;
    for (const std::string &channel : *channels) {
        const auto subscribed = subscribeOne(command, channel);
        if (subscribed)
            confirmed.push_back(channel);
        else
            refused.push_back({channel, subscribed.error()});
    }
    if (confirmed.empty())
        return Failure(refused.front().error);
    m_context.sink.emit(memberOf(command).session, contract::event::kSubscriptionConfirmed,
                        channelsJson(confirmed, refused, false));
    return channelsJson(confirmed, refused, true);
}

Commands::Answer Commands::unsubscribe(const Command &command)
{
    const auto channels = channelsOf(command.argument);
    if (!channels)
        return Failure(channels.error());
    for (const std::string &channel : *channels)
        m_roster.unsubscribe(command.member, channel);
    m_context.sink.emit(memberOf(command).session, contract::event::kUnsubscriptionConfirmed,
                        channelsJson(*channels, {}, false));
    return channelsJson(*channels, {}, true);
}

} // namespace opsroom::hub
