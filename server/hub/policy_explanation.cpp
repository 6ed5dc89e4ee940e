#include "server/hub/policy_explanation.h"

#include <array>

namespace opsroom::hub {

namespace {

const std::vector<PolicyRule> &rulesOf(const PolicyText &text, Policy::Subject subject)
{
    switch (subject) {
    case Policy::Subject::Publish:
        return text.publish;
    case Policy::Subject::Receive:
        return text.receive;
    case Policy::Subject::Subscribe:
        return text.subscribe;
    case Policy::Subject::Service:
        break;
    }
    return text.service;
}

/// How closely \a pattern fits \a name: 0 not at all, an exact one most.
std::size_t closeness(std::string_view pattern, std::string_view name)
{
    if (!pattern.ends_with('*'))
        return pattern == name ? name.size() + 2 : 0;
    pattern.remove_suffix(1);
    return name.starts_with(pattern) ? pattern.size() + 1 : 0;
}

} // namespace

PolicyExplanation explain(const Policy &policy, const PolicyText &text, std::string_view role, Policy::Subject subject,
                          std::string_view name)
{
    PolicyExplanation explanation;
    const std::array roles{std::string(role)};
    explanation.isAllowed = policy.allows(policy.maskOf(roles), subject, name);
    std::size_t closest = 0;
    for (const PolicyRule &rule : rulesOf(text, subject)) {
        if (const std::size_t fit = closeness(rule.pattern, name); fit > closest) {
            closest = fit;
            explanation.rule = rule;
        }
    }
    return explanation;
}

} // namespace opsroom::hub
