#pragma once

#include "server/auth/key.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace opsroom::auth {

/// The keys that verify tokens at one moment; replaced as a whole when keys rotate.
///
/// Which keys fit a token (docs/auth.md, "Which key"):
/// - a token with `kid`: the key with that very id, if the token's `alg` is the key's;
/// - a token without `kid`: the keys without id whose algorithm is the token's `alg`, in the order of the
///   configuration; if there are none, the only key of that algorithm.
///
/// Thread: immutable, any thread.
/// Limits: 64 keys; 4 without id for each algorithm, which bounds what a bad token costs.
class KeySet
{
public:
    /// \returns BadRequest for an id used twice or too many keys. A set without keys refuses every token.
    [[nodiscard]] static Result<std::shared_ptr<const KeySet>> make(const std::vector<KeyPtr> &keys);

    /// Keys to try on a token that says this of itself.
    [[nodiscard]] std::span<const KeyPtr> fitting(const std::optional<std::string> &kid, std::string_view alg) const;

    [[nodiscard]] std::size_t size() const { return m_size; }
    /// Key::mark() of every key.
    [[nodiscard]] const std::vector<std::uint64_t> &marks() const { return m_marks; }

private:
    KeySet() = default;

    std::map<std::string, KeyPtr, std::less<>> m_byId;
    std::vector<std::pair<Algorithm, std::vector<KeyPtr>>> m_withoutId; ///< for tokens without `kid`
    std::size_t m_size = 0;
    std::vector<std::uint64_t> m_marks;
};

} // namespace opsroom::auth
