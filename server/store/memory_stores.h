#pragma once

#include "server/hub/stores.h"
#include "server/store/memory_alert_store.h"
#include "server/store/memory_history_store.h"
#include "server/store/memory_offline_store.h"
#include "server/store/memory_queue_store.h"
#include "server/store/store_bounds.h"

namespace opsroom::store {

/// Everything that a hub keeps, in memory: the reference implementations together.
class MemoryStores
{
public:
    explicit MemoryStores(const StoreBounds &bounds)
        : m_alerts(bounds.openAlerts, bounds.closedAlerts),
          m_history(bounds.historyItems, bounds.historyBytes),
          m_offline(bounds.offlineItems, bounds.offlineBytes)
    {}

    [[nodiscard]] hub::Stores ports() { return {m_queue, m_alerts, m_history, m_offline, m_durability}; }

private:
    MemoryQueueStore m_queue;
    MemoryAlertStore m_alerts;
    MemoryHistoryStore m_history;
    MemoryOfflineStore m_offline;
    hub::NoDurability m_durability;
};

} // namespace opsroom::store
