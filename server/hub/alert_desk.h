#pragma once

#include "core/contract/payload/compliance_alert.h"
#include "server/hub/alert_order.h"
#include "server/hub/alert_store.h"
#include "server/hub/publisher.h"

#include <string>
#include <string_view>

namespace opsroom::hub {

/// Alerts as records: each is published, kept, worked on by operators, and every change goes to who may see the alert.
///
/// Guarantees: what is told about an alert never reaches its subject or a role that may not receive the alert; for them
/// it does not exist. A change that is answered was saved before.
/// Thread: the hub's. Limits: those of the store.
class AlertDesk
{
public:
    /// Who looks at alerts.
    struct Viewer
    {
        AlertScope scope; ///< tenant kAllTenants: those of every tenant
        RoleMask roles = 0;
        std::string_view user;
    };
    /// Which alerts to list.
    struct Query
    {
        std::uint64_t before = AlertStore::kNewest; ///< only those with a lower order
        std::size_t most = 0;
    };

    AlertDesk(const HubContext &context, AlertStore &store, Publisher &publisher)
        : m_context(context), m_store(store), m_publisher(publisher)
    {}

    /// Publishes `compliance-alert` with the audience that belongs to it, and keeps the alert. One that is known
    /// already, by alertId or dedupKey, is raised again: `compliance-alert-updated` tells what became of it.
    /// \param outgoing body, addressees and sender. \returns LimitExceeded if too many are open; nothing was sent then.
    [[nodiscard]] Result<Published> raise(Outgoing outgoing, const contract::ComplianceAlert &alert);
    /// Does what an operator orders and tells it to the audience. \returns the alert as JSON, or NotAvailable for one
    /// that does not exist or that \a viewer may not see, or what carryOut() refuses.
    [[nodiscard]] Result<std::string> carryOut(const AlertOrder &order, const Viewer &viewer);

    /// `"alerts":[...],"before":<order or null>`: a page of the open alerts that \a viewer may see, the newest first.
    [[nodiscard]] std::string openJson(const Viewer &viewer, const Query &query) const;
    /// One alert with its audit trail. \returns NotAvailable, see carryOut().
    [[nodiscard]] Result<std::string> alertJson(const Viewer &viewer, std::string_view alertId) const;
    [[nodiscard]] bool maySeeAlerts(RoleMask roles) const { return (roles & receivers()) != 0; }

    /// Takes alerts back from the shelf. \returns when to be called at the latest.
    SteadyTime onTimer(SteadyTime now);
    [[nodiscard]] SteadyTime dueAt() const { return m_dueAt; }

private:
    [[nodiscard]] RoleMask receivers() const;
    [[nodiscard]] RoleMask audienceOf(const AlertRecord &record) const;
    [[nodiscard]] bool maySee(const Viewer &viewer, const AlertRecord &record) const;
    void keep(AlertScope scope, std::optional<AlertRecord> known, AlertRecord raised, bool isClear,
              std::string_view sender);
    void save(AlertScope scope, const AlertRecord &record, std::string_view sender);
    void tell(AlertScope scope, const AlertRecord &record, std::string_view sender);
    void refreshDue();

    const HubContext &m_context;
    AlertStore &m_store;
    Publisher &m_publisher;
    UlidSource m_ids;
    json::Document m_document;
    SteadyTime m_dueAt = SteadyTime::max();
};

} // namespace opsroom::hub
