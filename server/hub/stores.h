#pragma once

#include "server/hub/alert_store.h"
#include "server/hub/durability.h"
#include "server/hub/history_store.h"
#include "server/hub/offline_store.h"
#include "server/hub/queue_store.h"

namespace opsroom::hub {

/// Where a hub keeps what outlives a call; all of it outlives the hub.
struct Stores
{
    QueueStore &queue;
    AlertStore &alerts;
    HistoryStore &history;
    OfflineStore &offline;
    const Durability &durability;
};

} // namespace opsroom::hub
