#pragma once

#include "core/contract/limits.h"
#include "server/hub/stores.h"
#include "server/store/memory_alert_store.h"
#include "server/store/memory_history_store.h"
#include "server/store/memory_queue_store.h"

namespace opsroom::store {

/// Everything that a hub keeps, in memory: the reference implementations together.
class MemoryStores
{
public:
    /// \param queueBound transactions that may wait in one tenant's queue.
    explicit MemoryStores(std::size_t queueBound) : m_queue(queueBound) {}

    [[nodiscard]] hub::Stores ports() { return {m_queue, m_alerts, m_history}; }

private:
    MemoryQueueStore m_queue;
    MemoryAlertStore m_alerts{contract::limits::kOpenAlerts, contract::limits::kClosedAlerts};
    MemoryHistoryStore m_history{contract::limits::kHistoryItems, contract::limits::kHistoryBytes};
};

} // namespace opsroom::store
