#include "core/base/base64.h"
#include "core/contract/identifier.h"
#include "server/auth/jwt_verifier.h"
#include "server/auth/key_text.h"
#include "tests/fuzz/fuzz_target.h"

#include <array>
#include <openssl/evp.h>
#include <openssl/hmac.h>

using namespace opsroom;
using fuzz::require;

namespace {

const WallTime kNow{std::chrono::seconds(1'700'000'000)};

/// The key that the seeds from the attack list are signed with.
const std::string &secretText()
{
    static const std::string text = "0123456789abcdef0123456789abcdef";
    return text;
}

const auth::KeyPtr &key()
{
    static const auth::KeyPtr made = [] {
        auto loaded = auth::keyFromSecret(auth::Secret(std::string(secretText())), {}, auth::Algorithm::HS256);
        require(loaded.has_value(), "the key of the target is good");
        return *loaded;
    }();
    return made;
}

/// HMAC-SHA256 once more, past the code under test.
std::string macOf(std::string_view text)
{
    std::array<unsigned char, 32> mac{};
    unsigned size = 0;
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
    HMAC(EVP_sha256(), secretText().data(), int(secretText().size()),
         reinterpret_cast<const unsigned char *>(text.data()), text.size(), mac.data(), &size);
    return {mac.begin(), mac.begin() + size};
}

void verify(const std::string &token)
{
    static const auth::JwtVerifier verifier(*auth::KeySet::make({key()}),
                                            {.issuer = "https://auth.example", .audience = "hub"});
    const auto claims = verifier.verify(token, kNow);
    const auto again = verifier.verify(token, kNow);
    require(claims.has_value() == again.has_value(), "equal tokens get equal answers");
    if (!claims) {
        require(!claims.error().reason.empty(), "a refusal has a reason");
        return;
    }
    const std::size_t dot = token.rfind('.');
    require(dot != std::string::npos, "an accepted token has a signature");
    const std::string expected = encodeBase64(macOf(std::string_view(token).substr(0, dot)), Base64::Url);
    require(token.substr(dot + 1) == expected, "an accepted token has the right signature");
    require(claims->expiresAt + std::chrono::seconds(30) > kNow, "an accepted token has not ended");
    require(!claims->userId.empty(), "an accepted token has a user");
    require(claims->allTenants || !claims->tenants.empty(), "an accepted token has a tenant");
    for (const std::string &tenant : claims->tenants)
        require(contract::isTenantId(tenant), "tenants of an accepted token are tenant ids");
}

} // namespace

/// Input: a token; or 'S', a header and behind a line end a payload, which are signed, so that claims are reached.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view input = fuzz::textOf(data, size);
    const std::size_t lineEnd = input.find('\n');
    if (input.substr(0, 1) != "S" || lineEnd == std::string_view::npos) {
        verify(std::string(input));
        return 0;
    }
    std::string token = encodeBase64(input.substr(1, lineEnd - 1), Base64::Url) + '.'
                        + encodeBase64(input.substr(lineEnd + 1), Base64::Url);
    token += '.' + encodeBase64(macOf(token), Base64::Url);
    verify(token);
    return 0;
}
