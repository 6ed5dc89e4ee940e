#pragma once

#include "client/lib/updates.h"
#include "qml/viewmodels/filter_subject.h"

namespace opsroom::viewmodels {

/// A transaction's update as a filter sees it. Lives no longer than the update.
class TransactionSubject final : public FilterSubject
{
public:
    explicit TransactionSubject(const client::TransactionUpdate &update) : m_update(update) {}

    [[nodiscard]] QStringView text(FilterField field) const override
    {
        switch (field) {
        case FilterField::Tenant:
            return m_update.tenantId;
        case FilterField::Status:
            return m_update.status;
        case FilterField::Unit:
            return m_update.amount.unit;
        case FilterField::Transaction:
            return m_update.transactionId;
        case FilterField::Wallet:
            return m_update.walletId;
        case FilterField::Party:
            return m_update.counterparty;
        case FilterField::Direction:
            return m_update.direction;
        case FilterField::Kind:
            return m_update.kind;
        case FilterField::By:
            return m_update.broadcastBy;
        default:
            return {};
        }
    }
    [[nodiscard]] const contract::Decimal *amount() const override
    {
        return m_update.amount.value ? &*m_update.amount.value : nullptr;
    }

private:
    const client::TransactionUpdate &m_update;
};

} // namespace opsroom::viewmodels
