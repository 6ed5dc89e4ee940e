#pragma once

#include "core/contract/transaction_status.h"

#include <span>

namespace opsroom::contract {

/// Transaction status of ISO 20022 (TxSts of pacs.002); BLCK is this product's own.
enum class IsoStatus : std::uint8_t {
    Rcvd,
    Pdng,
    Patc,
    Actc,
    Accp,
    Acfc,
    Acwc,
    Acwp,
    Acsp,
    Acsc,
    Accc,
    Part,
    Rjct,
    Canc,
    Blck,
};

inline constexpr EnumNames<IsoStatus, 15> kIsoStatusNames({
    "RCVD",
    "PDNG",
    "PATC",
    "ACTC",
    "ACCP",
    "ACFC",
    "ACWC",
    "ACWP",
    "ACSP",
    "ACSC",
    "ACCC",
    "PART",
    "RJCT",
    "CANC",
    "BLCK",
});

[[nodiscard]] constexpr std::string_view textOf(IsoStatus status)
{
    return kIsoStatusNames.textOf(status);
}
[[nodiscard]] constexpr std::optional<IsoStatus> isoStatusOf(std::string_view text)
{
    return kIsoStatusNames.valueOf(text);
}

/// The statuses of ISO 20022 that \a status stands for, the usual one first; none for returned, which is a message of
/// its own there (pacs.004), and for expired.
///
/// A completed transaction is ACSC to the debtor's side and ACCC once the creditor has the money.
[[nodiscard]] std::span<const IsoStatus> isoStatusesOf(TransactionStatus status);

} // namespace opsroom::contract
