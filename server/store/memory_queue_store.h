#pragma once

#include "server/hub/queue_store.h"

#include <map>
#include <string>
#include <utility>

namespace opsroom::store {

/// The reference implementation: what outlives the hub, and ends with the process.
class MemoryQueueStore final : public hub::QueueStore
{
public:
    void load(const std::function<void(hub::TenantId, hub::QueuedTransaction &&)> &visit) override
    {
        std::map<std::uint64_t, std::pair<hub::TenantId, hub::QueuedTransaction>> byPosition;
        for (const auto &[key, transaction] : m_transactions)
            byPosition.emplace(transaction.position, std::pair(key.first, transaction));
        for (auto &[position, entry] : byPosition)
            visit(entry.first, std::move(entry.second));
    }
    void put(hub::TenantId tenant, const hub::QueuedTransaction &transaction) override
    {
        m_transactions.insert_or_assign({tenant, transaction.transactionId}, transaction);
    }
    void remove(hub::TenantId tenant, std::string_view transactionId) override
    {
        m_transactions.erase({tenant, std::string(transactionId)});
    }

private:
    std::map<std::pair<hub::TenantId, std::string>, hub::QueuedTransaction> m_transactions;
};

} // namespace opsroom::store
