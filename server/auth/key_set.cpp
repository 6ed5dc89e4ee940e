#include "server/auth/key_set.h"

#include <algorithm>

namespace opsroom::auth {

namespace {

constexpr std::size_t kMaxKeys = 64;
constexpr std::size_t kMaxTried = 4;

/// Keys that a token without `kid` may be checked with.
std::vector<KeyPtr> keysWithoutId(const std::vector<KeyPtr> &keys, Algorithm algorithm)
{
    std::vector<KeyPtr> ofAlgorithm;
    std::copy_if(keys.begin(), keys.end(), std::back_inserter(ofAlgorithm),
                 [algorithm](const KeyPtr &key) { return key->algorithm() == algorithm; });
    if (ofAlgorithm.size() == 1)
        return ofAlgorithm;
    std::erase_if(ofAlgorithm, [](const KeyPtr &key) { return !key->id().empty(); });
    return ofAlgorithm;
}

} // namespace

Result<std::shared_ptr<const KeySet>> KeySet::make(const std::vector<KeyPtr> &keys)
{
    if (keys.size() > kMaxKeys)
        return Failure(Error(ErrorCode::BadRequest, "more than 64 keys"));
    const std::shared_ptr<KeySet> set(new KeySet);
    set->m_size = keys.size();
    for (const KeyPtr &key : keys) {
        set->m_marks.push_back(key->mark());
        if (!key->id().empty() && !set->m_byId.emplace(key->id(), key).second)
            return Failure(Error(ErrorCode::BadRequest, "kid " + key->id() + " is used twice"));
    }
    for (std::size_t i = 0; i < kAlgorithmCount; ++i) {
        const auto algorithm = static_cast<Algorithm>(i);
        std::vector<KeyPtr> tried = keysWithoutId(keys, algorithm);
        if (tried.size() > kMaxTried) {
            return Failure(
                Error(ErrorCode::BadRequest, "more than 4 keys without kid for " + std::string(nameOf(algorithm))));
        }
        if (!tried.empty())
            set->m_withoutId.emplace_back(algorithm, std::move(tried));
    }
    return std::shared_ptr<const KeySet>(set);
}

std::span<const KeyPtr> KeySet::fitting(const std::optional<std::string> &kid, std::string_view alg) const
{
    if (kid) {
        const auto found = m_byId.find(*kid);
        if (found == m_byId.end() || nameOf(found->second->algorithm()) != alg)
            return {};
        return {&found->second, 1};
    }
    for (const auto &[algorithm, keys] : m_withoutId) {
        if (nameOf(algorithm) == alg)
            return keys;
    }
    return {};
}

} // namespace opsroom::auth
