#include "server/hub/transaction_queue.h"

#include "core/base/log.h"
#include "core/contract/event_names.h"
#include "core/contract/identifier.h"
#include "core/protocol/json/writer.h"

namespace opsroom::hub {

Result<QueueStore::Queued> TransactionQueue::queue(TenantId tenant, std::string_view transactionId, json::Value data,
                                                   std::string_view sender)
{
    if (!contract::isIdentifier(transactionId))
        return Failure(Error(ErrorCode::BadRequest, "transactionId is no identifier"));
    if (!data.isObject())
        return Failure(Error(ErrorCode::BadRequest, "the transaction is no object"));
    auto queued = m_store.enqueue(tenant,
                                  {std::string(transactionId), std::string(data.raw()), m_context.clock.wallNow()});
    if (!queued || queued->isDuplicate)
        return queued;
    refreshFigure(tenant);

    std::string body;
    json::Writer(body)
        .beginObject()
        .member("transactionId", transactionId)
        .member("queueSize", queued->size)
        .endObject();
    tell(tenant, contract::event::kTransactionQueued, body, sender);
    return queued;
}

std::optional<QueueStore::Item> TransactionQueue::process(TenantId tenant, std::string_view transactionId,
                                                          std::string_view sender)
{
    auto item = m_store.take(tenant, transactionId);
    if (!item)
        return {};
    refreshFigure(tenant);

    std::string body;
    json::Writer(body)
        .beginObject()
        .member("transactionId", item->transactionId)
        .rawMember("transaction", item->transactionJson)
        .member("queueSize", m_store.size(tenant))
        .endObject();
    tell(tenant, contract::event::kTransactionProcessing, body, sender);
    return item;
}

void TransactionQueue::tell(TenantId tenant, std::string_view event, std::string_view bodyJson, std::string_view sender)
{
    // Our own JSON around a transaction that was validated when it was queued; one level deeper than it was.
    const auto body = m_document.parse(bodyJson, {.depth = json::Limits{}.depth + 1});
    if (!body) {
        log::error("hub", "queue-event-lost", {{"event", event}, {"reason", body.error().detail}});
        return;
    }
    const Outgoing outgoing{.tenant = tenant,
                            .event = event,
                            .body = *body,
                            .broadcastBy = sender,
                            .receivers = m_context.policy.allowed(Policy::Subject::Receive, event),
                            .toTenant = true,
                            .acceptedAt = m_context.clock.steadyNow()};
    if (const auto published = m_publisher.publish(outgoing); !published)
        log::error("hub", "queue-event-lost", {{"event", event}, {"reason", published.error().detail}});
}

void TransactionQueue::refreshFigure(TenantId tenant)
{
    m_context.tenants.figures(tenant).queued.store(static_cast<std::uint32_t>(m_store.size(tenant)),
                                                   std::memory_order_relaxed);
}

void TransactionQueue::expire()
{
    const WallTime limit = m_context.clock.wallNow() - m_context.settings.queuedTransactionAge;
    m_context.tenants.forEach([this, limit](TenantId tenant, const std::string &name, const TenantFigures &) {
        const std::size_t dropped = m_store.expire(tenant, limit);
        if (dropped == 0)
            return;
        log::warning("hub", "queued-transactions-expired", {{"tenant", name}, {"count", dropped}});
        refreshFigure(tenant);
    });
}

} // namespace opsroom::hub
