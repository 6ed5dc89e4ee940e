#include "server/store/memory_alert_store.h"

namespace opsroom::store {

namespace {

template <class Map>
std::optional<std::uint64_t> orderIn(const Map &orders, std::string_view name)
{
    const auto known = orders.find(std::string(name));
    return known == orders.end() ? std::nullopt : std::optional(known->second);
}

} // namespace

std::optional<hub::AlertRecord> MemoryAlertStore::find(hub::AlertScope scope, std::string_view alertId) const
{
    const auto world = m_worlds.find(scope);
    if (world == m_worlds.end())
        return {};
    const auto order = orderIn(world->second.byId, alertId);
    return order ? std::optional(m_alerts.at(*order).record) : std::nullopt;
}

std::optional<hub::AlertRecord> MemoryAlertStore::findByDedupKey(hub::AlertScope scope, std::string_view key) const
{
    const auto world = m_worlds.find(scope);
    if (world == m_worlds.end())
        return {};
    const auto order = orderIn(world->second.byDedupKey, key);
    return order ? std::optional(m_alerts.at(*order).record) : std::nullopt;
}

bool MemoryAlertStore::hasRoom(hub::AlertScope scope) const
{
    const auto world = m_worlds.find(scope);
    return world == m_worlds.end() || world->second.open.size() < m_openBound;
}

Result<void> MemoryAlertStore::save(hub::AlertScope scope, hub::AlertRecord record)
{
    World &world = m_worlds[scope];
    const auto known = orderIn(world.byId, record.alertId);
    const bool wasOpen = known && world.open.contains(*known);
    if (record.isOpen() && !wasOpen && world.open.size() >= m_openBound)
        return Failure(Error(ErrorCode::LimitExceeded, "open alerts of the tenant"));
    record.order = known.value_or(m_lastOrder + 1);
    if (known) {
        const hub::AlertRecord &before = m_alerts.at(*known).record;
        if (before.shelvedUntil)
            m_shelf.erase({*before.shelvedUntil, *known});
    } else {
        ++m_lastOrder;
        world.byId.emplace(record.alertId, record.order);
    }
    if (!record.dedupKey.empty())
        world.byDedupKey[record.dedupKey] = record.order;
    if (record.shelvedUntil)
        m_shelf.insert({*record.shelvedUntil, record.order});
    std::set<std::uint64_t> &openOfAll = m_openOfAll[scope.nsp];
    if (record.isOpen()) {
        world.open.insert(record.order);
        world.closed.erase(record.order);
        openOfAll.insert(record.order);
    } else {
        world.open.erase(record.order);
        world.closed.insert(record.order);
        openOfAll.erase(record.order);
    }
    const std::uint64_t order = record.order;
    m_alerts.insert_or_assign(order, hub::StoredAlert{scope, std::move(record)});
    if (world.closed.size() > m_closedBound)
        forgetOldestClosed(world);
    return {};
}

Result<void> MemoryAlertStore::restore(hub::AlertScope scope, hub::AlertRecord record)
{
    m_lastOrder = record.order - 1;
    return save(scope, std::move(record));
}

void MemoryAlertStore::forgetOldestClosed(World &world)
{
    const std::uint64_t order = *world.closed.begin();
    const hub::AlertRecord &record = m_alerts.at(order).record;
    world.byId.erase(record.alertId);
    if (const auto key = world.byDedupKey.find(record.dedupKey); key != world.byDedupKey.end() && key->second == order)
        world.byDedupKey.erase(key);
    world.closed.erase(order);
    m_alerts.erase(order);
}

std::vector<hub::StoredAlert> MemoryAlertStore::open(hub::AlertScope scope, std::uint64_t before,
                                                     std::size_t most) const
{
    const std::set<std::uint64_t> *orders = nullptr;
    if (scope.tenant == hub::kAllTenants) {
        const auto all = m_openOfAll.find(scope.nsp);
        orders = all == m_openOfAll.end() ? nullptr : &all->second;
    } else {
        const auto world = m_worlds.find(scope);
        orders = world == m_worlds.end() ? nullptr : &world->second.open;
    }
    std::vector<hub::StoredAlert> page;
    if (orders == nullptr)
        return page;
    for (auto next = orders->lower_bound(before); next != orders->begin() && page.size() < most;)
        page.push_back(m_alerts.at(*--next));
    return page;
}

std::vector<hub::StoredAlert> MemoryAlertStore::shelvedUntil(WallTime now, std::size_t most) const
{
    std::vector<hub::StoredAlert> due;
    for (auto next = m_shelf.begin(); next != m_shelf.end() && next->first <= now && due.size() < most; ++next)
        due.push_back(m_alerts.at(next->second));
    return due;
}

std::optional<WallTime> MemoryAlertStore::nextShelfEnd() const
{
    return m_shelf.empty() ? std::nullopt : std::optional(m_shelf.begin()->first);
}

} // namespace opsroom::store
