#include "server/cli/token_commands.h"

#include "core/base/error.h"
#include "core/base/time_text.h"
#include "core/protocol/json/writer.h"
#include "server/cli/common_options.h"
#include "server/config/config_value.h"

#include <cstdio>
#include <iostream>
#include <memory>

namespace opsroom::server_cli {

namespace {

struct IssueOptions
{
    CommonOptions common;
    std::string user;
    std::vector<std::string> tenants;
    std::vector<std::string> roles{"operator"};
    std::string ttl = "1h";
};

struct CheckOptions
{
    CommonOptions common;
    std::int64_t at = 0; ///< seconds since 1970; 0: now
};

int issueToken(IssueOptions options)
{
    // Without a configuration there is only the development key, which protects nothing and hides nothing.
    if (options.common.configFile.empty())
        options.common.isDevelopment = true;
    const auto config = configOf(options.common);
    const auto materials = config ? materialsOf(*config) : std::nullopt;
    if (!materials)
        return kUsage;
    const auto ttl = config::readDuration(options.ttl, std::chrono::seconds(1), std::chrono::hours(24 * 365));
    if (!ttl) {
        std::fprintf(stderr, "opsroom-hub: --ttl: %s\n", ttl.error().detail.c_str());
        return kUsage;
    }
    auth::TokenRequest request;
    request.user = options.user;
    request.roles = options.roles;
    request.lifetime = std::chrono::duration_cast<std::chrono::seconds>(*ttl);
    request.issuer = config->issuer;
    request.audience = config->audience;
    for (const std::string &tenant : options.tenants) {
        if (tenant == "*")
            request.allTenants = true;
        else if (request.tenant.empty())
            request.tenant = tenant;
        else
            request.tenants.push_back(tenant);
    }
    const auto signer = node::makeSigner(*materials);
    const auto token = signer ? signer->issue(request, SystemClock().wallNow())
                              : Result<std::string>(Failure(signer.error()));
    if (!token) {
        std::fprintf(stderr, "opsroom-hub: %s\n", token.error().detail.c_str());
        return kFailed;
    }
    std::puts(token->c_str());
    return kDone;
}

std::string claimsJson(const hub::Claims &claims)
{
    std::string json;
    json::Writer writer(json);
    const auto list = [&writer](std::string_view name, const std::vector<std::string> &values) {
        writer.name(name).beginArray();
        for (const std::string &value : values)
            writer.value(value);
        writer.endArray();
    };
    writer.beginObject().member("userId", claims.userId);
    if (!claims.tenantId.empty())
        writer.member("tenantId", claims.tenantId);
    list("tenants", claims.allTenants ? std::vector<std::string>{"*"} : claims.tenants);
    list("roles", claims.roles);
    writer.member("expiresAt", TimeText(claims.expiresAt).view());
    if (!claims.tokenId.empty())
        writer.member("tokenId", claims.tokenId);
    if (!claims.keyId.empty())
        writer.member("keyId", claims.keyId);
    writer.endObject();
    return json;
}

int checkTokens(const CheckOptions &options)
{
    const auto config = configOf(options.common);
    const auto materials = config ? materialsOf(*config) : std::nullopt;
    if (!materials)
        return kUsage;
    const auth::JwtVerifier verifier(materials->keySet, materials->tokenPolicy);
    const WallTime now = options.at != 0 ? WallTime(std::chrono::seconds(options.at)) : SystemClock().wallNow();

    int exitCode = kDone;
    std::string token;
    while (std::getline(std::cin, token)) {
        const auto claims = verifier.verify(token, now);
        if (claims) {
            std::printf("ok %s\n", claimsJson(*claims).c_str());
            continue;
        }
        const bool isExpired = claims.error().kind == hub::TokenRefusal::Kind::Expired;
        const auto code = isExpired ? ErrorCode::TokenExpired : ErrorCode::Unauthorized;
        std::printf("refused %u %s: %.*s\n", static_cast<unsigned>(code),
                    std::string(nameOf(claims.error().kind)).c_str(), static_cast<int>(claims.error().reason.size()),
                    claims.error().reason.data());
        exitCode = kFailed;
    }
    return exitCode;
}

} // namespace

void addTokenCommands(CLI::App &app, int &exitCode)
{
    auto issue = std::make_shared<IssueOptions>();
    CLI::App *command = app.add_subcommand(
        "issue-token", "Print a token for the configured key, or for the development key without a configuration");
    issue->common.addTo(*command);
    command->add_option("--user", issue->user, "User id")->required();
    command->add_option("--tenant", issue->tenants, "Tenant; more of them for several, * for a platform operator")
        ->required()
        ->take_all();
    command->add_option("--role", issue->roles, "Role, or several of them")->take_all()->capture_default_str();
    command->add_option("--ttl", issue->ttl, "Lifetime, e.g. 15m")->capture_default_str();
    command->callback([issue, &exitCode] { exitCode = issueToken(*issue); });

    auto check = std::make_shared<CheckOptions>();
    command = app.add_subcommand(
        "check-token", "Read tokens from standard input, one a line; print `ok {claims}` or `refused CODE reason`");
    check->common.addTo(*command);
    command->add_option("--at", check->at, "Judge as of this time, in seconds since 1970");
    command->callback([check, &exitCode] { exitCode = checkTokens(*check); });
}

} // namespace opsroom::server_cli
