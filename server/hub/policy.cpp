#include "server/hub/policy.h"

#include "core/contract/identifier.h"

#include <algorithm>
#include <tuple>

namespace opsroom::hub {

namespace {
constexpr std::size_t kMaxPatternBytes = 200;
}

Result<Policy> Policy::of(const PolicyText &text)
{
    Policy policy;
    for (auto [source, target, section] : {std::tuple(&text.publish, &policy.m_publish, "publish"),
                                           std::tuple(&text.receive, &policy.m_receive, "receive"),
                                           std::tuple(&text.subscribe, &policy.m_subscribe, "subscribe"),
                                           std::tuple(&text.service, &policy.m_service, "service")})
    {
        auto rules = policy.compile(*source, section);
        if (!rules)
            return Failure(rules.error());
        *target = std::move(*rules);
    }
    return policy;
}

Result<std::vector<Policy::Rule>> Policy::compile(const std::vector<PolicyRule> &rules, std::string_view section)
{
    std::vector<Rule> compiled;
    for (const PolicyRule &rule : rules) {
        Rule next;
        next.isExact = !rule.pattern.ends_with('*');
        next.prefix = next.isExact ? rule.pattern : rule.pattern.substr(0, rule.pattern.size() - 1);
        if (rule.pattern.empty() || rule.pattern.size() > kMaxPatternBytes
            || next.prefix.find('*') != std::string::npos) {
            return Failure(Error(ErrorCode::BadRequest, std::string(section) + ": \"" + rule.pattern
                                                            + "\" is neither a name nor a prefix with * at its end"));
        }
        const bool isDouble = std::any_of(compiled.begin(), compiled.end(), [&next](const Rule &other) {
            return other.prefix == next.prefix && other.isExact == next.isExact;
        });
        if (isDouble)
            return Failure(Error(ErrorCode::BadRequest, std::string(section) + ": two rules for " + rule.pattern));
        for (const std::string &role : rule.roles) {
            const auto bit = bitOf(role);
            if (!bit)
                return Failure(Error(bit.error().code, std::string(section) + ": " + bit.error().detail));
            next.roles |= *bit;
        }
        compiled.push_back(std::move(next));
    }
    std::stable_sort(compiled.begin(), compiled.end(), [](const Rule &a, const Rule &b) {
        return a.isExact != b.isExact ? a.isExact : a.prefix.size() > b.prefix.size();
    });
    return compiled;
}

Result<RoleMask> Policy::bitOf(const std::string &role)
{
    if (role == "*")
        return kAuthenticated;
    if (!contract::isRoleName(role))
        return Failure(Error(ErrorCode::BadRequest, "\"" + role + "\" is no role name"));
    const auto known = std::find(m_roles.begin(), m_roles.end(), role);
    const auto position = static_cast<std::size_t>(known - m_roles.begin());
    if (known == m_roles.end()) {
        if (m_roles.size() == kMaxRoles)
            return Failure(Error(ErrorCode::LimitExceeded, "more than " + std::to_string(kMaxRoles) + " roles"));
        m_roles.push_back(role);
    }
    return RoleMask{1} << position;
}

RoleMask Policy::maskOf(std::string_view role) const
{
    const auto known = std::find(m_roles.begin(), m_roles.end(), role);
    return known == m_roles.end() ? 0 : RoleMask{1} << static_cast<std::size_t>(known - m_roles.begin());
}

RoleMask Policy::maskOf(std::span<const std::string> roles) const
{
    RoleMask mask = kAuthenticated;
    for (const std::string &role : roles)
        mask |= maskOf(role);
    return mask;
}

const std::vector<Policy::Rule> &Policy::rulesOf(Subject subject) const
{
    switch (subject) {
    case Subject::Publish:
        return m_publish;
    case Subject::Receive:
        return m_receive;
    case Subject::Subscribe:
        return m_subscribe;
    case Subject::Service:
        break;
    }
    return m_service;
}

const Policy::Rule *Policy::match(Subject subject, std::string_view name) const
{
    for (const Rule &rule : rulesOf(subject)) {
        if (rule.isExact ? name == rule.prefix : name.starts_with(rule.prefix))
            return &rule;
    }
    return nullptr;
}

std::string Policy::rolesText(RoleMask roles) const
{
    std::string text = (roles & kAuthenticated) != 0 ? "*" : "";
    for (std::size_t bit = 0; bit < m_roles.size(); ++bit) {
        if ((roles & (RoleMask{1} << bit)) != 0)
            text += (text.empty() ? "" : ",") + m_roles[bit];
    }
    return text;
}

RoleMask Policy::maskOfText(std::string_view text) const
{
    RoleMask mask = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        const std::string_view role = text.substr(0, end);
        const auto known = std::find(m_roles.begin(), m_roles.end(), role);
        if (role == "*")
            mask |= kAuthenticated;
        else if (known != m_roles.end())
            mask |= RoleMask{1} << (known - m_roles.begin());
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return mask;
}

RoleMask Policy::allowed(Subject subject, std::string_view name) const
{
    const Rule *rule = match(subject, name);
    return rule != nullptr ? rule->roles : 0;
}

bool Policy::knows(Subject subject, std::string_view name) const
{
    return match(subject, name) != nullptr;
}

} // namespace opsroom::hub
