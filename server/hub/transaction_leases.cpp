// TransactionQueue: leases, attempts, and what time does to them.

#include "core/base/log.h"
#include "core/base/random_bytes.h"
#include "core/base/time_text.h"
#include "core/contract/event_names.h"
#include "core/protocol/json/writer.h"
#include "server/hub/transaction_queue.h"

namespace opsroom::hub {

namespace {

using State = QueuedTransaction::State;

constexpr std::size_t kLeaseIdBytes = 12;
constexpr std::string_view kLeaseEnded = "lease ended";
constexpr std::string_view kTooOld = "waited too long";

/// The first bytes of a text, up to a whole character.
std::string_view beginningOf(std::string_view text, std::size_t most)
{
    if (text.size() <= most)
        return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0U) == 0x80U)
        --most;
    return text.substr(0, most);
}

/// Twice as long after each attempt.
Milliseconds backOff(const QueueSettings &settings, std::uint32_t attempts)
{
    constexpr std::uint32_t kMostDoublings = 20;
    const std::uint32_t doublings = std::min(attempts > 0 ? attempts - 1 : 0, kMostDoublings);
    return std::min(settings.retry * (std::int64_t{1} << doublings), settings.longestRetry);
}

} // namespace

Result<std::optional<QueuedTransaction>> TransactionQueue::process(TenantId tenant, std::string_view transactionId,
                                                                   Milliseconds lease, std::string_view worker)
{
    const auto known = m_queues.find(tenant);
    if (known == m_queues.end())
        return std::optional<Item>();
    TenantQueue &queue = known->second;
    const WallTime now = m_context.clock.wallNow();
    const Item *next = transactionId.empty() ? queue.ready(now) : queue.find(transactionId);
    if (next == nullptr || next->state != State::Waiting)
        return std::optional<Item>();
    if (!queue.isFirstOfWallet(*next))
        return Failure(Error(ErrorCode::NotAvailable, "an older transaction of the wallet is not done"));
    Item item = *next;
    item.state = State::Leased;
    item.leaseId = randomToken(kLeaseIdBytes);
    item.worker = worker;
    item.dueAt = now + (lease > Milliseconds(0) ? lease : m_context.settings.queue.lease);
    ++item.attempts;
    put(tenant, item);

    std::string body;
    json::Writer(body)
        .beginObject()
        .member("transactionId", item.transactionId)
        .rawMember("transaction", item.transactionJson)
        .member("attempt", item.attempts)
        .member("queueSize", queue.waiting())
        .endObject();
    tell(tenant, contract::event::kTransactionProcessing, body, worker);
    return std::optional(std::move(item));
}

Result<QueuedTransaction> TransactionQueue::leased(TenantId tenant, std::string_view transactionId,
                                                   std::string_view leaseId) const
{
    const Item *known = find(tenant, transactionId);
    if (known == nullptr || known->state != State::Leased || known->leaseId != leaseId
        || known->dueAt <= m_context.clock.wallNow())
        return Failure(Error(ErrorCode::NotAvailable, "no such lease, or it has ended"));
    return *known;
}

Result<void> TransactionQueue::complete(TenantId tenant, std::string_view transactionId, std::string_view leaseId,
                                        std::string_view worker)
{
    // Whoever lost the answer asks again.
    const Item *known = find(tenant, transactionId);
    if (known != nullptr && known->state == State::Done && known->leaseId == leaseId)
        return {};
    auto item = leased(tenant, transactionId, leaseId);
    if (!item)
        return Failure(item.error());
    std::string body;
    json::Writer(body)
        .beginObject()
        .member("transactionId", item->transactionId)
        .member("attempt", item->attempts)
        .member("queueSize", waiting(tenant))
        .endObject();
    remember(tenant, std::move(*item));
    tell(tenant, contract::event::kTransactionCompleted, body, worker);
    return {};
}

Result<QueuedTransaction> TransactionQueue::fail(TenantId tenant, std::string_view transactionId,
                                                 std::string_view leaseId, std::string_view reason, bool isFinal,
                                                 std::string_view worker)
{
    auto item = leased(tenant, transactionId, leaseId);
    if (!item)
        return item;
    return giveBack(tenant, std::move(*item), reason, isFinal, worker);
}

Result<WallTime> TransactionQueue::extend(TenantId tenant, std::string_view transactionId, std::string_view leaseId,
                                          Milliseconds lease)
{
    auto item = leased(tenant, transactionId, leaseId);
    if (!item)
        return Failure(item.error());
    item->dueAt = m_context.clock.wallNow() + (lease > Milliseconds(0) ? lease : m_context.settings.queue.lease);
    put(tenant, *item);
    return item->dueAt;
}

/// A lease has ended without success.
QueuedTransaction TransactionQueue::giveBack(TenantId tenant, Item item, std::string_view reason, bool isFinal,
                                             std::string_view sender)
{
    const QueueSettings &settings = m_context.settings.queue;
    item.reason = beginningOf(reason, contract::limits::kQueueReasonBytes);
    item.leaseId.clear();
    const bool isDead = isFinal || item.attempts >= settings.attempts;
    item.state = isDead ? State::Dead : State::Waiting;
    item.dueAt = isDead ? WallTime() : m_context.clock.wallNow() + backOff(settings, item.attempts);
    put(tenant, item);
    TenantQueue &queue = m_queues[tenant];
    if (isDead && queue.dead() > settings.deadLetters) {
        const Item &oldest = *queue.deadLetters(0, 1).front();
        log::warning("hub", "dead-letter-dropped", {{"tenant", m_context.tenants.name(tenant)}});
        static_cast<void>(drop(tenant, std::string(oldest.transactionId)));
    }

    std::string body;
    json::Writer writer(body);
    writer.beginObject()
        .member("transactionId", item.transactionId)
        .member("attempt", item.attempts)
        .member("reason", item.reason)
        .name("retryAt");
    if (isDead)
        writer.null();
    else
        writer.value(TimeText(item.dueAt).view());
    writer.member("queueSize", queue.waiting()).endObject();
    tell(tenant, contract::event::kTransactionFailed, body, sender);
    return item;
}

void TransactionQueue::refresh(TenantId tenant)
{
    const TenantQueue &queue = m_queues.at(tenant);
    m_context.tenants.figures(tenant).queued.store(static_cast<std::uint32_t>(queue.waiting()),
                                                   std::memory_order_relaxed);
    WallTime due = queue.nextDue().value_or(WallTime::max());
    if (const Item *oldest = queue.oldestWaiting())
        due = std::min(due, oldest->queuedAt + m_context.settings.queuedTransactionAge + Milliseconds(1));
    WallTime &known = m_dueOf.try_emplace(tenant, WallTime::max()).first->second;
    if (known == due)
        return;
    m_dues.erase({known, tenant});
    if (due != WallTime::max())
        m_dues.emplace(due, tenant);
    known = due;
    rearm();
}

void TransactionQueue::rearm()
{
    m_dueAt = m_dues.empty() ? SteadyTime::max()
                             : m_context.clock.steadyNow() + (m_dues.begin()->first - m_context.clock.wallNow());
}

SteadyTime TransactionQueue::onTimer(SteadyTime now)
{
    if (now < m_dueAt)
        return m_dueAt;
    const WallTime wall = m_context.clock.wallNow();
    while (!m_dues.empty() && m_dues.begin()->first <= wall) {
        const TenantId tenant = m_dues.begin()->second;
        TenantQueue &queue = m_queues.at(tenant);
        endLeases(tenant, queue, wall);
        giveUpOnOld(tenant, queue, wall);
        refresh(tenant);
    }
    rearm();
    return m_dueAt;
}

void TransactionQueue::endLeases(TenantId tenant, TenantQueue &queue, WallTime now)
{
    while (const Item *overdue = queue.overdue(now)) {
        if (overdue->state != State::Leased) {
            forget(tenant, std::string(overdue->transactionId));
            continue;
        }
        // A copy: what is given back is replaced.
        const std::string worker = overdue->worker;
        static_cast<void>(giveBack(tenant, *overdue, kLeaseEnded, false, worker));
    }
}

void TransactionQueue::giveUpOnOld(TenantId tenant, TenantQueue &queue, WallTime now)
{
    const WallTime limit = now - m_context.settings.queuedTransactionAge;
    std::size_t expired = 0;
    for (const Item *oldest = queue.oldestWaiting(); oldest != nullptr && oldest->queuedAt < limit;
         oldest = queue.oldestWaiting())
    {
        const std::string worker = oldest->worker;
        static_cast<void>(giveBack(tenant, *oldest, kTooOld, true, worker));
        ++expired;
    }
    if (expired > 0)
        log::warning("hub", "queued-transactions-expired",
                     {{"tenant", m_context.tenants.name(tenant)}, {"count", expired}});
}

} // namespace opsroom::hub
