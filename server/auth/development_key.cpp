#include "server/auth/development_key.h"

#include "server/auth/hmac_key.h"

namespace opsroom::auth {

Result<KeyPtr> developmentKey()
{
    return HmacKey::make(std::string(kDevelopmentKeyId), Algorithm::HS256, Secret(std::string(kDevelopmentSecret)));
}

} // namespace opsroom::auth
