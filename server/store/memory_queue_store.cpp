#include "server/store/memory_queue_store.h"

namespace opsroom::store {

Result<hub::QueueStore::Queued> MemoryQueueStore::enqueue(hub::TenantId tenant, Item item)
{
    Queue &queue = m_queues[tenant];
    if (const auto known = queue.byId.find(item.transactionId); known != queue.byId.end()) {
        if (known->second->transactionJson != item.transactionJson)
            return Failure(Error(ErrorCode::BadRequest, "transactionId waits with other data"));
        return Queued{queue.items.size(), true};
    }
    if (queue.items.size() >= m_bound)
        return Failure(Error(ErrorCode::LimitExceeded, "queue of the tenant"));
    queue.items.push_back(std::move(item));
    const auto last = std::prev(queue.items.end());
    queue.byId.emplace(last->transactionId, last);
    return Queued{queue.items.size(), false};
}

std::optional<hub::QueueStore::Item> MemoryQueueStore::take(hub::TenantId tenant, std::string_view transactionId)
{
    const auto known = m_queues.find(tenant);
    if (known == m_queues.end() || known->second.items.empty())
        return {};
    Queue &queue = known->second;
    auto position = queue.items.begin();
    if (!transactionId.empty()) {
        const auto found = queue.byId.find(transactionId);
        if (found == queue.byId.end())
            return {};
        position = found->second;
    }
    queue.byId.erase(position->transactionId);
    Item item = std::move(*position);
    queue.items.erase(position);
    return item;
}

std::size_t MemoryQueueStore::size(hub::TenantId tenant) const
{
    const auto known = m_queues.find(tenant);
    return known == m_queues.end() ? 0 : known->second.items.size();
}

std::size_t MemoryQueueStore::expire(hub::TenantId tenant, WallTime limit)
{
    const auto known = m_queues.find(tenant);
    if (known == m_queues.end())
        return 0;
    Queue &queue = known->second;
    std::size_t dropped = 0;
    while (!queue.items.empty() && queue.items.front().queuedAt < limit) {
        queue.byId.erase(queue.items.front().transactionId);
        queue.items.pop_front();
        ++dropped;
    }
    return dropped;
}

} // namespace opsroom::store
