#pragma once

#include "server/hub/queued_transaction.h"
#include "server/hub/tenant_directory.h"

#include <functional>
#include <string_view>

namespace opsroom::hub {

/// Port: what is in the transaction queues, for who comes after a restart. The order and the rules are TransactionQueue's.
///
/// Thread: the hub's.
class QueueStore
{
public:
    QueueStore() = default;
    QueueStore(const QueueStore &) = delete;
    QueueStore &operator=(const QueueStore &) = delete;
    virtual ~QueueStore() = default;

    /// Gives everything that is kept, by rising position. Once, before anything else.
    virtual void load(const std::function<void(TenantId, QueuedTransaction &&)> &visit) = 0;
    /// Adds or replaces the transaction of that id.
    virtual void put(TenantId tenant, const QueuedTransaction &transaction) = 0;
    virtual void remove(TenantId tenant, std::string_view transactionId) = 0;
};

} // namespace opsroom::hub
