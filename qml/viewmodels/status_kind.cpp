#include "qml/viewmodels/status_kind.h"

#include "core/contract/transaction_status.h"

namespace opsroom::viewmodels {

TransactionFeedModel::StatusKind statusKindOf(const QString &status)
{
    using contract::TransactionStatus;
    const auto known = contract::transactionStatusOf(status.toStdString());
    if (!known)
        return TransactionFeedModel::WaitingStatus;
    switch (*known) {
    case TransactionStatus::Queued:
    case TransactionStatus::Screening:
    case TransactionStatus::PendingAuthorization:
    case TransactionStatus::Pending:
        return TransactionFeedModel::WaitingStatus;
    case TransactionStatus::Processing:
    case TransactionStatus::Broadcasting:
    case TransactionStatus::Confirming:
        return TransactionFeedModel::RunningStatus;
    case TransactionStatus::Completed:
        return TransactionFeedModel::DoneStatus;
    case TransactionStatus::Rejected:
    case TransactionStatus::Failed:
    case TransactionStatus::Cancelled:
    case TransactionStatus::Expired:
        return TransactionFeedModel::FailedStatus;
    case TransactionStatus::Blocked:
        return TransactionFeedModel::HeldStatus;
    case TransactionStatus::Returned:
        return TransactionFeedModel::ReturnedStatus;
    }
    return TransactionFeedModel::WaitingStatus;
}

} // namespace opsroom::viewmodels
