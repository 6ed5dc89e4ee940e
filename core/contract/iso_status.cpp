#include "core/contract/iso_status.h"

namespace opsroom::contract {

namespace {

template <IsoStatus... statuses>
constexpr std::array<IsoStatus, sizeof...(statuses)> kStatuses{statuses...};

} // namespace

std::span<const IsoStatus> isoStatusesOf(TransactionStatus status)
{
    using enum IsoStatus;
    switch (status) {
    case TransactionStatus::Queued:
        return kStatuses<Rcvd>;
    case TransactionStatus::Screening:
        return kStatuses<Pdng>;
    case TransactionStatus::PendingAuthorization:
        return kStatuses<Patc>;
    case TransactionStatus::Pending:
        return kStatuses<Pdng, Actc, Accp>;
    case TransactionStatus::Processing:
    case TransactionStatus::Broadcasting:
    case TransactionStatus::Confirming:
        return kStatuses<Acsp>;
    case TransactionStatus::Completed:
        return kStatuses<Acsc, Accc>;
    case TransactionStatus::Rejected:
    case TransactionStatus::Failed:
        return kStatuses<Rjct>;
    case TransactionStatus::Blocked:
        return kStatuses<Blck>;
    case TransactionStatus::Cancelled:
        return kStatuses<Canc>;
    case TransactionStatus::Returned:
    case TransactionStatus::Expired:
        break;
    }
    return {};
}

} // namespace opsroom::contract
