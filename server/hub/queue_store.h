#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/hub/tenant_directory.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace opsroom::hub {

/// Port: transactions that wait to be processed, one queue for each tenant.
///
/// Guarantees: first in, first out within a tenant; a transaction id stands in the queue of a tenant once; the queue of
/// one tenant never holds more than its bound and never more than it was given by that tenant.
/// Thread: the hub's.
class QueueStore
{
public:
    struct Item
    {
        std::string transactionId;
        std::string transactionJson; ///< as it was queued
        WallTime queuedAt{};
    };
    struct Queued
    {
        std::size_t size = 0;     ///< of the queue, with this transaction
        bool isDuplicate = false; ///< the same transaction with the same data was waiting already
    };

    QueueStore() = default;
    QueueStore(const QueueStore &) = delete;
    QueueStore &operator=(const QueueStore &) = delete;
    virtual ~QueueStore() = default;

    /// \returns LimitExceeded when the queue is full, BadRequest if the id waits with other data.
    [[nodiscard]] virtual Result<Queued> enqueue(TenantId tenant, Item item) = 0;
    /// Takes a transaction out; the oldest one if \a transactionId is empty. \returns nothing if it does not wait.
    [[nodiscard]] virtual std::optional<Item> take(TenantId tenant, std::string_view transactionId) = 0;
    [[nodiscard]] virtual std::size_t size(TenantId tenant) const = 0;
    /// Drops what has waited since before \a limit. \returns how many were dropped.
    virtual std::size_t expire(TenantId tenant, WallTime limit) = 0;
    /// Whether a queued transaction survives a restart.
    [[nodiscard]] virtual bool isDurable() const = 0;
};

} // namespace opsroom::hub
