#include "server/hub/queue_desk.h"

#include "core/base/time_text.h"
#include "core/contract/limits.h"
#include "core/protocol/json/writer.h"

#include <algorithm>
#include <array>

namespace opsroom::hub {

namespace limits = contract::limits;

namespace {

/// A text that may be absent, and is empty then.
std::string textIn(json::Value body, std::string_view name)
{
    const json::Value value = body.find(name);
    return value.isString() ? value.string() : std::string();
}

/// A member of another type than the one that is meant must not count as absent: the order would mean something else.
Result<void> checkTypes(json::Value body)
{
    constexpr std::array<std::string_view, 5> kTexts{"transactionId", "walletId", "idempotencyKey", "leaseId",
                                                     "reason"};
    for (const std::string_view name : kTexts) {
        if (const json::Value value = body.find(name); value.isPresent() && !value.isString())
            return Failure(Error(ErrorCode::BadRequest, std::string(name) + ": expected a text"));
    }
    if (const json::Value isFinal = body.find("final"); isFinal.isPresent() && !isFinal.boolean())
        return Failure(Error(ErrorCode::BadRequest, "final: expected true or false"));
    return {};
}

/// A whole number between bounds that may be absent.
Result<std::int64_t> numberIn(json::Value body, std::string_view name, std::int64_t otherwise, std::int64_t least,
                              std::int64_t most)
{
    const json::Value value = body.find(name);
    if (!value.isPresent() || value.isNull())
        return otherwise;
    const auto number = value.integer();
    if (!number || *number < least || *number > most)
        return Failure(Error(ErrorCode::BadRequest, std::string(name) + ": expected " + std::to_string(least) + " to "
                                                        + std::to_string(most)));
    return *number;
}

Result<Milliseconds> leaseIn(json::Value body)
{
    const auto lease = numberIn(body, "leaseMs", 0, 1, Milliseconds(limits::kQueueLongestLease).count());
    return lease ? Result<Milliseconds>(Milliseconds(*lease)) : Result<Milliseconds>(Failure(lease.error()));
}

void describe(json::Writer &writer, const QueuedTransaction &item)
{
    writer.member("transactionId", item.transactionId).member("state", textOf(item.state));
    if (!item.walletId.empty())
        writer.member("walletId", item.walletId);
    writer.member("priority", item.priority)
        .member("attempts", item.attempts)
        .member("queuedAt", TimeText(item.queuedAt).view());
    if (item.state == QueuedTransaction::State::Leased)
        writer.member("worker", item.worker).member("leaseUntil", TimeText(item.dueAt).view());
    if (item.state == QueuedTransaction::State::Waiting && item.dueAt != WallTime())
        writer.member("retryAt", TimeText(item.dueAt).view());
    if (!item.reason.empty())
        writer.member("reason", item.reason);
}

} // namespace

const QueueDesk::Operation *QueueDesk::find(std::string_view name)
{
    static constexpr std::array<Operation, 10> kOperations{{
        {"queue-transaction", true, &QueueDesk::queue},
        {"process-transaction", true, &QueueDesk::process},
        {"complete-transaction", true, &QueueDesk::complete},
        {"fail-transaction", true, &QueueDesk::fail},
        {"extend-transaction", true, &QueueDesk::extend},
        {"transaction-status", false, &QueueDesk::status},
        {"queue-overview", false, &QueueDesk::overview},
        {"dead-letters", false, &QueueDesk::deadLetters},
        {"requeue-transaction", true, &QueueDesk::requeue},
        {"drop-transaction", true, &QueueDesk::drop},
    }};
    const auto known = std::find_if(kOperations.begin(), kOperations.end(),
                                    [name](const Operation &operation) { return operation.name == name; });
    return known == kOperations.end() ? nullptr : &*known;
}

bool QueueDesk::knows(std::string_view operation)
{
    return find(operation) != nullptr;
}

bool QueueDesk::changes(std::string_view operation)
{
    const Operation *known = find(operation);
    return known != nullptr && known->isChange;
}

Result<std::string> QueueDesk::carryOut(std::string_view operation, TenantId tenant, json::Value body,
                                        std::string_view caller)
{
    const Operation *known = find(operation);
    if (known == nullptr)
        return Failure(Error(ErrorCode::MethodNotFound));
    if (!body.isObject())
        return Failure(Error(ErrorCode::BadRequest, "expected an object"));
    if (const auto checked = checkTypes(body); !checked)
        return Failure(checked.error());
    const Order order{tenant, body, caller, textIn(body, "transactionId")};
    auto answer = (this->*known->run)(order);
    // Back ends' work has its own events; what operators do to dead letters has to be accounted for.
    const bool isOperators = known->run == &QueueDesk::requeue || known->run == &QueueDesk::drop;
    if (answer && isOperators && m_context.actions != nullptr)
        m_context.actions->carriedOut({caller, m_context.tenants.name(tenant), operation, order.transactionId});
    return answer;
}

std::string QueueDesk::done() const
{
    std::string json;
    json::Writer(json).beginObject().member("ok", true).member("durable", m_durability.isDurable()).endObject();
    return json;
}

QueueDesk::Answer QueueDesk::queue(const Order &order)
{
    const auto priority = numberIn(order.body, "priority", 0, -limits::kQueuePriority, limits::kQueuePriority);
    if (!priority)
        return Failure(priority.error());
    const std::string walletId = textIn(order.body, "walletId");
    const std::string key = textIn(order.body, "idempotencyKey");
    const auto queued = m_queue.queue(order.tenant, order.transactionId, order.body.find("data"),
                                      {walletId, key, static_cast<std::int32_t>(*priority)}, order.caller);
    if (!queued)
        return Failure(queued.error());
    std::string json;
    json::Writer writer(json);
    writer.beginObject()
        .member("ok", true)
        .member("queueSize", queued->size)
        .member("durable", m_durability.isDurable());
    if (queued->isDuplicate)
        writer.member("duplicate", true);
    writer.endObject();
    return json;
}

QueueDesk::Answer QueueDesk::process(const Order &order)
{
    const auto lease = leaseIn(order.body);
    if (!lease)
        return Failure(lease.error());
    const auto item = m_queue.process(order.tenant, order.transactionId, *lease, order.caller);
    if (!item)
        return Failure(item.error());
    std::string json;
    json::Writer writer(json);
    writer.beginObject().member("ok", true);
    if (*item) {
        writer.member("transactionId", (*item)->transactionId)
            .rawMember("transaction", (*item)->transactionJson)
            .member("leaseId", (*item)->leaseId)
            .member("leaseUntil", TimeText((*item)->dueAt).view())
            .member("attempt", (*item)->attempts);
    } else {
        writer.name("transaction").null();
    }
    writer.member("durable", m_durability.isDurable()).endObject();
    return json;
}

QueueDesk::Answer QueueDesk::complete(const Order &order)
{
    const auto completed = m_queue.complete(order.tenant, order.transactionId, textIn(order.body, "leaseId"),
                                            order.caller);
    return completed ? Answer(done()) : Answer(Failure(completed.error()));
}

QueueDesk::Answer QueueDesk::fail(const Order &order)
{
    const bool isFinal = order.body.find("final").boolean().value_or(false);
    const auto item = m_queue.fail(order.tenant, order.transactionId, textIn(order.body, "leaseId"),
                                   textIn(order.body, "reason"), isFinal, order.caller);
    if (!item)
        return Failure(item.error());
    std::string json;
    json::Writer writer(json);
    writer.beginObject().member("ok", true);
    describe(writer, *item);
    writer.member("durable", m_durability.isDurable()).endObject();
    return json;
}

QueueDesk::Answer QueueDesk::extend(const Order &order)
{
    const auto lease = leaseIn(order.body);
    if (!lease)
        return Failure(lease.error());
    const auto until = m_queue.extend(order.tenant, order.transactionId, textIn(order.body, "leaseId"), *lease);
    if (!until)
        return Failure(until.error());
    std::string json;
    json::Writer(json)
        .beginObject()
        .member("ok", true)
        .member("leaseUntil", TimeText(*until).view())
        .member("durable", m_durability.isDurable())
        .endObject();
    return json;
}

QueueDesk::Answer QueueDesk::status(const Order &order)
{
    const QueuedTransaction *item = m_queue.find(order.tenant, order.transactionId);
    if (item == nullptr)
        return Failure(Error(ErrorCode::NotAvailable, "no such transaction"));
    std::string json;
    json::Writer writer(json);
    writer.beginObject().member("ok", true);
    describe(writer, *item);
    writer.member("queueSize", m_queue.waiting(order.tenant)).endObject();
    return json;
}

QueueDesk::Answer QueueDesk::overview(const Order &order)
{
    const TransactionQueue::Overview overview = m_queue.overview(order.tenant);
    std::string json;
    json::Writer writer(json);
    writer.beginObject()
        .member("ok", true)
        .member("waiting", overview.waiting)
        .member("leased", overview.leased)
        .member("dead", overview.dead)
        .member("completed", overview.completed)
        .member("bytes", overview.bytes)
        .name("oldestQueuedAt");
    if (overview.oldestQueuedAt)
        writer.value(TimeText(*overview.oldestQueuedAt).view());
    else
        writer.null();
    writer.member("mostTransactions", m_context.settings.queue.transactions)
        .member("mostBytes", m_context.settings.queue.bytes)
        .endObject();
    return json;
}

QueueDesk::Answer QueueDesk::deadLetters(const Order &order)
{
    const auto from = numberIn(order.body, "from", 0, 0, std::numeric_limits<std::int64_t>::max());
    if (!from)
        return Failure(from.error());
    const auto letters = m_queue.deadLetters(order.tenant, static_cast<std::uint64_t>(*from), limits::kPageEntries);
    std::string json;
    json::Writer writer(json);
    writer.beginObject().member("ok", true).name("deadLetters").beginArray();
    std::size_t listed = 0;
    for (const QueuedTransaction *letter : letters) {
        if (json.size() >= limits::kPageBytes)
            break;
        ++listed;
        writer.beginObject();
        describe(writer, *letter);
        writer.rawMember("transaction", letter->transactionJson).endObject();
    }
    writer.endArray().name("from");
    if (listed == letters.size() && listed < limits::kPageEntries)
        writer.null();
    else
        writer.value(letters[listed - 1]->position);
    writer.endObject();
    return json;
}

QueueDesk::Answer QueueDesk::requeue(const Order &order)
{
    const auto requeued = m_queue.requeue(order.tenant, order.transactionId, order.caller);
    return requeued ? Answer(done()) : Answer(Failure(requeued.error()));
}

QueueDesk::Answer QueueDesk::drop(const Order &order)
{
    const auto dropped = m_queue.drop(order.tenant, order.transactionId);
    return dropped ? Answer(done()) : Answer(Failure(dropped.error()));
}

} // namespace opsroom::hub
