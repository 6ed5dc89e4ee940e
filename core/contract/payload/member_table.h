#pragma once

#include "core/contract/payload/field_rules.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace opsroom::contract {

enum class Presence : std::uint8_t { Optional, Required };

/// What a payload says about one member: its name and how its value is checked and, where somebody needs it, kept.
template <class Target>
struct MemberRule
{
    std::string_view name;
    Result<void> (*read)(json::Value value, Target &target) = nullptr;
    Presence presence = Presence::Optional;
};

/// The members of one kind of JSON object. Members that no rule names pass, whatever they hold.
///
/// Built by the compiler; reading an object is one pass over it in which a member costs a few comparisons.
template <class Target, std::size_t N>
class MemberTable
{
public:
    consteval explicit MemberTable(std::array<MemberRule<Target>, N> rules) : m_rules(rules)
    {
        static_assert(N <= 64, "the members that are missing are bits of one word");
        std::ranges::sort(m_rules, {}, [](const auto &rule) { return std::pair(rule.name.size(), rule.name); });
        // Thrown by the compiler, which then refuses the table.
        if (m_rules.back().name.size() > kLongestName)
            throw "a name is longer than kLongestName";
        for (std::size_t at = 0; at < N; ++at) {
            if (at > 0 && m_rules[at].name == m_rules[at - 1].name)
                throw "two rules for one name";
            for (std::size_t size = m_rules[at].name.size() + 1; size < m_begin.size(); ++size)
                m_begin[size] = at + 1;
            if (m_rules[at].presence == Presence::Required)
                m_required |= std::uint64_t(1) << at;
        }
    }

    /// Checks \a object and fills \a target. Precondition: it is an object.
    /// \returns BadRequest with a detail that starts with the name of the offending member.
    [[nodiscard]] Result<void> read(json::Value object, Target &target) const
    {
        std::uint64_t missing = m_required;
        for (const json::Member member : object.members()) {
            const auto plain = member.name.plainString();
            const std::size_t at = plain ? indexOf(*plain) : indexOf(member.name.string());
            if (at == N)
                continue;
            missing &= ~(std::uint64_t(1) << at);
            if (const Result<void> result = m_rules[at].read(member.value, target); !result)
                return Failure(Error(result.error().code, std::string(m_rules[at].name) + result.error().detail));
        }
        if (missing != 0) {
            const auto first = static_cast<std::size_t>(std::countr_zero(missing));
            return Failure(Error(ErrorCode::BadRequest, std::string(m_rules[first].name) + " is required"));
        }
        return {};
    }

private:
    static constexpr std::size_t kLongestName = 24;

    /// \returns N if there is no rule of that name.
    [[nodiscard]] std::size_t indexOf(std::string_view name) const
    {
        if (name.size() > kLongestName)
            return N;
        for (std::size_t at = m_begin[name.size()]; at < m_begin[name.size() + 1]; ++at) {
            if (m_rules[at].name == name)
                return at;
        }
        return N;
    }

    std::array<MemberRule<Target>, N> m_rules;           ///< sorted by length of the name
    std::array<std::size_t, kLongestName + 2> m_begin{}; ///< first rule of that length
    std::uint64_t m_required = 0;
};

/// Reads the object that a member holds; a finding names the path to the member inside.
template <class Target, std::size_t N>
[[nodiscard]] Result<void> readObject(json::Value value, const MemberTable<Target, N> &table, Target &target)
{
    if (!value.isObject())
        return mustBe("an object");
    if (const Result<void> result = table.read(value, target); !result)
        return Failure(Error(result.error().code, '.' + result.error().detail));
    return {};
}

/// Reads a whole payload.
template <class Target, std::size_t N>
[[nodiscard]] Result<void> readPayload(json::Value payload, const MemberTable<Target, N> &table, Target &target)
{
    if (!payload.isObject())
        return Failure(Error(ErrorCode::BadRequest, "the payload must be an object"));
    return table.read(payload, target);
}

} // namespace opsroom::contract
