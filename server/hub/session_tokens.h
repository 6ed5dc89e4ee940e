#pragma once

#include "server/hub/member.h"
#include "server/hub/revocation.h"

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace opsroom::hub {

/// Which token each session lives on, so that the session can be ended with it: 24 bytes a session.
///
/// A `jti` is kept as a hash: in the unlikely case that two are taken for one, a session ends and its client signs in
/// again.
/// Thread: the hub's.
class SessionTokens
{
public:
    struct Mark
    {
        std::uint64_t tokenId = 0; ///< hash of `jti`; 0 for a token without one
        std::uint64_t key = 0;     ///< of the key that verified it
        std::int64_t issuedAt = 0; ///< milliseconds since 1970; 0 if the token does not say
    };

    void set(MemberId id, const Claims &claims)
    {
        if (id.slot >= m_marks.size())
            m_marks.resize(id.slot + std::size_t{1});
        m_marks[id.slot] = {hashOf(claims.tokenId), claims.keyMark, claims.issuedAt.time_since_epoch().count()};
    }
    [[nodiscard]] const Mark &of(MemberId id) const { return m_marks[id.slot]; }

    /// Whether \a revocation means this token, as far as the token itself decides.
    [[nodiscard]] bool isMeant(MemberId id, const Revocation &revocation) const
    {
        const Mark &mark = of(id);
        return (revocation.tokenId.empty() || mark.tokenId == hashOf(revocation.tokenId))
               && mark.issuedAt <= revocation.at.time_since_epoch().count();
    }

private:
    [[nodiscard]] static std::uint64_t hashOf(std::string_view tokenId)
    {
        return tokenId.empty() ? 0 : std::hash<std::string_view>{}(tokenId) | 1U;
    }

    std::vector<Mark> m_marks; ///< by slot of the member
};

} // namespace opsroom::hub
