#pragma once

#include "core/base/result.h"
#include "core/protocol/json/value.h"
#include "server/hub/publisher.h"
#include "server/hub/queue_store.h"
#include "server/hub/tenant_queue.h"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace opsroom::hub {

/// The transaction queue of each tenant: leases, attempts, dead letters, and the events that tell the tenant, and nobody
/// else, what happens.
///
/// Guarantees: a transaction that was queued is worked on at least once, or ends as a dead letter; nobody gets it while
/// another's lease lasts; transactions of a wallet are worked on one after the other, in their order.
/// Thread: the hub's. Limits: HubSettings::queue.
class TransactionQueue
{
public:
    /// What there is to know about a transaction besides its data.
    struct Options
    {
        std::string_view walletId;       ///< empty: the data's own `walletId`, or none
        std::string_view idempotencyKey; ///< empty: the transactionId alone tells
        std::int32_t priority = 0;
    };
    struct Queued
    {
        std::size_t size = 0;     ///< waiting, with this transaction
        bool isDuplicate = false; ///< the same transaction with the same data is known already
    };
    using Item = QueuedTransaction;
    /// How much there is in a tenant's queue.
    struct Overview
    {
        std::size_t waiting = 0;
        std::size_t leased = 0;
        std::size_t dead = 0;
        std::size_t completed = 0;              ///< and still remembered
        std::size_t bytes = 0;                  ///< of all of them
        std::optional<WallTime> oldestQueuedAt; ///< of those that wait
    };

    /// Takes over what \a store has kept.
    TransactionQueue(const HubContext &context, QueueStore &store, Publisher &publisher);

    /// Puts a transaction at the end and tells `transaction-queued {transactionId, queueSize}`. \returns LimitExceeded
    /// when the queue is full, by number or by bytes, BadRequest if the id or the key is known with other data.
    [[nodiscard]] Result<Queued> queue(TenantId tenant, std::string_view transactionId, json::Value data,
                                       const Options &options, std::string_view sender);
    /// Gives a lease on a transaction, the next one if \a transactionId is empty, and tells `transaction-processing
    /// {transactionId, transaction, attempt, queueSize}`. \returns nothing if it does not wait, NotAvailable if an older
    /// one of its wallet is not done. \param lease zero: as configured.
    [[nodiscard]] Result<std::optional<Item>> process(TenantId tenant, std::string_view transactionId,
                                                      Milliseconds lease, std::string_view worker);
    /// Ends a lease well, and tells `transaction-completed {transactionId, attempt}`; once, if it is said again.
    /// \returns NotAvailable if the lease has ended; for this and the next two.
    [[nodiscard]] Result<void> complete(TenantId tenant, std::string_view transactionId, std::string_view leaseId,
                                        std::string_view worker);
    /// Ends a lease badly: tried again later, or a dead letter after the last attempt or if \a isFinal. Tells
    /// `transaction-failed {transactionId, attempt, reason, retryAt}`; retryAt is null for a dead letter.
    [[nodiscard]] Result<Item> fail(TenantId tenant, std::string_view transactionId, std::string_view leaseId,
                                    std::string_view reason, bool isFinal, std::string_view worker);
    /// Makes a lease end so much later than now. \returns the new end.
    [[nodiscard]] Result<WallTime> extend(TenantId tenant, std::string_view transactionId, std::string_view leaseId,
                                          Milliseconds lease);

    /// \returns null for a transaction that is not known, or no more.
    [[nodiscard]] const Item *find(TenantId tenant, std::string_view transactionId) const;
    [[nodiscard]] std::vector<const Item *> deadLetters(TenantId tenant, std::uint64_t position,
                                                        std::size_t most) const;
    /// Puts a dead letter back at the end of the queue, with all attempts before it. \returns NotAvailable if it is
    /// none, for this and the next; LimitExceeded when the queue is full.
    [[nodiscard]] Result<void> requeue(TenantId tenant, std::string_view transactionId, std::string_view sender);
    [[nodiscard]] Result<void> drop(TenantId tenant, std::string_view transactionId);
    [[nodiscard]] std::size_t waiting(TenantId tenant) const;
    [[nodiscard]] Overview overview(TenantId tenant) const;

    /// Ends leases whose time is up, and gives up on what nobody worked on in time: it ends as a dead letter.
    /// \returns when to be called at the latest.
    SteadyTime onTimer(SteadyTime now);
    [[nodiscard]] SteadyTime dueAt() const { return m_dueAt; }

private:
    [[nodiscard]] Result<Queued> repeated(TenantId tenant, const Item &known, const Item &again) const;
    [[nodiscard]] Result<Item> leased(TenantId tenant, std::string_view transactionId, std::string_view leaseId) const;
    void put(TenantId tenant, const Item &item);
    void remember(TenantId tenant, Item item);
    void forget(TenantId tenant, std::string_view transactionId);
    Item giveBack(TenantId tenant, Item item, std::string_view reason, bool isFinal, std::string_view sender);
    void tell(TenantId tenant, std::string_view event, std::string_view bodyJson, std::string_view sender);
    void tellQueued(TenantId tenant, std::string_view transactionId, std::string_view sender);
    void refresh(TenantId tenant);
    void rearm();
    void endLeases(TenantId tenant, TenantQueue &queue, WallTime now);
    void giveUpOnOld(TenantId tenant, TenantQueue &queue, WallTime now);

    const HubContext &m_context;
    QueueStore &m_store;
    Publisher &m_publisher;
    json::Document m_document;
    std::unordered_map<TenantId, TenantQueue> m_queues;
    std::unordered_map<TenantId, WallTime> m_dueOf; ///< max: nothing is due
    std::set<std::pair<WallTime, TenantId>> m_dues; ///< the same, the earliest first
    std::uint64_t m_lastPosition = 0;
    SteadyTime m_dueAt = SteadyTime::max();
};

} // namespace opsroom::hub
