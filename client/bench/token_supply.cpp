#include "client/bench/token_supply.h"

#include "client/bench/dialect.h"
#include "client/bench/token_minter.h"

#include <fstream>

namespace opsroom::bench {

namespace {

Result<std::vector<std::string>> readTokens(const BenchOptions &options)
{
    std::ifstream file(options.tokenFile);
    std::vector<std::string> tokens;
    std::string token;
    while (tokens.size() < options.connections && std::getline(file, token)) {
        if (!token.empty())
            tokens.push_back(token);
    }
    if (tokens.size() < options.connections)
        return Failure(Error(ErrorCode::BadRequest, options.tokenFile + ": holds " + std::to_string(tokens.size())
                                                        + " tokens for " + std::to_string(options.connections)
                                                        + " connections"));
    return tokens;
}

} // namespace

Result<std::vector<std::string>> tokensFor(const BenchOptions &options)
{
    if (!options.tokenFile.empty())
        return readTokens(options);
    std::vector<std::string> tokens;
    if (options.secretFile.empty()) {
        if (options.protocol == Protocol::Opsroom)
            return Failure(Error(ErrorCode::BadRequest, "the hub asks for tokens: --secret FILE or --tokens FILE"));
        return tokens;
    }
    const auto minter = TokenMinter::fromFile(
        options.secretFile, {.issuer = options.issuer, .audience = options.audience, .role = options.role});
    if (!minter)
        return Failure(minter.error());
    const WallTime now = SystemClock().wallNow();
    tokens.reserve(options.connections);
    for (std::uint32_t i = 0; i < options.connections; ++i) {
        auto token = minter->mint("user-" + std::to_string(i % options.users), Dialect::tenantOf(i % options.rooms),
                                  now);
        if (!token)
            return Failure(token.error());
        tokens.push_back(std::move(*token));
    }
    return tokens;
}

} // namespace opsroom::bench
