#include "server/cli/config_commands.h"

#include "server/cli/common_options.h"
#include "server/config/config_page.h"

#include <cstdio>
#include <memory>

namespace opsroom::server_cli {

namespace {

int checkConfig(const CommonOptions &options)
{
    const auto config = configOf(options);
    if (!config || !materialsOf(*config))
        return kFailed;
    std::puts("configuration ok");
    return kDone;
}

int printConfig(const CommonOptions &options)
{
    const auto config = configOf(options);
    if (!config)
        return kFailed;
    std::fputs(config::printConfig(*config).c_str(), stdout);
    return kDone;
}

} // namespace

void addConfigCommands(CLI::App &app, int &exitCode)
{
    const auto add = [&app, &exitCode](const char *name, const char *meaning, int (*run)(const CommonOptions &)) {
        auto options = std::make_shared<CommonOptions>();
        CLI::App *command = app.add_subcommand(name, meaning);
        options->addTo(*command);
        command->callback([options, run, &exitCode] { exitCode = run(*options); });
    };
    add("check-config", "Check configuration, keys and policy without starting", checkConfig);
    add("print-config", "Print the effective configuration, each setting with its meaning", printConfig);
    app.add_subcommand("print-policy", "Print the default policy, to begin one's own with")->callback([] {
        const std::string_view policy = node::defaultPolicyText();
        std::fwrite(policy.data(), 1, policy.size(), stdout);
    });
    app.add_subcommand("print-settings",
                       "Print every setting with default and meaning, as the page docs/configuration.md")
        ->callback([] { std::fputs(config::configurationPage().c_str(), stdout); });
    app.add_subcommand("version", "Print the version")->callback([] { std::puts("opsroom-hub " OPSROOM_VERSION); });
}

} // namespace opsroom::server_cli
