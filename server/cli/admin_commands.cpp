#include "server/cli/admin_commands.h"

#include "core/protocol/json/writer.h"
#include "server/cli/admin_client.h"
#include "server/cli/common_options.h"

#include <cstdio>
#include <fstream>
#include <memory>

namespace opsroom::server_cli {

namespace {

constexpr std::chrono::seconds kTokenLifetime{60};
constexpr const char *kAdministrator = "opsroom-hub";

struct RevokeOptions
{
    CommonOptions common;
    std::string management;
    std::string tokenFile;
    std::string tokenId;
    std::string user;
    std::string tenant;
};

/// The token of the file, or one for a minute from the configured key. Never from the command line, which all users of
/// a machine can read.
Result<std::string> adminToken(const RevokeOptions &options, const config::NodeConfig &config)
{
    if (!options.tokenFile.empty()) {
        std::ifstream file(options.tokenFile);
        std::string token;
        if (!std::getline(file, token))
            return Failure(Error(ErrorCode::BadRequest, options.tokenFile + ": cannot be read"));
        return token;
    }
    const auto materials = materialsOf(config);
    if (!materials)
        return Failure(Error(ErrorCode::BadRequest, "no key"));
    const auto signer = node::makeSigner(*materials);
    if (!signer)
        return Failure(Error(signer.error().code, signer.error().detail + "; give --token-file"));
    auth::TokenRequest request;
    request.user = kAdministrator;
    request.allTenants = true;
    request.roles = {"admin"};
    request.lifetime = kTokenLifetime;
    request.issuer = config.issuer;
    request.audience = config.audience;
    return signer->issue(request, SystemClock().wallNow());
}

std::string bodyOf(const RevokeOptions &options)
{
    std::string json;
    json::Writer writer(json);
    writer.beginObject();
    if (!options.tokenId.empty())
        writer.member("tokenId", options.tokenId);
    if (!options.user.empty())
        writer.member("userId", options.user);
    if (!options.tenant.empty())
        writer.member("tenantId", options.tenant);
    writer.endObject();
    return json;
}

int fail(const Error &error)
{
    std::fprintf(stderr, "opsroom-hub: %s\n", error.detail.c_str());
    return kFailed;
}

int revoke(const RevokeOptions &options)
{
    if (options.tokenId.empty() && options.user.empty() && options.tenant.empty())
        return fail(Error(ErrorCode::BadRequest, "revoke: give --jti, --user, --tenant or several of them")), kUsage;
    const auto config = configOf(options.common);
    if (!config)
        return kUsage;
    auto address = managementAddressOf(*config);
    if (!options.management.empty()) {
        const auto given = config::parseListenAddress(options.management);
        if (!given || !given->isLoopback())
            return fail(Error(ErrorCode::BadRequest, "--management: expected a loopback address and a port")), kUsage;
        address = *given;
    }
    if (!address)
        return fail(address.error()), kUsage;
    const auto token = adminToken(options, *config);
    if (!token)
        return fail(token.error());
    const auto answer = postToManagement(*address, "/admin/revocations", *token, bodyOf(options));
    if (!answer)
        return fail(answer.error());
    std::printf("%s\n", answer->body.c_str());
    return answer->status == 200 ? kDone : kFailed;
}

} // namespace

void addAdminCommands(CLI::App &app, int &exitCode)
{
    auto options = std::make_shared<RevokeOptions>();
    CLI::App *command = app.add_subcommand(
        "revoke", "End the sessions of a token, a user or a tenant, and refuse their tokens issued until now");
    options->common.addTo(*command);
    command->add_option("--jti", options->tokenId, "Id (jti) of the token");
    command->add_option("--user", options->user, "User id");
    command->add_option("--tenant", options->tenant, "Tenant; with --user, that user in that tenant only");
    command->add_option("--management", options->management, "Management listener, if not the configured one")
        ->type_name("ADDR:PORT");
    command
        ->add_option("--token-file", options->tokenFile,
                     "File with an administrator's token; else the hub's own key signs one")
        ->check(CLI::ExistingFile);
    command->callback([options, &exitCode] { exitCode = revoke(*options); });
}

} // namespace opsroom::server_cli
