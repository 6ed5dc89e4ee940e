#pragma once

#include "server/hub/queue_store.h"

#include <cstdint>
#include <list>
#include <string>
#include <unordered_map>

namespace opsroom::store {

/// The reference implementation: queues that end with the process.
class MemoryQueueStore final : public hub::QueueStore
{
public:
    /// \param bound transactions that may wait in one tenant's queue.
    explicit MemoryQueueStore(std::size_t bound) : m_bound(bound) {}

    [[nodiscard]] Result<Queued> enqueue(hub::TenantId tenant, Item item) override;
    [[nodiscard]] std::optional<Item> take(hub::TenantId tenant, std::string_view transactionId) override;
    [[nodiscard]] std::size_t size(hub::TenantId tenant) const override;
    std::size_t expire(hub::TenantId tenant, WallTime limit) override;
    [[nodiscard]] bool isDurable() const override { return false; }

private:
    struct Queue
    {
        std::list<Item> items; ///< oldest first
        std::unordered_map<std::string_view, std::list<Item>::iterator> byId;
    };

    const std::size_t m_bound;
    std::unordered_map<hub::TenantId, Queue> m_queues;
};

} // namespace opsroom::store
