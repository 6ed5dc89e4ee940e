#include "server/hub/token_verifier.h"

namespace opsroom::hub {

std::string_view nameOf(TokenRefusal::Kind kind)
{
    switch (kind) {
    case TokenRefusal::Kind::Malformed:
        return "malformed";
    case TokenRefusal::Kind::UnknownKey:
        return "unknown-key";
    case TokenRefusal::Kind::BadSignature:
        return "bad-signature";
    case TokenRefusal::Kind::Expired:
        return "expired";
    case TokenRefusal::Kind::NotYetValid:
        return "not-yet-valid";
    case TokenRefusal::Kind::BadClaim:
        return "bad-claim";
    case TokenRefusal::Kind::Revoked:
        return "revoked";
    }
    return "malformed";
}

} // namespace opsroom::hub
