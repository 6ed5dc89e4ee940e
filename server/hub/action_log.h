#pragma once

#include "core/base/error.h"

#include <string_view>

namespace opsroom::hub {

/// Port: what operators and back ends did, and what was refused to whom, for who has to account for it.
///
/// Thread: any. Must not wait.
class ActionLog
{
public:
    /// Who did what; views live for the call.
    struct Action
    {
        std::string_view userId;
        std::string_view tenantId; ///< empty: of no tenant
        std::string_view name;     ///< of the command
        std::string_view
            object; ///< what it is about: id of an alert or transaction, "tenant/user" of a client; or empty
        std::string_view reason = {}; ///< the operator's words, where the record itself does not keep them
    };

    ActionLog() = default;
    ActionLog(const ActionLog &) = delete;
    ActionLog &operator=(const ActionLog &) = delete;
    virtual ~ActionLog() = default;

    /// Each one is kept.
    virtual void carriedOut(const Action &action) = 0;
    /// Strangers may cause them at will: a sample is kept.
    virtual void refused(const Action &action, ErrorCode code) = 0;
};

} // namespace opsroom::hub
