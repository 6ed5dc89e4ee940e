#include "core/contract/payload/transaction_update.h"

#include "core/contract/iso_status.h"
#include "core/contract/payload/common_members.h"

namespace opsroom::contract {

namespace {

using field::Nothing;

struct Draft : CommonMembers
{
    TransactionUpdate update;
    json::Value amount;
    json::Value amountText;
};

constexpr std::array<std::string_view, 2> kDirections{"credit", "debit"};
constexpr std::array<std::string_view, 7> kTravelRuleStatuses{"not-required", "required", "pending", "sent",
                                                              "accepted",     "rejected", "exempt"};

constexpr MemberTable kStatusReason(std::to_array<MemberRule<Nothing>>({
    {"code", field::form<kReasonCodeForm>, Presence::Required},
    {"text", field::text<140>},
}));

constexpr MemberTable kCounterparty(std::to_array<MemberRule<Nothing>>({
    {"name", field::text<140>},
    {"account", field::text<90>},
    {"institution", field::text<35>},
    {"country", field::form<kCountryForm>},
}));

constexpr MemberTable kChain(std::to_array<MemberRule<Nothing>>({
    {"network", field::anyText},
    {"txHash", field::anyText},
    {"confirmations", field::integer<0, kAnyInteger>},
    {"requiredConfirmations", field::integer<0, kAnyInteger>},
}));

constexpr MemberTable kTravelRule(std::to_array<MemberRule<Nothing>>({
    {"status", field::word<kTravelRuleStatuses>},
    {"thresholdExceeded", field::boolean},
}));

Result<void> readTransactionId(json::Value value, Draft &draft)
{
    return readForm(value, kIdentifierForm, draft.update.transactionId);
}

Result<void> readWalletId(json::Value value, Draft &draft)
{
    return readForm(value, kIdentifierForm, draft.update.walletId);
}

Result<void> readStatus(json::Value value, Draft &draft)
{
    return readName(value, kTransactionStatusNames, draft.update.status);
}

Result<void> readVersion(json::Value value, Draft &draft)
{
    return readInteger(value, 0, kAnyInteger, draft.update.version.emplace());
}

Result<void> readAmount(json::Value value, Draft &draft)
{
    draft.amount = value;
    return checkAmount(value);
}

Result<void> readAmountText(json::Value value, Draft &draft)
{
    draft.amountText = value;
    return checkForm(value, kAmountTextForm);
}

constexpr MemberTable kMembers(withCommonMembers(std::to_array<MemberRule<Draft>>({
    {"transactionId", readTransactionId, Presence::Required},
    {"walletId", readWalletId},
    {"status", readStatus, Presence::Required},
    {"previousStatus", field::word<kTransactionStatusNames>},
    {"statusReason", field::object<kStatusReason>},
    {"isoStatus", field::word<kIsoStatusNames>},
    {"version", readVersion},
    {"amount", readAmount},
    {"amountText", readAmountText},
    {"fee", field::amount},
    {"direction", field::word<kDirections>},
    {"kind", field::text<40>},
    {"counterparty", field::object<kCounterparty>},
    {"endToEndId", field::text<35>},
    {"uetr", field::form<kUetrForm>},
    {"chain", field::object<kChain>},
    {"travelRule", field::object<kTravelRule>},
    {"alertIds", field::forms<kIdentifierForm, 50>},
    {"settledAt", field::form<kTimeForm>},
})));

/// Whether both spellings of the amount, where there are two that can be compared, say the same.
bool amountsAgree(const Draft &draft)
{
    if (!draft.amount.isPresent() || !draft.amountText.isPresent())
        return true;
    const auto decimals = draft.decimals();
    return !decimals || decimalOf(draft.amount, *decimals) == Decimal::fromText(*draft.amountText.plainString());
}

} // namespace

Result<TransactionUpdate> readTransactionUpdate(json::Value payload)
{
    Draft draft;
    if (const Result<void> result = readPayload(payload, kMembers, draft); !result)
        return Failure(result.error());
    if (!amountsAgree(draft))
        return Failure(Error(ErrorCode::BadRequest, "amount must be the same as amountText"));
    draft.update.idempotencyKey = std::move(draft.idempotencyKey);
    return std::move(draft.update);
}

} // namespace opsroom::contract
