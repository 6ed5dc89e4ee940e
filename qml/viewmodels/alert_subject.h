#pragma once

#include "client/lib/updates.h"
#include "qml/viewmodels/filter_subject.h"

namespace opsroom::viewmodels {

/// An alert as a filter sees it. Lives no longer than the alert.
class AlertSubject final : public FilterSubject
{
public:
    explicit AlertSubject(const client::ComplianceAlert &alert) : m_alert(alert) {}

    [[nodiscard]] QStringView text(FilterField field) const override
    {
        switch (field) {
        case FilterField::Tenant:
            return m_alert.tenantId;
        case FilterField::Transaction:
            return m_alert.subjectTransaction;
        case FilterField::Wallet:
            return m_alert.subjectWallet;
        case FilterField::Party:
            return m_alert.message;
        case FilterField::By:
            return m_alert.broadcastBy;
        case FilterField::Category:
            return m_alert.category;
        default:
            return {};
        }
    }
    [[nodiscard]] std::optional<contract::Severity> severity() const override { return m_alert.severity; }

private:
    const client::ComplianceAlert &m_alert;
};

} // namespace opsroom::viewmodels
