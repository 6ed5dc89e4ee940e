#pragma once

#include "core/protocol/json/value.h"
#include "server/hub/publisher.h"
#include "server/hub/queue_store.h"

namespace opsroom::hub {

/// The ordered transaction queue of each tenant, with its events to that tenant and nobody else.
///
/// Thread: the hub's. Limits: those of the store.
class TransactionQueue
{
public:
    TransactionQueue(const HubContext &context, QueueStore &store, Publisher &publisher)
        : m_context(context), m_store(store), m_publisher(publisher)
    {}

    /// Puts a transaction at the end and tells the tenant `transaction-queued {transactionId, queueSize, timestamp}`.
    /// The same transaction again is answered in the same way and not queued twice.
    [[nodiscard]] Result<QueueStore::Queued> queue(TenantId tenant, std::string_view transactionId, json::Value data,
                                                   std::string_view sender);
    /// Takes a transaction out, the oldest one if \a transactionId is empty, and tells the tenant
    /// `transaction-processing {transactionId, transaction, queueSize, timestamp}`.
    [[nodiscard]] std::optional<QueueStore::Item> process(TenantId tenant, std::string_view transactionId,
                                                          std::string_view sender);
    [[nodiscard]] bool isDurable() const { return m_store.isDurable(); }
    /// Drops what nobody processed in time.
    void expire();

private:
    void tell(TenantId tenant, std::string_view event, std::string_view bodyJson, std::string_view sender);
    void refreshFigure(TenantId tenant);

    const HubContext &m_context;
    QueueStore &m_store;
    Publisher &m_publisher;
    json::Document m_document;
};

} // namespace opsroom::hub
