#include "server/hub/offline_desk.h"

#include <algorithm>

namespace opsroom::hub {

namespace {

RoomKey roomOf(const OfflineStore::Box &box)
{
    return {box.nsp, box.tenant, RoomKind::User, box.user};
}

} // namespace

bool OfflineDesk::isThere(const OfflineStore::Box &box)
{
    return m_roster.rooms().find(roomOf(box)).has_value();
}

bool OfflineDesk::keep(const OfflineStore::Box &box, OfflineStore::Item item)
{
    if (isThere(box))
        return false;
    const OfflineStore::Appended appended = m_store.append(box, std::move(item));
    HubCounters::add(m_context.counters.offlineKept, appended.isKept ? 1 : 0);
    HubCounters::add(m_context.counters.offlineDropped, appended.dropped + (appended.isKept ? 0 : 1));
    return appended.isKept;
}

void OfflineDesk::expire()
{
    HubCounters::add(m_context.counters.offlineDropped,
                     m_store.expire(m_context.clock.wallNow() - m_context.settings.offlineAge));
}

std::vector<OfflineStore::Box> OfflineDesk::boxesOf(const Member &member) const
{
    std::vector<OfflineStore::Box> boxes;
    const std::string user(m_roster.userOf(member));
    if (member.tenant != kAllTenants)
        boxes.push_back({member.tenant, member.nsp, user});
    if (member.otherTenants) {
        for (const TenantId tenant : *member.otherTenants)
            boxes.push_back({tenant, member.nsp, user});
    }
    return boxes;
}

void OfflineDesk::arrive(MemberId id)
{
    if (m_store.size() == 0)
        return;
    const Member *member = m_roster.find(id);
    if (member == nullptr)
        return;
    expire();
    for (const OfflineStore::Box &box : boxesOf(*member)) {
        const auto delivery = m_deliveries.find(box);
        if (delivery == m_deliveries.end() || m_roster.find(delivery->second.holder) == nullptr)
            begin(id, box);
    }
}

void OfflineDesk::begin(MemberId id, const OfflineStore::Box &box)
{
    m_deliveries.insert_or_assign(box, Delivery{id, 0, {}});
    fill(box);
}

/// How many more may be on their way to a session, whichever of its tenants they are of.
std::size_t OfflineDesk::freeOf(MemberId id, const Member &member) const
{
    std::size_t waiting = 0;
    for (const OfflineStore::Box &box : boxesOf(member)) {
        if (const auto delivery = m_deliveries.find(box);
            delivery != m_deliveries.end() && delivery->second.holder == id)
            waiting += delivery->second.waiting.size();
    }
    return kWindow - std::min(waiting, kWindow);
}

/// Sends as many as the window holds; a delivery that has nothing left ends. Sending comes last: it may find that the
/// session is gone, and hand the box over.
void OfflineDesk::fill(const OfflineStore::Box &box)
{
    const auto found = m_deliveries.find(box);
    Delivery &delivery = found->second;
    const Member *member = m_roster.find(delivery.holder);
    const SessionKey session = member != nullptr ? member->session : SessionKey{};
    std::vector<std::pair<std::uint64_t, OfflineStore::Item>> toAsk;
    bool isMore = member != nullptr && m_roster.isIn(*member, roomOf(box));
    const std::size_t free = isMore ? freeOf(delivery.holder, *member) : 0;
    while (isMore && toAsk.size() < free) {
        auto items = m_store.after(box, delivery.seq, free - toAsk.size());
        isMore = !items.empty();
        for (OfflineStore::Item &item : items) {
            delivery.seq = item.seq;
            if (!m_context.policy.allows(member->roles, Policy::Subject::Receive, item.name)) {
                HubCounters::add(m_context.counters.withheld);
                continue;
            }
            delivery.waiting.push_back({m_nextAck, item.seq});
            toAsk.emplace_back(m_nextAck++, std::move(item));
        }
    }
    if (delivery.waiting.empty() && !isMore)
        m_deliveries.erase(found);
    for (const auto &[ackId, item] : toAsk)
        m_context.sink.ask(session, ackId, item.name, item.argument);
}

void OfflineDesk::acknowledge(MemberId id, std::uint64_t ackId)
{
    const Member *member = m_roster.find(id);
    if (member == nullptr)
        return;
    const std::vector<OfflineStore::Box> boxes = boxesOf(*member);
    for (const OfflineStore::Box &box : boxes) {
        const auto delivery = m_deliveries.find(box);
        if (delivery == m_deliveries.end() || delivery->second.holder != id)
            continue;
        auto &waiting = delivery->second.waiting;
        const auto asked = std::find_if(waiting.begin(), waiting.end(),
                                        [ackId](const Asked &one) { return one.ackId == ackId; });
        if (asked == waiting.end())
            continue;
        m_store.remove(box, asked->seq);
        HubCounters::add(m_context.counters.offlineDelivered);
        waiting.erase(asked);
        fillAll(id, boxes);
        return;
    }
}

/// The room that has become free is anybody's among the user's tenants.
void OfflineDesk::fillAll(MemberId id, const std::vector<OfflineStore::Box> &boxes)
{
    for (const OfflineStore::Box &box : boxes) {
        if (const auto delivery = m_deliveries.find(box);
            delivery != m_deliveries.end() && delivery->second.holder == id)
            fill(box);
    }
}

std::vector<OfflineStore::Box> OfflineDesk::release(MemberId id)
{
    std::vector<OfflineStore::Box> released;
    for (auto delivery = m_deliveries.begin(); delivery != m_deliveries.end();) {
        if (delivery->second.holder == id) {
            released.push_back(delivery->first);
            delivery = m_deliveries.erase(delivery);
        } else {
            ++delivery;
        }
    }
    return released;
}

void OfflineDesk::handOver(const std::vector<OfflineStore::Box> &boxes)
{
    for (const OfflineStore::Box &box : boxes) {
        if (const auto room = m_roster.rooms().find(roomOf(box)))
            begin(m_roster.members().keyAt(m_roster.rooms().slots(*room)[0]), box);
    }
}

} // namespace opsroom::hub
