#include "server/config/toml_reader.h"
#include "server/hub/policy.h"
#include "tests/fuzz/fuzz_target.h"

#include <algorithm>

using namespace opsroom;
using fuzz::require;
using Subject = hub::Policy::Subject;

namespace {

constexpr std::string_view kUnheardOf = "\x01 no rule names this";

const hub::PolicyRule *exactRule(const std::vector<hub::PolicyRule> &rules, std::string_view name)
{
    const auto rule = std::find_if(rules.begin(), rules.end(),
                                   [name](const hub::PolicyRule &candidate) { return candidate.pattern == name; });
    return rule == rules.end() ? nullptr : &*rule;
}

void judge(const hub::Policy &policy, Subject subject, const std::vector<hub::PolicyRule> &rules)
{
    const bool isOpen = std::any_of(rules.begin(), rules.end(), [](const hub::PolicyRule &rule) {
        return !rule.pattern.empty() && rule.pattern.back() == '*'
               && kUnheardOf.substr(0, rule.pattern.size() - 1) == rule.pattern.substr(0, rule.pattern.size() - 1);
    });
    require(isOpen || policy.allowed(subject, kUnheardOf) == 0, "what no rule names is denied");
    for (const hub::PolicyRule &rule : rules) {
        const bool isExact = !rule.pattern.empty() && rule.pattern.back() != '*';
        if (!isExact)
            continue;
        require(policy.knows(subject, rule.pattern), "a rule knows its name");
        // The exact rule decides alone, whatever prefixes say.
        const hub::PolicyRule *decides = exactRule(rules, rule.pattern);
        require(policy.allowed(subject, rule.pattern)
                    == policy.maskOfText(policy.rolesText(policy.allowed(subject, rule.pattern))),
                "roles are the same as text");
        require(!decides->roles.empty() || policy.allowed(subject, rule.pattern) == 0,
                "a rule without roles allows nobody");
        const bool isForAll = std::find(decides->roles.begin(), decides->roles.end(), "*") != decides->roles.end();
        const std::vector<std::string> none;
        require(isForAll || !policy.allows(policy.maskOf(none), subject, rule.pattern),
                "a role is needed where one is named");
    }
}

} // namespace

/// Input: a policy as it is written down.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto text = config::readPolicy(fuzz::textOf(data, size), "input");
    if (!text) {
        require(!text.error().empty(), "a refusal says what is wrong");
        return 0;
    }
    const auto policy = hub::Policy::of(*text);
    if (!policy) {
        require(!policy.error().detail.empty(), "a refusal says what is wrong");
        return 0;
    }
    judge(*policy, Subject::Publish, text->publish);
    judge(*policy, Subject::Receive, text->receive);
    judge(*policy, Subject::Subscribe, text->subscribe);
    judge(*policy, Subject::Service, text->service);
    return 0;
}
