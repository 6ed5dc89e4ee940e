#pragma once

#include "core/contract/enum_names.h"

#include <cstdint>

namespace opsroom::contract {

/// Where a transaction stands. The numbers stay inside the process; names go over the wire.
enum class TransactionStatus : std::uint8_t {
    Queued,
    Screening,
    PendingAuthorization,
    Pending,
    Processing,
    Broadcasting,
    Confirming,
    Completed,
    Rejected,
    Blocked, ///< held: may go on later
    Failed,
    Cancelled,
    Returned, ///< settled, then sent back
    Expired,
};

inline constexpr EnumNames<TransactionStatus, 14> kTransactionStatusNames({
    "queued",
    "screening",
    "pending-authorization",
    "pending",
    "processing",
    "broadcasting",
    "confirming",
    "completed",
    "rejected",
    "blocked",
    "failed",
    "cancelled",
    "returned",
    "expired",
});

[[nodiscard]] constexpr std::string_view textOf(TransactionStatus status)
{
    return kTransactionStatusNames.textOf(status);
}
[[nodiscard]] constexpr std::optional<TransactionStatus> transactionStatusOf(std::string_view text)
{
    return kTransactionStatusNames.valueOf(text);
}

/// Whether nothing but a return may follow.
[[nodiscard]] bool isTerminal(TransactionStatus status);

/// Whether a transaction goes from one status to the other in the normal course of things.
///
/// Forward only: queued, then the checks (screening, pending-authorization, pending: in any order, since back ends
/// differ), processing, broadcasting, confirming, an end. A blocked transaction goes on anywhere but back into the
/// queue. Behind an end comes only returned, behind returned nothing. Saying the same status again is no change and
/// always allowed.
///
/// An update that breaks this is shown to the operators as an anomaly; it is never dropped.
[[nodiscard]] bool isAllowedTransition(TransactionStatus from, TransactionStatus to);

} // namespace opsroom::contract
