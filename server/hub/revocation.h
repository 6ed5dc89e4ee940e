#pragma once

#include "core/contract/close_code.h"
#include "server/hub/token_verifier.h"

#include <string>

namespace opsroom::hub {

/// Withdraws tokens before they end: those that fit every member that is set, and were issued until \a at.
///
/// A token issued later is good again, so that a user whose device was lost signs in anew; a token that does not say
/// when it was issued counts as older.
struct Revocation
{
    std::string tenantId; ///< tokens for this tenant; not those of platform operators, who are nobody's
    std::string userId;
    std::string tokenId; ///< `jti`
    WallTime at{};

    /// Names nothing, and would mean everybody.
    [[nodiscard]] bool isEmpty() const { return tenantId.empty() && userId.empty() && tokenId.empty(); }
    [[nodiscard]] bool covers(const Claims &claims) const;
    /// How a session that it ends is closed; none of these codes invites to come back.
    [[nodiscard]] contract::CloseCode closeCode() const;
};

} // namespace opsroom::hub
