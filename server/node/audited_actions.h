#pragma once

#include "server/audit/audit_log.h"
#include "server/hub/action_log.h"

namespace opsroom::node {

/// Writes actions into the audit log. Thread: any.
class AuditedActions final : public hub::ActionLog
{
public:
    /// \param log null: nothing is written.
    explicit AuditedActions(audit::AuditLog *log) : m_log(log) {}

    void carriedOut(const Action &action) override
    {
        if (m_log != nullptr)
            m_log->record("action", {{"by", action.userId},
                                     {"tenant", action.tenantId},
                                     {"name", action.name},
                                     {"object", action.object},
                                     {"reason", action.reason}});
    }
    void refused(const Action &action, ErrorCode code) override
    {
        if (m_log != nullptr)
            m_log->sample("refused", {{"by", action.userId},
                                      {"tenant", action.tenantId},
                                      {"name", action.name},
                                      {"code", static_cast<int>(code)}});
    }

private:
    audit::AuditLog *const m_log;
};

} // namespace opsroom::node
