#include "core/contract/event_names.h"
#include "core/contract/payload/compliance_alert.h"
#include "core/contract/payload/transaction_update.h"
#include "core/contract/payload/wallet_update.h"
#include "core/protocol/json/writer.h"
#include "server/hub/alert_channel.h"
#include "server/hub/commands.h"

#include <array>

namespace opsroom::hub {

namespace {

std::string publishedJson(const Published &published, bool isDurable)
{
    std::string json;
    json::Writer writer(json);
    writer.beginObject()
        .member("ok", true)
        .member("eventId", published.eventId)
        .member("seq", published.seq)
        .member("durable", isDurable);
    if (published.isDuplicate)
        writer.member("duplicate", true);
    writer.endObject();
    return json;
}

} // namespace

/// The tenant that a publication goes to: the token's own, whatever the payload says. Only who may enter several has a
/// choice, and names it in the payload's tenantId.
Result<TenantId> Commands::targetOf(const Command &command)
{
    const Member &member = memberOf(command);
    if (!member.seesAllTenants && !member.otherTenants)
        return member.tenant;
    const json::Value named = command.argument.find("tenantId");
    if (!named.isPresent() && member.tenant != kAllTenants)
        return member.tenant;
    if (!named.isString())
        return Failure(Error(ErrorCode::BadRequest, "tenantId: needed, the token is for several tenants"));
    return m_roster.tenantFor(member, named.string());
}

/// Fills in what every publication of a client has in common.
Result<Outgoing> Commands::addressed(const Command &command, Outgoing outgoing)
{
    const Member &member = memberOf(command);
    const auto tenant = targetOf(command);
    if (!tenant)
        return Failure(tenant.error());
    outgoing.nsp = member.nsp;
    outgoing.tenant = *tenant;
    outgoing.body = command.argument;
    outgoing.attachments = command.attachments;
    outgoing.broadcastBy = m_roster.userOf(member);
    outgoing.toTenant = true;
    outgoing.acceptedAt = command.arrivedAt;
    return outgoing;
}

Commands::Answer Commands::publish(const Command &command, Outgoing outgoing)
{
    const auto complete = addressed(command, outgoing);
    if (!complete)
        return Failure(complete.error());
    const auto published = m_publisher.publish(*complete);
    if (!published)
        return Failure(published.error());
    return publishedJson(*published, m_durability.isDurable());
}

Commands::Answer Commands::transactionUpdate(const Command &command)
{
    if (!m_context.policy.allows(memberOf(command).roles, Policy::Subject::Publish, command.name))
        return Failure(Error(ErrorCode::PermissionDenied));
    const auto update = contract::readTransactionUpdate(command.argument);
    if (!update)
        return Failure(update.error());
    const std::array channels{"transaction:" + std::string(update->transactionId)};
    return publish(
        command, {.event = contract::event::kTransactionUpdated,
                  .type = "transaction",
                  .idempotencyKey = update->idempotencyKey.view(),
                  .receivers = m_context.policy.allowed(Policy::Subject::Receive, contract::event::kTransactionUpdated),
                  .toChannels = channels});
}

Commands::Answer Commands::walletUpdate(const Command &command)
{
    if (!m_context.policy.allows(memberOf(command).roles, Policy::Subject::Publish, command.name))
        return Failure(Error(ErrorCode::PermissionDenied));
    const auto update = contract::readWalletUpdate(command.argument);
    if (!update)
        return Failure(update.error());
    const std::array channels{"wallet:" + std::string(update->walletId)};
    return publish(command,
                   {.event = contract::event::kWalletUpdated,
                    .type = "wallet",
                    .idempotencyKey = update->idempotencyKey.view(),
                    .receivers = m_context.policy.allowed(Policy::Subject::Receive, contract::event::kWalletUpdated),
                    .toChannels = channels});
}

Commands::Answer Commands::complianceAlert(const Command &command)
{
    if (!m_context.policy.allows(memberOf(command).roles, Policy::Subject::Publish, command.name))
        return Failure(Error(ErrorCode::PermissionDenied));
    const auto alert = contract::readComplianceAlert(command.argument);
    if (!alert)
        return Failure(alert.error());
    const std::array channels{std::string(kAlertsChannel)};
    const auto outgoing = addressed(command, {.idempotencyKey = alert->idempotencyKey.view(), .toChannels = channels});
    if (!outgoing)
        return Failure(outgoing.error());
    const auto published = m_alerts.raise(*outgoing, *alert);
    if (!published)
        return Failure(published.error());
    return publishedJson(*published, m_durability.isDurable());
}

} // namespace opsroom::hub
