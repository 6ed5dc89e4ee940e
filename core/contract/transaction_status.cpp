#include "core/contract/transaction_status.h"

namespace opsroom::contract {

namespace {

/// Stages of a transaction's life in their order.
enum class Stage : std::uint8_t { Queue, Checks, Processing, Broadcasting, Confirming, End, Return };

/// Blocked has no stage of its own; it counts as a check where the question is only whether this is an end.
Stage stageOf(TransactionStatus status)
{
    switch (status) {
    case TransactionStatus::Queued:
        return Stage::Queue;
    case TransactionStatus::Screening:
    case TransactionStatus::PendingAuthorization:
    case TransactionStatus::Pending:
    case TransactionStatus::Blocked:
        return Stage::Checks;
    case TransactionStatus::Processing:
        return Stage::Processing;
    case TransactionStatus::Broadcasting:
        return Stage::Broadcasting;
    case TransactionStatus::Confirming:
        return Stage::Confirming;
    case TransactionStatus::Completed:
    case TransactionStatus::Rejected:
    case TransactionStatus::Failed:
    case TransactionStatus::Cancelled:
    case TransactionStatus::Expired:
        return Stage::End;
    case TransactionStatus::Returned:
        break;
    }
    return Stage::Return;
}

} // namespace

bool isTerminal(TransactionStatus status)
{
    return stageOf(status) >= Stage::End;
}

bool isAllowedTransition(TransactionStatus from, TransactionStatus to)
{
    if (from == to)
        return true;
    // What holds a transaction does not remember where it stood before.
    if (from == TransactionStatus::Blocked)
        return to != TransactionStatus::Queued;
    if (to == TransactionStatus::Blocked)
        return !isTerminal(from);
    const Stage before = stageOf(from);
    const Stage after = stageOf(to);
    return after > before || (after == before && after == Stage::Checks);
}

} // namespace opsroom::contract
