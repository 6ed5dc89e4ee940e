#include "server/auth/token_header.h"

#include "core/protocol/json/value.h"
#include "server/auth/key.h"

namespace opsroom::auth {

namespace {

Failure<hub::TokenRefusal> malformed(std::string_view reason)
{
    return Failure(hub::TokenRefusal{hub::TokenRefusal::Kind::Malformed, reason});
}

} // namespace

Result<TokenHeader, hub::TokenRefusal> TokenHeader::read(std::string_view json, json::Document &document)
{
    const auto root = document.parse(json);
    if (!root || !root->isObject())
        return malformed("header is not a JSON object");
    for (const std::string_view name : {"crit", "b64", "zip", "enc", "cty"}) {
        if (root->find(name).isPresent())
            return malformed("header asks for an extension");
    }
    const json::Value typ = root->find("typ");
    if (typ.isPresent() && !typ.equals("JWT") && !typ.equals("at+jwt"))
        return malformed("typ is not JWT");
    const json::Value alg = root->find("alg");
    if (!alg.isString())
        return malformed("alg is missing");

    TokenHeader header{alg.string(), {}};
    if (const json::Value kid = root->find("kid"); kid.isPresent()) {
        header.kid = kid.isString() ? kid.string() : std::string();
        if (header.kid->empty() || !isKeyId(*header.kid))
            return malformed("kid is not 1 to 128 printable characters");
    }
    return header;
}

} // namespace opsroom::auth
