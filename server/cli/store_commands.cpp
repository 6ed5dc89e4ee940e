#include "server/cli/store_commands.h"

#include "server/cli/common_options.h"
#include "server/store/sqlite/sqlite_database.h"

#include <cstdio>
#include <memory>

namespace opsroom::server_cli {

namespace {

struct BackupOptions
{
    CommonOptions common;
    std::string file;
};

int fail(const std::string &reason)
{
    std::fprintf(stderr, "opsroom-hub: %s\n", reason.c_str());
    return kFailed;
}

int backup(const BackupOptions &options)
{
    const auto config = configOf(options.common);
    if (!config)
        return kFailed;
    if (config->storeFile.empty())
        return fail("backup: store.file is not set, everything is kept in memory");
    auto database = store::SqliteDatabase::openToRead(config->storeFile);
    if (!database)
        return fail(database.error().detail);
    if (const auto copied = database->backup(options.file); !copied)
        return fail(copied.error().detail);
    std::printf("ok: %s\n", options.file.c_str());
    return kDone;
}

} // namespace

void addStoreCommands(CLI::App &app, int &exitCode)
{
    auto options = std::make_shared<BackupOptions>();
    CLI::App *command = app.add_subcommand(
        "backup", "Copy the hub's database into a new file, while the hub runs, and check the copy");
    options->common.addTo(*command);
    command->add_option("file", options->file, "New file")->required();
    command->callback([options, &exitCode] { exitCode = backup(*options); });
}

} // namespace opsroom::server_cli
