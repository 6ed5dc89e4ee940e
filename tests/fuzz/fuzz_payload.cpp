#include "core/contract/identifier.h"
#include "core/contract/payload/compliance_alert.h"
#include "core/contract/payload/connection_stats.h"
#include "core/contract/payload/transaction_update.h"
#include "core/contract/payload/wallet_update.h"
#include "core/protocol/json/document.h"
#include "tests/fuzz/fuzz_target.h"

#include <string>

using namespace opsroom;
using fuzz::require;

namespace {

/// A refusal names a member and a rule, and repeats nothing that a stranger wrote: it goes into logs and to consoles.
template <class T>
void judge(const Result<T> &result)
{
    if (result)
        return;
    require(result.error().code == ErrorCode::BadRequest, "a refusal is a bad request");
    for (const char byte : result.error().detail)
        require(byte >= ' ' && byte < '\x7f', "a refusal is one line of plain text");
    require(result.error().detail.size() < 200, "a refusal is short");
}

bool isInside(std::string_view part, std::string_view whole)
{
    return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

} // namespace

/// Input: JSON, taken for each of the payload families.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(fuzz::textOf(data, size));
    json::Document document;
    const auto value = document.parse(text);
    if (!value)
        return 0;
    const auto transaction = contract::readTransactionUpdate(*value);
    judge(transaction);
    if (transaction) {
        require(!transaction->transactionId.empty(), "a transaction has an id");
        require(isInside(transaction->transactionId, text) && isInside(transaction->walletId, text),
                "views are of the text");
        require(transaction->idempotencyKey.view().size() <= 1024, "a key is bounded");
    }
    const auto wallet = contract::readWalletUpdate(*value);
    judge(wallet);
    if (wallet)
        require(!wallet->walletId.empty() && isInside(wallet->walletId, text), "a wallet has an id");
    judge(contract::readComplianceAlert(*value));
    judge(contract::readConnectionStats(*value));
    return 0;
}
