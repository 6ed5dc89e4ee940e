#include "server/hub/transaction_queue.h"

#include "core/base/log.h"
#include "core/base/random_bytes.h"
#include "core/base/time_text.h"
#include "core/contract/event_names.h"
#include "core/contract/identifier.h"
#include "core/protocol/json/writer.h"

namespace opsroom::hub {

namespace {

using State = QueuedTransaction::State;

/// Our own JSON around what was validated when it came in, under whatever limits are configured.
constexpr json::Limits kOwnJson{.depth = 512, .members = 200'000};

} // namespace

TransactionQueue::TransactionQueue(const HubContext &context, QueueStore &store, Publisher &publisher)
    : m_context(context), m_store(store), m_publisher(publisher)
{
    m_store.load([this](TenantId tenant, Item &&item) {
        m_lastPosition = std::max(m_lastPosition, item.position);
        m_queues[tenant].put(std::move(item));
    });
    for (const auto &[tenant, queue] : m_queues)
        refresh(tenant);
}

Result<TransactionQueue::Queued> TransactionQueue::queue(TenantId tenant, std::string_view transactionId,
                                                         json::Value data, const Options &options,
                                                         std::string_view sender)
{
    if (!contract::isIdentifier(transactionId))
        return Failure(Error(ErrorCode::BadRequest, "transactionId is no identifier"));
    if (!data.isObject())
        return Failure(Error(ErrorCode::BadRequest, "the transaction is no object"));
    Item item;
    item.transactionId = transactionId;
    item.idempotencyKey = options.idempotencyKey;
    item.transactionJson = data.raw();
    item.priority = options.priority;
    item.walletId = options.walletId;
    if (const json::Value wallet = data.find("walletId"); item.walletId.empty() && wallet.isString())
        item.walletId = wallet.string();
    if (!item.walletId.empty() && !contract::isIdentifier(item.walletId))
        return Failure(Error(ErrorCode::BadRequest, "walletId is no identifier"));
    if (item.idempotencyKey.size() > contract::limits::kQueueKeyBytes)
        return Failure(Error(ErrorCode::BadRequest, "idempotencyKey is too long"));

    TenantQueue &queue = m_queues[tenant];
    const Item *known = queue.find(transactionId);
    const Item *byKey = item.idempotencyKey.empty() ? known : queue.findByKey(item.idempotencyKey);
    if (byKey != nullptr && byKey != known)
        return Failure(Error(ErrorCode::BadRequest, "idempotencyKey was used with another transaction"));
    if (known != nullptr)
        return repeated(tenant, *known, item);
    if (queue.live() >= m_context.settings.queue.transactions)
        return Failure(Error(ErrorCode::LimitExceeded, "queue of the tenant"));
    while (queue.bytes() + item.bytes() > m_context.settings.queue.bytes && queue.done() > 0)
        forget(tenant, std::string(queue.oldestDone()->transactionId));
    if (queue.bytes() + item.bytes() > m_context.settings.queue.bytes)
        return Failure(Error(ErrorCode::LimitExceeded, "bytes of the tenant's queue"));
    item.position = ++m_lastPosition;
    item.queuedAt = m_context.clock.wallNow();
    put(tenant, item);
    tellQueued(tenant, transactionId, sender);
    return Queued{queue.waiting(), false};
}

/// The same again is answered in the same way; anything else under the same name is a mistake of the sender.
Result<TransactionQueue::Queued> TransactionQueue::repeated(TenantId tenant, const Item &known, const Item &again) const
{
    if (known.transactionJson != again.transactionJson || known.priority != again.priority
        || known.walletId != again.walletId)
        return Failure(Error(ErrorCode::BadRequest, "transactionId is known with other data"));
    return Queued{waiting(tenant), true};
}

const QueuedTransaction *TransactionQueue::find(TenantId tenant, std::string_view transactionId) const
{
    const auto known = m_queues.find(tenant);
    return known == m_queues.end() ? nullptr : known->second.find(transactionId);
}

std::vector<const QueuedTransaction *> TransactionQueue::deadLetters(TenantId tenant, std::uint64_t position,
                                                                     std::size_t most) const
{
    const auto known = m_queues.find(tenant);
    return known == m_queues.end() ? std::vector<const Item *>() : known->second.deadLetters(position, most);
}

Result<void> TransactionQueue::requeue(TenantId tenant, std::string_view transactionId, std::string_view sender)
{
    const Item *known = find(tenant, transactionId);
    if (known == nullptr || known->state != State::Dead)
        return Failure(Error(ErrorCode::NotAvailable, "no dead letter"));
    if (m_queues[tenant].live() >= m_context.settings.queue.transactions)
        return Failure(Error(ErrorCode::LimitExceeded, "queue of the tenant"));
    Item item = *known;
    item.state = State::Waiting;
    item.attempts = 0;
    item.dueAt = WallTime();
    // At the end: a newer one of its wallet may be with a worker.
    item.position = ++m_lastPosition;
    item.queuedAt = m_context.clock.wallNow();
    put(tenant, item);
    tellQueued(tenant, item.transactionId, sender);
    return {};
}

Result<void> TransactionQueue::drop(TenantId tenant, std::string_view transactionId)
{
    const Item *known = find(tenant, transactionId);
    if (known == nullptr || known->state != State::Dead)
        return Failure(Error(ErrorCode::NotAvailable, "no dead letter"));
    forget(tenant, transactionId);
    return {};
}

void TransactionQueue::forget(TenantId tenant, std::string_view transactionId)
{
    m_store.remove(tenant, transactionId);
    m_queues[tenant].remove(transactionId);
}

std::size_t TransactionQueue::waiting(TenantId tenant) const
{
    const auto known = m_queues.find(tenant);
    return known == m_queues.end() ? 0 : known->second.waiting();
}

TransactionQueue::Overview TransactionQueue::overview(TenantId tenant) const
{
    const auto known = m_queues.find(tenant);
    if (known == m_queues.end())
        return {};
    const TenantQueue &queue = known->second;
    Overview overview{.waiting = queue.waiting(),
                      .leased = queue.live() - queue.waiting(),
                      .dead = queue.dead(),
                      .completed = queue.done(),
                      .bytes = queue.bytes(),
                      .oldestQueuedAt = {}};
    if (const Item *oldest = queue.oldestWaiting())
        overview.oldestQueuedAt = oldest->queuedAt;
    return overview;
}

void TransactionQueue::put(TenantId tenant, const Item &item)
{
    m_store.put(tenant, item);
    m_queues[tenant].put(item);
    refresh(tenant);
}

/// Keeps what is done for as long as somebody may repeat it.
void TransactionQueue::remember(TenantId tenant, Item item)
{
    item.state = State::Done;
    item.dueAt = m_context.clock.wallNow() + m_context.settings.idempotencyWindow;
    put(tenant, item);
    TenantQueue &queue = m_queues[tenant];
    if (queue.done() > m_context.settings.idempotencyKeys)
        forget(tenant, std::string(queue.oldestDone()->transactionId));
}

void TransactionQueue::tellQueued(TenantId tenant, std::string_view transactionId, std::string_view sender)
{
    std::string body;
    json::Writer(body)
        .beginObject()
        .member("transactionId", transactionId)
        .member("queueSize", waiting(tenant))
        .endObject();
    tell(tenant, contract::event::kTransactionQueued, body, sender);
}

void TransactionQueue::tell(TenantId tenant, std::string_view event, std::string_view bodyJson, std::string_view sender)
{
    const auto body = m_document.parse(bodyJson, kOwnJson);
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

} // namespace opsroom::hub
