#include "server/cli/policy_commands.h"

#include "core/contract/identifier.h"
#include "server/cli/common_options.h"
#include "server/config/toml_reader.h"
#include "server/hub/policy_explanation.h"

#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>

namespace opsroom::server_cli {

namespace {

struct CheckOptions
{
    std::string file;
    std::string role;
    std::string event;
    std::string channel;
};

std::optional<hub::PolicyText> readText(const std::string &file)
{
    std::string toml(node::defaultPolicyText());
    if (!file.empty()) {
        std::ifstream stream(file, std::ios::binary);
        std::ostringstream content;
        content << stream.rdbuf();
        toml = content.str();
    }
    auto text = config::readPolicy(toml, file.empty() ? "default policy" : file);
    if (text)
        return std::move(*text);
    printErrors(text.error());
    return {};
}

void print(const char *what, const std::string &name, const hub::PolicyExplanation &explanation)
{
    std::string roles;
    if (explanation.rule) {
        for (const std::string &role : explanation.rule->roles)
            roles += (roles.empty() ? "" : ", ") + role;
        roles = "rule \"" + explanation.rule->pattern + "\" allows " + (roles.empty() ? "nobody" : roles);
    } else {
        roles = "no rule is about it: denied by default";
    }
    std::printf("%-9s %-28s %-7s %s\n", what, name.c_str(), explanation.isAllowed ? "allowed" : "denied",
                roles.c_str());
}

int checkPolicy(const CheckOptions &options)
{
    const auto text = readText(options.file);
    if (!text)
        return kUsage;
    const auto policy = hub::Policy::of(*text);
    if (!policy) {
        std::fprintf(stderr, "opsroom-hub: %s\n", policy.error().detail.c_str());
        return kUsage;
    }
    if (!contract::isRoleName(options.role)) {
        std::fputs("opsroom-hub: --as: not a role name\n", stderr);
        return kUsage;
    }
    using Subject = hub::Policy::Subject;
    bool isAllowed = false;
    const auto check = [&](const char *what, Subject subject, const std::string &name) {
        const auto explanation = hub::explain(*policy, *text, options.role, subject, name);
        print(what, name, explanation);
        return explanation.isAllowed;
    };
    isAllowed = check("publish", Subject::Publish, options.event) || isAllowed;
    isAllowed = check("receive", Subject::Receive, options.event) || isAllowed;
    if (!options.channel.empty())
        isAllowed = check("subscribe", Subject::Subscribe, options.channel) && isAllowed;
    return isAllowed ? kDone : kFailed;
}

} // namespace

void addPolicyCommands(CLI::App &app, int &exitCode)
{
    auto options = std::make_shared<CheckOptions>();
    CLI::App *command = app.add_subcommand(
        "check-policy",
        "Say whether a role may send or receive an event and subscribe to a channel, and by which rule");
    command->add_option("--policy", options->file, "Policy file; the default policy without one")
        ->check(CLI::ExistingFile);
    command->add_option("--as", options->role, "Role")->required();
    command->add_option("event", options->event, "Event, e.g. compliance-alert")->required();
    command->add_option("channel", options->channel, "Channel, e.g. wallet:w1");
    command->callback([options, &exitCode] { exitCode = checkPolicy(*options); });
}

} // namespace opsroom::server_cli
