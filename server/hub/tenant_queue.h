#pragma once

#include "server/hub/queued_transaction.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace opsroom::hub {

/// The transactions of one tenant in the order in which they may be worked on.
///
/// Guarantees: of a wallet only the oldest transaction that is not done is ever ready; every change costs O(log n).
/// Thread: the hub's. Holds no rules on attempts and time: those are TransactionQueue's.
class TenantQueue
{
public:
    TenantQueue() = default;
    TenantQueue(const TenantQueue &) = delete;
    TenantQueue &operator=(const TenantQueue &) = delete;

    [[nodiscard]] const QueuedTransaction *find(std::string_view transactionId) const;
    [[nodiscard]] const QueuedTransaction *findByKey(std::string_view idempotencyKey) const;
    /// Adds or replaces the transaction of that id.
    void put(QueuedTransaction transaction);
    void remove(std::string_view transactionId);

    /// What may be leased next: the highest priority, then the oldest. \returns nothing if all wait for something.
    [[nodiscard]] const QueuedTransaction *ready(WallTime now);
    /// Whether nothing older of the same wallet waits or is leased.
    [[nodiscard]] bool isFirstOfWallet(const QueuedTransaction &transaction) const;
    /// Whose time is up: leases, and what is remembered. \returns nothing if none's is.
    [[nodiscard]] const QueuedTransaction *overdue(WallTime now) const;
    [[nodiscard]] const QueuedTransaction *oldestWaiting() const;
    /// When overdue() has an answer.
    [[nodiscard]] std::optional<WallTime> nextDue() const;

    [[nodiscard]] std::size_t waiting() const { return m_waiting.size(); }
    /// Waiting or leased.
    [[nodiscard]] std::size_t live() const { return m_waiting.size() + m_leased; }
    /// QueuedTransaction::bytes() of everything, dead letters and what is done included.
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }
    [[nodiscard]] std::size_t dead() const { return m_dead.size(); }
    [[nodiscard]] std::size_t done() const { return m_done.size(); }
    [[nodiscard]] const QueuedTransaction *oldestDone() const;
    /// Dead letters behind \a position, the oldest first.
    [[nodiscard]] std::vector<const QueuedTransaction *> deadLetters(std::uint64_t position, std::size_t most) const;

private:
    using ByPosition = std::map<std::uint64_t, const QueuedTransaction *>;
    using Due = std::pair<WallTime, std::uint64_t>;      ///< and position
    using Rank = std::pair<std::int64_t, std::uint64_t>; ///< priority, the highest first, and position

    [[nodiscard]] std::string laneOf(const QueuedTransaction &transaction) const;
    void index(const QueuedTransaction &transaction);
    void unindex(const QueuedTransaction &transaction);
    void offerFirst(const std::string &lane);
    void withdrawFirst(const std::string &lane);

    std::unordered_map<std::string, std::unique_ptr<QueuedTransaction>> m_byId;
    std::unordered_map<std::string, const QueuedTransaction *> m_byKey;
    std::unordered_map<std::string, ByPosition> m_lanes; ///< of a wallet: waiting and leased
    std::map<Rank, const QueuedTransaction *> m_ready;
    std::map<Due, const QueuedTransaction *> m_delayed; ///< first of their lane, and not before a time
    std::map<Due, const QueuedTransaction *> m_ending;  ///< leases, and what is remembered
    ByPosition m_waiting;
    ByPosition m_dead;
    ByPosition m_done;
    std::size_t m_leased = 0;
    std::size_t m_bytes = 0;
};

} // namespace opsroom::hub
