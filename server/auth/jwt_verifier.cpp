#include "server/auth/jwt_verifier.h"

#include "core/base/base64.h"
#include "server/auth/claim_reader.h"
#include "server/auth/compact_token.h"
#include "server/auth/token_header.h"

#include <algorithm>

namespace opsroom::auth {

namespace {

using Refusal = hub::TokenRefusal;

Failure<Refusal> refused(Refusal::Kind kind, std::string_view reason)
{
    return Failure(Refusal{kind, reason});
}

/// Memory for parsing, kept by each thread: a token of 8192 bytes needs at most 6144 nodes.
json::Document &scratchDocument()
{
    thread_local json::Document document;
    return document;
}

} // namespace

JwtVerifier::JwtVerifier(std::shared_ptr<const KeySet> keys, TokenPolicy policy)
    : m_policy(std::move(policy)), m_keys(std::move(keys))
{}

void JwtVerifier::replaceKeys(std::shared_ptr<const KeySet> keys)
{
    const std::lock_guard lock(m_mutex);
    m_keys.swap(keys); // the old set is destroyed after the lock
}

std::shared_ptr<const KeySet> JwtVerifier::keys() const
{
    const std::lock_guard lock(m_mutex);
    return m_keys;
}

Result<hub::Claims, Refusal> JwtVerifier::verify(std::string_view token, WallTime now) const
{
    const auto parts = CompactToken::split(token);
    if (!parts)
        return refused(Refusal::Kind::Malformed, "not three parts of at most 8192 bytes");
    const auto headerText = decodeBase64(parts->header, Base64::Url);
    if (!headerText)
        return refused(Refusal::Kind::Malformed, "header is not base64url");
    const auto header = TokenHeader::read(*headerText, scratchDocument());
    if (!header)
        return Failure(header.error());

    const auto set = keys();
    const auto fitting = set->fitting(header->kid, header->alg);
    if (fitting.empty())
        return refused(Refusal::Kind::UnknownKey, "no key fits kid and alg");
    const auto signature = decodeBase64(parts->signature, Base64::Url);
    if (!signature)
        return refused(Refusal::Kind::Malformed, "signature is not base64url");
    const auto key = std::find_if(fitting.begin(), fitting.end(), [&](const KeyPtr &candidate) {
        return candidate->verify(parts->signedText, *signature);
    });
    if (key == fitting.end())
        return refused(Refusal::Kind::BadSignature, "signature does not verify");

    const auto payloadText = decodeBase64(parts->payload, Base64::Url);
    if (!payloadText)
        return refused(Refusal::Kind::Malformed, "payload is not base64url");
    const auto payload = scratchDocument().parse(*payloadText);
    if (!payload)
        return refused(Refusal::Kind::Malformed, "payload is not JSON");
    auto claims = ClaimReader(*payload, m_policy, now).read();
    if (claims) {
        claims->keyId = (*key)->id();
        claims->keyMark = (*key)->mark();
    }
    return claims;
}

} // namespace opsroom::auth
