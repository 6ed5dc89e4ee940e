#include "server/auth/token_signer.h"

#include "core/base/base64.h"
#include "core/base/random_bytes.h"
#include "core/contract/identifier.h"
#include "core/protocol/json/writer.h"
#include "server/auth/claim_reader.h"
#include "server/auth/compact_token.h"

#include <algorithm>

namespace opsroom::auth {

namespace {

constexpr std::size_t kTokenIdBytes = 16;
constexpr std::chrono::seconds kMaxLifetime = std::chrono::hours(24) * 3653;

Failure<Error> refused(std::string detail)
{
    return Failure(Error(ErrorCode::BadRequest, std::move(detail)));
}

/// Name of the claim that would carry a part of \a request but is switched off; empty if there is none.
std::string_view missingName(const TokenRequest &request, const ClaimNames &names)
{
    if (names.user.empty() || names.user.front().empty())
        return "the user";
    if (!request.tenant.empty() && names.tenant.empty())
        return "the tenant";
    if ((request.allTenants || !request.tenants.empty()) && names.tenants.empty())
        return "a list of tenants";
    if (request.roles.size() == 1 && names.role.empty())
        return "a role";
    if (request.roles.size() > 1 && names.roles.empty())
        return "a list of roles";
    return {};
}

void writeTenants(json::Writer &writer, const TokenRequest &request, const ClaimNames &names)
{
    if (!request.tenant.empty())
        writer.member(names.tenant, request.tenant);
    if (!request.allTenants && request.tenants.empty())
        return;
    writer.name(names.tenants).beginArray();
    if (request.allTenants)
        writer.value("*");
    else if (!request.tenant.empty())
        writer.value(request.tenant);
    for (const std::string &tenant : request.tenants)
        writer.value(tenant);
    writer.endArray();
}

void writeRoles(json::Writer &writer, const std::vector<std::string> &roles, const ClaimNames &names)
{
    if (roles.size() == 1)
        writer.member(names.role, roles.front());
    if (roles.size() <= 1)
        return;
    writer.name(names.roles).beginArray();
    for (const std::string &role : roles)
        writer.value(role);
    writer.endArray();
}

} // namespace

Result<TokenSigner> TokenSigner::make(KeyPtr key, ClaimNames names)
{
    if (!key->canSign())
        return Failure(Error(ErrorCode::NotAvailable, "a public key cannot sign"));
    return TokenSigner(std::move(key), std::move(names));
}

std::string TokenSigner::header() const
{
    std::string json;
    json::Writer writer(json);
    writer.beginObject().member("alg", nameOf(m_key->algorithm())).member("typ", "JWT");
    if (!m_key->id().empty())
        writer.member("kid", m_key->id());
    writer.endObject();
    return json;
}

std::string TokenSigner::payload(const TokenRequest &request, WallTime now) const
{
    const auto issued = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch();
    std::string json;
    json::Writer writer(json);
    writer.beginObject();
    if (!request.issuer.empty())
        writer.member("iss", request.issuer);
    if (!request.audience.empty())
        writer.member("aud", request.audience);
    writer.member(m_names.user.front(), request.user);
    writeTenants(writer, request, m_names);
    writeRoles(writer, request.roles, m_names);
    writer.member("iat", issued.count()).member("exp", (issued + request.lifetime).count());
    writer.member("jti", randomToken(kTokenIdBytes)).endObject();
    return json;
}

Result<std::string> TokenSigner::issue(const TokenRequest &request, WallTime now) const
{
    if (request.lifetime <= std::chrono::seconds(0) || request.lifetime > kMaxLifetime)
        return refused("lifetime is not between one second and ten years");
    if (const std::string_view what = missingName(request, m_names); !what.empty())
        return refused("no claim name is configured for " + std::string(what));

    const std::string claimsText = payload(request, now);
    json::Document document;
    const auto parsed = document.parse(claimsText);
    if (!parsed)
        return Failure(parsed.error());
    const TokenPolicy policy{request.issuer, request.audience, {}, {}, m_names};
    const auto claims = ClaimReader(*parsed, policy, now).read();
    if (!claims)
        return refused(std::string(claims.error().reason));
    if (claims->userId != request.user)
        return refused("user id is not UTF-8");
    if (!std::all_of(request.roles.begin(), request.roles.end(), contract::isRoleName))
        return refused("role breaks the rule for role names");

    std::string token = encodeBase64(header(), Base64::Url) + '.' + encodeBase64(claimsText, Base64::Url);
    const auto signature = m_key->sign(token);
    if (!signature)
        return Failure(signature.error());
    token += '.';
    appendBase64(token, *signature, Base64::Url);
    if (token.size() > kMaxTokenBytes)
        return refused("token is longer than 8192 bytes");
    return token;
}

} // namespace opsroom::auth
