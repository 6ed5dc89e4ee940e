#include "server/hub/tenant_queue.h"

namespace opsroom::hub {

using State = QueuedTransaction::State;

std::string_view textOf(QueuedTransaction::State state)
{
    switch (state) {
    case State::Waiting:
        return "waiting";
    case State::Leased:
        return "leased";
    case State::Dead:
        return "dead";
    case State::Done:
        return "completed";
    }
    return {};
}

const QueuedTransaction *TenantQueue::find(std::string_view transactionId) const
{
    const auto known = m_byId.find(std::string(transactionId));
    return known == m_byId.end() ? nullptr : known->second.get();
}

const QueuedTransaction *TenantQueue::findByKey(std::string_view idempotencyKey) const
{
    const auto known = m_byKey.find(std::string(idempotencyKey));
    return known == m_byKey.end() ? nullptr : known->second;
}

/// A wallet's transactions stand in a lane; one without a wallet has a lane of its own.
std::string TenantQueue::laneOf(const QueuedTransaction &transaction) const
{
    return transaction.walletId.empty() ? "t:" + transaction.transactionId : "w:" + transaction.walletId;
}

void TenantQueue::put(QueuedTransaction transaction)
{
    auto &kept = m_byId[transaction.transactionId];
    if (kept) {
        unindex(*kept);
        *kept = std::move(transaction);
    } else {
        kept = std::make_unique<QueuedTransaction>(std::move(transaction));
    }
    index(*kept);
}

void TenantQueue::remove(std::string_view transactionId)
{
    const auto known = m_byId.find(std::string(transactionId));
    if (known == m_byId.end())
        return;
    unindex(*known->second);
    m_byId.erase(known);
}

void TenantQueue::index(const QueuedTransaction &transaction)
{
    const std::uint64_t position = transaction.position;
    m_bytes += transaction.bytes();
    if (!transaction.idempotencyKey.empty())
        m_byKey[transaction.idempotencyKey] = &transaction;
    if (transaction.state == State::Dead) {
        m_dead.emplace(position, &transaction);
        return;
    }
    if (transaction.state == State::Done) {
        m_done.emplace(position, &transaction);
        m_ending.emplace(Due{transaction.dueAt, position}, &transaction);
        return;
    }
    if (transaction.state == State::Leased) {
        ++m_leased;
        m_ending.emplace(Due{transaction.dueAt, position}, &transaction);
    } else {
        m_waiting.emplace(position, &transaction);
    }
    const std::string lane = laneOf(transaction);
    withdrawFirst(lane);
    m_lanes[lane].emplace(position, &transaction);
    offerFirst(lane);
}

void TenantQueue::unindex(const QueuedTransaction &transaction)
{
    const std::uint64_t position = transaction.position;
    m_bytes -= transaction.bytes();
    if (const auto key = m_byKey.find(transaction.idempotencyKey); key != m_byKey.end() && key->second == &transaction)
        m_byKey.erase(key);
    m_dead.erase(position);
    m_done.erase(position);
    m_ending.erase(Due{transaction.dueAt, position});
    if (transaction.state != State::Waiting && transaction.state != State::Leased)
        return;
    if (transaction.state == State::Leased)
        --m_leased;
    m_waiting.erase(position);
    const std::string lane = laneOf(transaction);
    withdrawFirst(lane);
    const auto own = m_lanes.find(lane);
    own->second.erase(position);
    if (own->second.empty())
        m_lanes.erase(own);
    else
        offerFirst(lane);
}

/// The first of a lane is ready, or will be; a leased one holds up those behind it.
void TenantQueue::offerFirst(const std::string &lane)
{
    const QueuedTransaction &first = *m_lanes.at(lane).begin()->second;
    if (first.state != State::Waiting)
        return;
    if (first.dueAt == WallTime())
        m_ready.emplace(Rank{-std::int64_t(first.priority), first.position}, &first);
    else
        m_delayed.emplace(Due{first.dueAt, first.position}, &first);
}

void TenantQueue::withdrawFirst(const std::string &lane)
{
    const auto own = m_lanes.find(lane);
    if (own == m_lanes.end() || own->second.empty())
        return;
    const QueuedTransaction &first = *own->second.begin()->second;
    m_ready.erase(Rank{-std::int64_t(first.priority), first.position});
    m_delayed.erase(Due{first.dueAt, first.position});
}

const QueuedTransaction *TenantQueue::ready(WallTime now)
{
    while (!m_delayed.empty() && m_delayed.begin()->first.first <= now) {
        const QueuedTransaction &first = *m_delayed.begin()->second;
        m_delayed.erase(m_delayed.begin());
        m_ready.emplace(Rank{-std::int64_t(first.priority), first.position}, &first);
    }
    return m_ready.empty() ? nullptr : m_ready.begin()->second;
}

bool TenantQueue::isFirstOfWallet(const QueuedTransaction &transaction) const
{
    const auto lane = m_lanes.find(laneOf(transaction));
    return lane != m_lanes.end() && lane->second.begin()->second == &transaction;
}

const QueuedTransaction *TenantQueue::overdue(WallTime now) const
{
    return m_ending.empty() || m_ending.begin()->first.first > now ? nullptr : m_ending.begin()->second;
}

const QueuedTransaction *TenantQueue::oldestWaiting() const
{
    return m_waiting.empty() ? nullptr : m_waiting.begin()->second;
}

const QueuedTransaction *TenantQueue::oldestDone() const
{
    return m_done.empty() ? nullptr : m_done.begin()->second;
}

std::optional<WallTime> TenantQueue::nextDue() const
{
    return m_ending.empty() ? std::nullopt : std::optional(m_ending.begin()->first.first);
}

std::vector<const QueuedTransaction *> TenantQueue::deadLetters(std::uint64_t position, std::size_t most) const
{
    std::vector<const QueuedTransaction *> page;
    for (auto letter = m_dead.upper_bound(position); letter != m_dead.end() && page.size() < most; ++letter)
        page.push_back(letter->second);
    return page;
}

} // namespace opsroom::hub
