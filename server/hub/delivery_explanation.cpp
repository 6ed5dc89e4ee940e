#include "server/hub/delivery_explanation.h"

#include "core/base/time_text.h"
#include "core/contract/limits.h"
#include "core/protocol/json/writer.h"

#include <algorithm>

namespace opsroom::hub {

namespace {
constexpr std::string_view kDelivered = "delivered";
}

std::optional<HistoryItem> DeliveryExplanation::find(TenantId tenant, const Question &question) const
{
    if (question.eventId.empty()) {
        auto items = m_history.after(tenant, question.seq == 0 ? 0 : question.seq - 1, 1);
        return !items.empty() && items.front().seq == question.seq ? std::optional(std::move(items.front()))
                                                                   : std::nullopt;
    }
    const std::string stamp = R"("eventId":")" + question.eventId + '"';
    for (std::uint64_t before = std::numeric_limits<std::uint64_t>::max();;) {
        auto page = m_history.before(tenant, before, contract::limits::kPageEntries);
        if (page.empty())
            return {};
        before = page.back().seq;
        const auto item = std::find_if(page.begin(), page.end(), [&stamp](const HistoryItem &candidate) {
            return candidate.argument().find(stamp) != std::string_view::npos;
        });
        if (item != page.end())
            return std::move(*item);
    }
}

bool DeliveryExplanation::isInRoomOf(const Member &member, TenantId tenant, const HistoryItem &item)
{
    const auto isIn = [&](TenantId of, RoomKind kind, std::string_view name) {
        return m_roster.isIn(member, {member.nsp, of, kind, name});
    };
    if (item.toTenant && (isIn(tenant, RoomKind::Tenant, {}) || isIn(kAllTenants, RoomKind::Tenant, {})))
        return true;
    if (!item.toUser.empty() && isIn(tenant, RoomKind::User, item.toUser))
        return true;
    return std::any_of(item.toChannels.begin(), item.toChannels.end(), [&](const std::string &channel) {
        return isIn(tenant, RoomKind::Channel, channel) || isIn(kAllTenants, RoomKind::Channel, channel);
    });
}

std::string_view DeliveryExplanation::reason(TenantId tenant, const HistoryItem &item, std::string_view sid)
{
    const auto slot = m_names.find(sid);
    const Member *member = slot ? m_roster.find(m_roster.members().keyAt(*slot)) : nullptr;
    if (member == nullptr || (!member->seesAllTenants && !m_roster.tenantFor(*member, m_context.tenants.name(tenant))))
        return "gone";
    if (member->nsp != item.nsp)
        return "other-namespace";
    if ((member->roles & item.receivers) == 0)
        return "role";
    if (!item.hiddenFrom.empty() && item.hiddenFrom == m_roster.userOf(*member))
        return "subject";
    if (!isInRoomOf(*member, tenant, item)) {
        if (item.toTenant)
            return "not-joined";
        return item.toUser.empty() ? "not-subscribed" : "other-user";
    }
    return item.position <= m_names.position(*slot) ? "connected-later" : kDelivered;
}

Result<std::string> DeliveryExplanation::json(TenantId tenant, const Question &question)
{
    const auto item = find(tenant, question);
    if (!item)
        return Failure(Error(ErrorCode::NotAvailable, "no such publication in the history"));
    const std::string_view why = reason(tenant, *item, question.sid);
    std::string json;
    json::Writer writer(json);
    writer.beginObject()
        .member("ok", true)
        .member("isDelivered", why == kDelivered)
        .member("reason", why)
        .member("event", item->name)
        .member("seq", item->seq)
        .member("at", TimeText(item->at).view())
        .member("receivers", m_context.policy.rolesText(item->receivers))
        .endObject();
    return json;
}

} // namespace opsroom::hub
