#include "server/cli/audit_commands.h"

#include "server/audit/audit_chain.h"
#include "server/cli/common_options.h"

#include <cstdio>
#include <fstream>
#include <memory>

namespace opsroom::server_cli {

namespace {

int verify(const std::string &file)
{
    std::ifstream log(file, std::ios::binary);
    if (!log) {
        std::fprintf(stderr, "opsroom-hub: %s: cannot be read\n", file.c_str());
        return kUsage;
    }
    const auto end = audit::verifyChain(log);
    if (!end) {
        std::printf("broken: %s\n", end.error().detail.c_str());
        return kFailed;
    }
    std::printf("ok: %llu records, last hash %s\n", static_cast<unsigned long long>(end->seq), end->hash.c_str());
    return kDone;
}

} // namespace

void addAuditCommands(CLI::App &app, int &exitCode)
{
    CLI::App *audit = app.add_subcommand("audit", "Work with an audit log");
    audit->require_subcommand(1);
    auto file = std::make_shared<std::string>();
    CLI::App *command = audit->add_subcommand(
        "verify", "Check the chain of an audit log; say the first line that does not fit, or where the log ends");
    command->add_option("file", *file, "Audit log")->required()->check(CLI::ExistingFile);
    command->callback([file, &exitCode] { exitCode = verify(*file); });
}

} // namespace opsroom::server_cli
