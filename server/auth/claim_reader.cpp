#include "server/auth/claim_reader.h"

#include "core/contract/identifier.h"

#include <algorithm>
#include <charconv>

namespace opsroom::auth {

namespace {

using Refusal = hub::TokenRefusal;

constexpr std::size_t kMaxTenants = 64;
constexpr std::size_t kMaxRoles = 16;
constexpr double kMaxDate = 253402300799; // the last second of the year 9999
constexpr std::string_view kEveryTenant = "*";

Refusal badClaim(std::string_view reason)
{
    return {Refusal::Kind::BadClaim, reason};
}

/// NumericDate of RFC 7519 section 2: seconds, which may have a fraction; cut to milliseconds.
/// \returns nothing for anything but a number from 0 to the year 9999.
std::optional<WallTime> dateOf(const json::Value &value)
{
    if (!value.isNumber())
        return {};
    const std::string_view text = value.raw();
    double seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc() || end != text.data() + text.size() || !(seconds >= 0 && seconds <= kMaxDate))
        return {};
    return WallTime(Milliseconds(static_cast<std::int64_t>(seconds * 1000)));
}

void addOnce(std::vector<std::string> &list, std::string text)
{
    if (std::find(list.begin(), list.end(), text) == list.end())
        list.push_back(std::move(text));
}

/// Whether `aud` (RFC 7519 section 4.1.3) is a string or an array of nothing but strings that names \a audience.
bool namesAudience(const json::Value &aud, std::string_view audience)
{
    if (aud.isString())
        return aud.equals(audience);
    bool found = false;
    for (const json::Value element : aud.elements()) {
        if (!element.isString())
            return false;
        found = found || element.equals(audience);
    }
    return found;
}

bool isEveryTenant(const json::Value &tenants)
{
    return tenants.elementCount() == 1 && (*tenants.elements().begin()).equals(kEveryTenant);
}

} // namespace

json::Value ClaimReader::find(const std::string &name) const
{
    return name.empty() ? json::Value() : m_payload.find(name);
}

Result<hub::Claims, hub::TokenRefusal> ClaimReader::read() const
{
    if (!m_payload.isObject())
        return Failure(Refusal{Refusal::Kind::Malformed, "payload is not a JSON object"});
    hub::Claims claims;
    Step refusal = readTimes(claims);
    if (!refusal)
        refusal = checkIssuerAndAudience();
    if (!refusal)
        refusal = readUser(claims);
    if (!refusal)
        refusal = readTenants(claims);
    if (!refusal)
        refusal = readRoles(claims);
    if (!refusal)
        refusal = readTokenId(claims);
    if (refusal)
        return Failure(*refusal);
    return claims;
}

ClaimReader::Step ClaimReader::readTimes(hub::Claims &claims) const
{
    const auto expires = dateOf(m_payload.find("exp"));
    if (!expires)
        return badClaim("exp is missing or no date");
    if (m_now >= *expires + m_policy.clockSkew)
        return Refusal{Refusal::Kind::Expired, "token has expired"};

    WallTime issued = m_now;
    if (const json::Value iat = m_payload.find("iat"); iat.isPresent()) {
        const auto date = dateOf(iat);
        if (!date)
            return badClaim("iat is no date");
        if (*date > m_now + m_policy.clockSkew)
            return Refusal{Refusal::Kind::NotYetValid, "iat is in the future"};
        issued = *date;
        claims.issuedAt = *date;
    }
    if (const json::Value nbf = m_payload.find("nbf"); nbf.isPresent()) {
        const auto date = dateOf(nbf);
        if (!date)
            return badClaim("nbf is no date");
        if (*date > m_now + m_policy.clockSkew)
            return Refusal{Refusal::Kind::NotYetValid, "nbf is in the future"};
    }
    if (m_policy.maxLifetime.count() > 0 && *expires - issued > m_policy.maxLifetime)
        return badClaim("lifetime is longer than allowed");
    claims.expiresAt = *expires;
    return {};
}

ClaimReader::Step ClaimReader::checkIssuerAndAudience() const
{
    if (!m_policy.issuer.empty() && !m_payload.find("iss").equals(m_policy.issuer))
        return badClaim("iss is not the configured issuer");
    if (!m_policy.audience.empty() && !namesAudience(m_payload.find("aud"), m_policy.audience))
        return badClaim("aud does not name this hub");
    return {};
}

ClaimReader::Step ClaimReader::readUser(hub::Claims &claims) const
{
    for (const std::string &name : m_policy.names.user) {
        const json::Value user = find(name);
        if (!user.isPresent())
            continue;
        if (user.isString())
            claims.userId = user.string();
        if (!contract::isUserId(claims.userId))
            return badClaim("user id breaks the rule for user ids");
        return {};
    }
    return badClaim("user id is missing");
}

ClaimReader::Step ClaimReader::readTenants(hub::Claims &claims) const
{
    const json::Value tenant = find(m_policy.names.tenant);
    if (tenant.isPresent()) {
        if (tenant.isString())
            claims.tenantId = tenant.string();
        if (!contract::isTenantId(claims.tenantId))
            return badClaim("tenant id breaks the rule for tenant ids");
        claims.tenants.push_back(claims.tenantId);
    }

    const json::Value tenants = find(m_policy.names.tenants);
    if (!tenants.isPresent())
        return tenant.isPresent() ? Step() : badClaim("tenant is missing");
    if (tenants.elementCount() == 0 || tenants.elementCount() > kMaxTenants)
        return badClaim("tenants is not a list of 1 to 64 tenants");
    if (isEveryTenant(tenants)) {
        claims.allTenants = true;
        return {};
    }
    bool listed = false;
    for (const json::Value element : tenants.elements()) {
        std::string id = element.isString() ? element.string() : std::string();
        if (!contract::isTenantId(id))
            return badClaim("tenant id breaks the rule for tenant ids");
        listed = listed || id == claims.tenantId;
        addOnce(claims.tenants, std::move(id));
    }
    if (tenant.isPresent() && !listed)
        return badClaim("tenant is not among the tenants");
    claims.tenantId = claims.tenants.front();
    return {};
}

ClaimReader::Step ClaimReader::readRoles(hub::Claims &claims) const
{
    const json::Value role = find(m_policy.names.role);
    const json::Value roles = find(m_policy.names.roles);
    if (roles.isPresent() && !roles.isArray())
        return badClaim("roles is not a list");
    if (roles.elementCount() > kMaxRoles)
        return badClaim("more than 16 roles");

    const auto add = [&claims](const json::Value &value) {
        std::string name = value.isString() ? value.string() : std::string();
        if (!contract::isUserId(name))
            return false;
        // Identity providers send roles of their own ("Admin", "ROLE_USER"): no policy can name them, so they grant
        // nothing, and are no reason to lock their bearer out.
        if (contract::isRoleName(name))
            addOnce(claims.roles, std::move(name));
        return true;
    };
    if (role.isPresent() && !add(role))
        return badClaim("role is not 1 to 255 printable bytes");
    for (const json::Value element : roles.elements()) {
        if (!add(element))
            return badClaim("role is not 1 to 255 printable bytes");
    }
    if (claims.roles.size() > kMaxRoles)
        return badClaim("more than 16 roles");
    return {};
}

ClaimReader::Step ClaimReader::readTokenId(hub::Claims &claims) const
{
    const json::Value jti = m_payload.find("jti");
    if (!jti.isPresent())
        return {};
    if (jti.isString())
        claims.tokenId = jti.string();
    if (!contract::isUserId(claims.tokenId))
        return badClaim("jti is not 1 to 255 printable bytes");
    return {};
}

} // namespace opsroom::auth
