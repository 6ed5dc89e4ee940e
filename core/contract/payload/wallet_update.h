#pragma once

#include "core/base/result.h"
#include "core/contract/payload/payload_text.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace opsroom::contract {

/// What the hub acts on in a valid `wallet-update`; the payload itself travels on as it came.
///
/// Lifetime: views the JSON text.
struct WalletUpdate
{
    std::string_view walletId;
    std::string_view ownerId;            ///< empty if absent
    std::optional<std::int64_t> version; ///< grows with every update of the wallet
    PayloadText idempotencyKey;          ///< empty if absent
};

/// Checks the argument of `wallet-update` as a client sends it. \sa readTransactionUpdate(), whose rules hold here too.
[[nodiscard]] Result<WalletUpdate> readWalletUpdate(json::Value payload);

} // namespace opsroom::contract
