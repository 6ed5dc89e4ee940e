#pragma once

#include "core/base/result.h"
#include "core/contract/payload/payload_text.h"
#include "core/contract/transaction_status.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace opsroom::contract {

/// What the hub acts on in a valid `transaction-update`; the payload itself travels on as it came.
///
/// Lifetime: views the JSON text.
struct TransactionUpdate
{
    std::string_view transactionId;
    std::string_view walletId; ///< empty if absent
    TransactionStatus status = TransactionStatus::Queued;
    std::optional<std::int64_t> version; ///< grows with every update of the transaction
    PayloadText idempotencyKey;          ///< empty if absent
};

/// Checks the argument of `transaction-update` as a client sends it (docs/protocol.md, "Payloads").
///
/// Ids, words, codes, times and amounts are refused if they are written with JSON escapes, which they never need. The
/// amount must say the same in minor units and as text where it is given both ways and its scale is known. Members that
/// the hub stamps, and members that the contract does not name, pass with any value.
/// \returns BadRequest with the member and the rule that it breaks, never its value.
/// Cost: one pass; no allocation unless a text has escapes.
[[nodiscard]] Result<TransactionUpdate> readTransactionUpdate(json::Value payload);

} // namespace opsroom::contract
