#include "core/contract/payload/compliance_alert.h"

#include "core/contract/identifier.h"

#include "core/contract/payload/common_members.h"

namespace opsroom::contract {

namespace {

using field::Nothing;

struct Draft : CommonMembers
{
    ComplianceAlert alert;
};

constexpr std::size_t kAllowedRoles = 16;

constexpr std::array<std::string_view, 3> kMatchMethods{"exact", "alias", "fuzzy"};
constexpr std::array<std::string_view, 5> kDispositions{"true-positive", "false-positive", "inconclusive", "duplicate",
                                                        "escalated"};

constexpr MemberTable kRule(std::to_array<MemberRule<Nothing>>({
    {"id", field::form<kIdentifierForm>},
    {"version", field::anyText},
    {"score", field::integer<0, 1000>},
    {"threshold", field::integer<-kAnyInteger, kAnyInteger>},
}));

constexpr MemberTable kMatch(std::to_array<MemberRule<Nothing>>({
    {"list", field::anyText},
    {"listVersion", field::anyText},
    {"entryId", field::anyText},
    {"method", field::word<kMatchMethods>},
    {"score", field::fraction},
}));

/// As wide as what tokens may say: an alert must be able to name whoever can sign in.
constexpr std::string_view kUserIdRule = "a string of 1 to 255 bytes without control characters";

constexpr MemberTable kSubject(std::to_array<MemberRule<AlertSubject>>({
    {"userId",
     [](json::Value value, AlertSubject &to) -> Result<void> {
         if (!value.isString() || !isUserId(value.string()))
             return mustBe(kUserIdRule);
         to.userId = PayloadText(value);
         return {};
     }},
    {"walletId", [](json::Value value, AlertSubject &to) { return readForm(value, kIdentifierForm, to.walletId); }},
    {"transactionId",
     [](json::Value value, AlertSubject &to) { return readForm(value, kIdentifierForm, to.transactionId); }},
    {"address", field::anyText},
}));

Result<void> readSeverity(json::Value value, Draft &draft)
{
    return readName(value, kSeverityNames, draft.alert.severity);
}

Result<void> readMessage(json::Value value, Draft &draft)
{
    return readText(value, {.fewest = 1, .most = 500, .allowsLines = true}, draft.alert.message);
}

Result<void> readAlertId(json::Value value, Draft &draft)
{
    return readForm(value, kIdentifierForm, draft.alert.alertId);
}

Result<void> readDedupKey(json::Value value, Draft &draft)
{
    return readText(value, {.most = kKeyCharacters}, draft.alert.dedupKey);
}

Result<void> readCategory(json::Value value, Draft &draft)
{
    return readName(value, kAlertCategoryNames, draft.alert.category.emplace());
}

Result<void> readSubject(json::Value value, Draft &draft)
{
    return readObject(value, kSubject, draft.alert.subject);
}

Result<void> readAllowedRoles(json::Value value, Draft &draft)
{
    return readElements(value, kAllowedRoles, [&draft](json::Value role) {
        return readForm(role, kRoleNameForm, draft.alert.allowedRoles.emplace_back());
    });
}

constexpr MemberTable kMembers(withCommonMembers(std::to_array<MemberRule<Draft>>({
    {"severity", readSeverity},
    {"message", readMessage, Presence::Required},
    {"alertId", readAlertId},
    {"dedupKey", readDedupKey},
    {"category", readCategory},
    {"subject", readSubject},
    {"allowedRoles", readAllowedRoles},
    {"rule", field::object<kRule>},
    {"match", field::object<kMatch>},
    {"amount", field::amount},
    {"alarmState", field::word<kAlarmStateNames>},
    {"caseStatus", field::word<kCaseStatusNames>},
    {"disposition", field::word<kDispositions>},
    {"assignee", field::anyTextOrNull},
    {"ackBy", field::anyTextOrNull},
    {"ackAt", field::formOrNull<kTimeForm>},
    {"ackNote", field::lines<500>},
    {"shelvedUntil", field::formOrNull<kTimeForm>},
    {"dueAt", field::form<kTimeForm>},
    {"occurrences", field::integer<1, kAnyInteger>},
    {"firstSeenAt", field::form<kTimeForm>},
    {"lastSeenAt", field::form<kTimeForm>},
    {"guidance", field::lines<1000>},
})));

} // namespace

Result<ComplianceAlert> readComplianceAlert(json::Value payload)
{
    Draft draft;
    if (const Result<void> result = readPayload(payload, kMembers, draft); !result)
        return Failure(result.error());
    draft.alert.idempotencyKey = std::move(draft.idempotencyKey);
    return std::move(draft.alert);
}

} // namespace opsroom::contract
