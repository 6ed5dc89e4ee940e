#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace opsroom::hub {

/// A set of roles, one bit for each role that the policy names.
using RoleMask = std::uint32_t;

/// One line of a policy: who may do \a what with names that match \a pattern.
struct PolicyRule
{
    std::string pattern;            ///< exact name, `prefix*` or `*`
    std::vector<std::string> roles; ///< `*` stands for everybody who is authenticated
};

/// A policy as it is written down.
struct PolicyText
{
    std::vector<PolicyRule> publish;   ///< events that clients send
    std::vector<PolicyRule> receive;   ///< events that the hub delivers
    std::vector<PolicyRule> subscribe; ///< channels
    std::vector<PolicyRule> service;   ///< operations of the HTTP interface
};

/// Who may publish, receive, subscribe and call: deny by default.
///
/// For each name the most specific rule decides alone: an exact one before a prefix, a longer prefix before a shorter,
/// `*` last. So a rule for `compliance-alert` cannot be widened by one for `*`.
/// Thread: immutable.
class Policy
{
public:
    enum class Subject : std::uint8_t { Publish, Receive, Subscribe, Service };
    static constexpr std::size_t kMaxRoles = 30;
    /// A role that no token has, see Canary.
    static constexpr RoleMask kProbe = RoleMask{1} << kMaxRoles;

    /// Denies everything.
    Policy() = default;
    /// \returns BadRequest naming the rule that is malformed, or that there are too many roles.
    [[nodiscard]] static Result<Policy> of(const PolicyText &text);

    /// Roles that \a roles has of those that the policy knows, and the bit of "authenticated".
    [[nodiscard]] RoleMask maskOf(std::span<const std::string> roles) const;
    [[nodiscard]] RoleMask maskOf(std::string_view role) const;
    /// A set of roles as text that means the same under another policy, `*` for everybody who is authenticated; and back.
    [[nodiscard]] std::string rolesText(RoleMask roles) const;
    [[nodiscard]] RoleMask maskOfText(std::string_view text) const;
    /// Roles that the policy allows; none if no rule matches.
    [[nodiscard]] RoleMask allowed(Subject subject, std::string_view name) const;
    [[nodiscard]] bool allows(RoleMask roles, Subject subject, std::string_view name) const
    {
        return (roles & allowed(subject, name)) != 0;
    }
    /// Whether any rule matches, allowing or not: tells an unknown channel from a forbidden one.
    [[nodiscard]] bool knows(Subject subject, std::string_view name) const;

private:
    struct Rule
    {
        std::string prefix;
        bool isExact = false;
        RoleMask roles = 0;
    };
    static constexpr RoleMask kAuthenticated = kProbe << 1;

    [[nodiscard]] Result<std::vector<Rule>> compile(const std::vector<PolicyRule> &rules, std::string_view section);
    [[nodiscard]] Result<RoleMask> bitOf(const std::string &role);
    [[nodiscard]] const std::vector<Rule> &rulesOf(Subject subject) const;
    [[nodiscard]] const Rule *match(Subject subject, std::string_view name) const;

    std::vector<std::string> m_roles; ///< a role's bit is its position
    std::vector<Rule> m_publish;      ///< most specific first
    std::vector<Rule> m_receive;
    std::vector<Rule> m_subscribe;
    std::vector<Rule> m_service;
};

} // namespace opsroom::hub
