#include "core/contract/event_names.h"
#include "core/contract/identifier.h"
#include "core/contract/limits.h"
#include "core/protocol/json/writer.h"
#include "server/hub/commands.h"

namespace opsroom::hub {

namespace limits = contract::limits;

AlertDesk::Viewer Commands::viewer(const Command &command, TenantId tenant)
{
    const Member &member = memberOf(command);
    return {{tenant, member.nsp}, member.roles, m_roster.userOf(member)};
}

Commands::Answer Commands::alertOrder(const Command &command)
{
    if (!m_context.policy.allows(memberOf(command).roles, Policy::Subject::Publish, command.name))
        return Failure(Error(ErrorCode::PermissionDenied));
    if (!command.argument.isObject())
        return Failure(Error(ErrorCode::BadRequest, "the payload must be an object"));
    const auto order = readAlertOrder(command.name, command.argument);
    if (!order)
        return Failure(order.error());
    const auto tenant = targetOf(command);
    if (!tenant)
        return Failure(tenant.error());
    const auto alert = m_alerts.carryOut(*order, viewer(command, *tenant));
    if (!alert)
        return Failure(alert.error());
    if (m_context.actions != nullptr)
        m_context.actions->carriedOut(actionOf(memberOf(command), command, order->alertId));
    std::string json;
    json::Writer(json)
        .beginObject()
        .member("ok", true)
        .rawMember("alert", *alert)
        .member("durable", m_durability.isDurable())
        .endObject();
    return json;
}

/// One alert with its trail if an alertId is given, else a page of the open ones.
Commands::Answer Commands::listAlerts(const Command &command)
{
    const Member &member = memberOf(command);
    if (!m_alerts.maySeeAlerts(member.roles))
        return Failure(Error(ErrorCode::PermissionDenied));
    const json::Value argument = command.argument;
    TenantId tenant = kAllTenants;
    if (!member.seesAllTenants || argument.find("tenantId").isPresent() || argument.find("alertId").isPresent()) {
        const auto target = targetOf(command);
        if (!target)
            return Failure(target.error());
        tenant = *target;
    }
    if (const json::Value alertId = argument.find("alertId"); alertId.isPresent()) {
        if (!alertId.isString())
            return Failure(Error(ErrorCode::BadRequest, "alertId must be an identifier"));
        const auto alert = m_alerts.alertJson(viewer(command, tenant), alertId.string());
        return alert ? Answer(R"({"ok":true,"alert":)" + *alert + '}') : Answer(Failure(alert.error()));
    }
    AlertDesk::Query query{.most = limits::kPageEntries};
    if (const json::Value before = argument.find("before"); before.isPresent() && !before.isNull()) {
        const auto order = before.integer();
        if (!order || *order < 0)
            return Failure(Error(ErrorCode::BadRequest, "before must be the answer of the page before"));
        query.before = static_cast<std::uint64_t>(*order);
    }
    if (const json::Value limit = argument.find("limit"); limit.isPresent()) {
        const auto most = limit.integer();
        if (!most || *most < 1)
            return Failure(Error(ErrorCode::BadRequest, "limit must be a number above 0"));
        query.most = std::min(query.most, static_cast<std::size_t>(*most));
    }
    return R"({"ok":true,)" + m_alerts.openJson(viewer(command, tenant), query) + '}';
}

} // namespace opsroom::hub
