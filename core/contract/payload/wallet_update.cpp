#include "core/contract/payload/wallet_update.h"

#include "core/contract/payload/common_members.h"

namespace opsroom::contract {

namespace {

using field::Nothing;

struct Draft : CommonMembers
{
    WalletUpdate update;
};

constexpr std::array<std::string_view, 5> kStatuses{"active", "pending", "restricted", "frozen", "closed"};
constexpr std::array<std::string_view, 8> kReasons{"credit", "debit",      "hold",   "release",
                                                   "fee",    "adjustment", "freeze", "unfreeze"};
constexpr std::array<std::string_view, 3> kRiskRatings{"low", "medium", "high"};

constexpr MemberTable kBalance(std::to_array<MemberRule<Nothing>>({
    {"currency", field::form<kCurrencyForm>},
    {"asset", field::text<32>},
    {"scale", field::integer<0, Decimal::kMaxScale>},
    {"available", field::amount, Presence::Required},
    {"pending", field::amount},
    {"held", field::amount},
    {"ledger", field::amount},
}));

constexpr MemberTable kCause(std::to_array<MemberRule<Nothing>>({
    {"transactionId", field::form<kIdentifierForm>},
    {"reason", field::word<kReasons>},
}));

Result<void> readWalletId(json::Value value, Draft &draft)
{
    return readForm(value, kIdentifierForm, draft.update.walletId);
}

Result<void> readOwnerId(json::Value value, Draft &draft)
{
    return readForm(value, kIdentifierForm, draft.update.ownerId);
}

Result<void> readVersion(json::Value value, Draft &draft)
{
    return readInteger(value, 0, kAnyInteger, draft.update.version.emplace());
}

constexpr MemberTable kMembers(withCommonMembers(std::to_array<MemberRule<Draft>>({
    {"walletId", readWalletId, Presence::Required},
    {"ownerId", readOwnerId},
    {"status", field::word<kStatuses>},
    {"statusReason", field::text<140>},
    {"balances", field::objects<kBalance, 200>},
    {"balance", field::amount},
    {"delta", field::amount},
    {"cause", field::object<kCause>},
    {"version", readVersion},
    {"riskRating", field::word<kRiskRatings>},
})));

} // namespace

Result<WalletUpdate> readWalletUpdate(json::Value payload)
{
    Draft draft;
    if (const Result<void> result = readPayload(payload, kMembers, draft); !result)
        return Failure(result.error());
    draft.update.idempotencyKey = std::move(draft.idempotencyKey);
    return std::move(draft.update);
}

} // namespace opsroom::contract
