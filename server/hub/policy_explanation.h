#pragma once

#include "server/hub/policy.h"

#include <optional>
#include <string>
#include <string_view>

namespace opsroom::hub {

/// A verdict of a policy, with the reason for it.
struct PolicyExplanation
{
    bool isAllowed = false;
    std::optional<PolicyRule> rule; ///< the one that decided; nothing: no rule is about the name, which denies it
};

/// Why the holder of \a role may or may not do what \a subject says with \a name. The verdict is Policy's own.
/// \param text what \a policy was made of.
[[nodiscard]] PolicyExplanation explain(const Policy &policy, const PolicyText &text, std::string_view role,
                                        Policy::Subject subject, std::string_view name);

} // namespace opsroom::hub
