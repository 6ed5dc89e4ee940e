#pragma once

#include "core/contract/money.h"
#include "core/contract/payload/field.h"

#include <algorithm>
#include <array>
#include <concepts>
#include <optional>
#include <string_view>

namespace opsroom::contract {

/// Members that the hub stamps on every publication. Whatever a client says in them is ignored and replaced.
inline constexpr std::array<std::string_view, 6> kStampedMembers{"type",    "timestamp", "broadcastBy",
                                                                 "eventId", "tenantId",  "seq"};

/// Characters of the keys that are free text: idempotencyKey, correlationId, dedupKey.
inline constexpr std::size_t kKeyCharacters = 128;

/// What is kept of the members that every payload of a client may carry.
struct CommonMembers
{
    PayloadText idempotencyKey; ///< empty if the client does not ask for deduplication
    std::string_view currency;  ///< empty if absent
    std::optional<int> scale;

    /// Digits behind the point of the payload's amounts: its scale, else that of its currency, else unknown.
    [[nodiscard]] std::optional<int> decimals() const;
};

/// Rules of the common members, for a target derived from CommonMembers.
template <std::derived_from<CommonMembers> Target>
inline constexpr std::array<MemberRule<Target>, 7> kCommonRules{{
    {"schemaVersion", field::integer<1, kAnyInteger>},
    {"occurredAt", field::form<kTimeForm>},
    {"correlationId", field::text<kKeyCharacters>},
    {"asset", field::text<32>},
    {"idempotencyKey", [](json::Value value,
                          Target &target) { return readText(value, {.most = kKeyCharacters}, target.idempotencyKey); }},
    {"currency", [](json::Value value, Target &target) { return readForm(value, kCurrencyForm, target.currency); }},
    {"scale",
     [](json::Value value, Target &target) {
         std::int64_t scale = 0;
         Result<void> result = readInteger(value, 0, Decimal::kMaxScale, scale);
         target.scale = static_cast<int>(scale);
         return result;
     }},
}};

/// \a rules and those of the common members: all rows of a payload's table.
template <class Target, std::size_t N>
consteval auto withCommonMembers(const std::array<MemberRule<Target>, N> &rules)
{
    std::array<MemberRule<Target>, N + kCommonRules<Target>.size()> all;
    std::ranges::copy(kCommonRules<Target>, std::ranges::copy(rules, all.begin()).out);
    return all;
}

} // namespace opsroom::contract
