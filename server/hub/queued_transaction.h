#pragma once

#include "core/base/clock.h"

#include <cstdint>
#include <string>

namespace opsroom::hub {

/// A transaction on its way through the queue.
struct QueuedTransaction
{
    enum class State : std::uint8_t {
        Waiting,
        Leased,
        Dead, ///< a dead letter: failed for good, or too often; an operator decides
        Done, ///< remembered for a while, so that who repeats is answered as before
    };

    std::string transactionId; ///< unique within the tenant
    std::string walletId;      ///< transactions of a wallet keep their order; empty: nothing to keep
    std::string idempotencyKey;
    std::string transactionJson; ///< as it was queued
    std::int32_t priority = 0;   ///< higher goes first, between wallets
    std::uint64_t position = 0;  ///< rises in the order of queueing
    WallTime queuedAt{};

    State state = State::Waiting;
    std::uint32_t attempts = 0; ///< leases that were given
    std::string leaseId;
    std::string worker; ///< user id of who has, or last had, the lease
    WallTime dueAt{};   ///< Waiting: not before; Leased: until; Done: forgotten then
    std::string reason; ///< of the last failure

    /// Of what the sender chose.
    [[nodiscard]] std::size_t bytes() const
    {
        return transactionId.size() + walletId.size() + idempotencyKey.size() + transactionJson.size();
    }
};

/// Word of a state for answers.
[[nodiscard]] std::string_view textOf(QueuedTransaction::State state);

} // namespace opsroom::hub
