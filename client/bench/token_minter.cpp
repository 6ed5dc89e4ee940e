#include "client/bench/token_minter.h"

#include "core/base/base64.h"
#include "core/protocol/json/writer.h"

#include <array>
#include <fstream>
#include <iterator>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <vector>

namespace opsroom::bench {

Result<TokenMinter> TokenMinter::fromFile(const std::string &path, Claims claims)
{
    std::ifstream file(path, std::ios::binary);
    std::string secret{std::istreambuf_iterator<char>(file), {}};
    if (!secret.empty() && secret.back() == '\n')
        secret.pop_back();
    if (secret.empty())
        return Failure(Error(ErrorCode::BadRequest, path + ": holds no secret, or cannot be read"));
    return TokenMinter(std::move(secret), std::move(claims));
}

Result<std::string> TokenMinter::mint(std::string_view user, std::string_view tenant, WallTime now) const
{
    const auto issued = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    std::string claims;
    json::Writer writer(claims);
    writer.beginObject().member("sub", user).member("tenantId", tenant).member("role", m_claims.role);
    if (!m_claims.issuer.empty())
        writer.member("iss", m_claims.issuer);
    if (!m_claims.audience.empty())
        writer.member("aud", m_claims.audience);
    writer.member("iat", issued).member("exp", issued + m_claims.lifetime.count()).endObject();

    std::string token = encodeBase64(R"({"alg":"HS256","typ":"JWT"})", Base64::Url);
    token += '.';
    appendBase64(token, claims, Base64::Url);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    // NOLINTNEXTLINE(*-reinterpret-cast): bytes are bytes
    const auto *text = reinterpret_cast<const unsigned char *>(token.data());
    if (::HMAC(EVP_sha256(), m_secret.data(), static_cast<int>(m_secret.size()), text, token.size(), digest.data(),
               &size)
        == nullptr)
        return Failure(Error(ErrorCode::Internal, "OpenSSL: HMAC failed"));
    token += '.';
    // NOLINTNEXTLINE(*-reinterpret-cast): bytes are bytes
    appendBase64(token, {reinterpret_cast<const char *>(digest.data()), size}, Base64::Url);
    return token;
}

} // namespace opsroom::bench
