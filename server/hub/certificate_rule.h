#pragma once

#include "server/hub/token_verifier.h"

#include <algorithm>
#include <string>
#include <vector>

namespace opsroom::hub {

/// Roles that are there only for clients which have shown a certificate as well: whoever steals a back end's token is no
/// back end by that.
///
/// Thread: immutable.
class CertificateRule
{
public:
    CertificateRule() = default; ///< asks nobody
    explicit CertificateRule(std::vector<std::string> roles) : m_roles(std::move(roles)) {}

    [[nodiscard]] bool isEmpty() const { return m_roles.empty(); }
    [[nodiscard]] const std::vector<std::string> &roles() const { return m_roles; }
    [[nodiscard]] bool allows(const Claims &claims, bool hasCertificate) const
    {
        return hasCertificate
               || std::none_of(claims.roles.begin(), claims.roles.end(), [this](const std::string &role) {
                      return std::find(m_roles.begin(), m_roles.end(), role) != m_roles.end();
                  });
    }
    [[nodiscard]] static Error refusal() { return Error(ErrorCode::Unauthorized, "a client certificate is needed"); }

private:
    std::vector<std::string> m_roles;
};

} // namespace opsroom::hub
