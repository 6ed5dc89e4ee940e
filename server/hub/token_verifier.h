#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace opsroom::hub {

/// Who a connection is: what a verified token says, checked against the rules for names.
struct Claims
{
    std::string userId;
    std::string tenantId;             ///< tenant that is joined by itself; empty for a platform operator
    std::vector<std::string> tenants; ///< every tenant the bearer may enter, tenantId first
    bool allTenants = false;          ///< platform operator: `tenants: ["*"]`
    std::vector<std::string> roles;   ///< as sent; unknown ones grant nothing
    std::string tokenId;              ///< jti, empty if the token has none
    std::string keyId;                ///< kid of the key that verified it, for logs
    std::uint64_t keyMark = 0;        ///< number of that key, which a removal goes by
    WallTime issuedAt{};              ///< iat; 1970 if the token does not say
    WallTime expiresAt{};
};

/// Why a token was refused. The reason names the rule, never the token's content: it may be logged and shown.
struct TokenRefusal
{
    enum class Kind : std::uint8_t {
        Malformed,  ///< not a token of the accepted form
        UnknownKey, ///< no configured key fits kid and algorithm
        BadSignature,
        Expired,
        NotYetValid, ///< nbf or iat in the future
        BadClaim,    ///< issuer, audience, subject, tenant, role or another claim breaks a rule
        Revoked,
    };
    Kind kind = Kind::Malformed;
    std::string_view reason; ///< fixed text
};

/// Word of a kind for logs and metric labels.
[[nodiscard]] std::string_view nameOf(TokenRefusal::Kind kind);

/// Port: turns the text of a token into an identity.
///
/// Guarantees: accepts only what a configured key signed and the policy allows; needs no network and no file; costs
/// less than a millisecond.
/// Thread: verify() is called from every shard at the same time.
class TokenVerifier
{
public:
    TokenVerifier() = default;
    TokenVerifier(const TokenVerifier &) = delete;
    TokenVerifier &operator=(const TokenVerifier &) = delete;
    virtual ~TokenVerifier() = default;

    [[nodiscard]] virtual Result<Claims, TokenRefusal> verify(std::string_view token, WallTime now) const = 0;
};

} // namespace opsroom::hub
