#pragma once

#include "core/base/result.h"
#include "core/contract/alert_terms.h"
#include "core/contract/payload/payload_text.h"
#include "core/contract/severity.h"

#include <optional>
#include <string_view>
#include <vector>

namespace opsroom::contract {

/// Whom an alert is about: that user must not see it. Every member is empty if absent.
struct AlertSubject
{
    PayloadText userId; ///< as tokens name users, see isUserId()
    std::string_view walletId;
    std::string_view transactionId;
};

/// What the hub acts on in a valid `compliance-alert`; the payload itself travels on as it came.
///
/// Lifetime: views the JSON text.
struct ComplianceAlert
{
    Severity severity = Severity::Info; ///< info if the client does not say
    PayloadText message;
    std::string_view alertId; ///< empty if absent
    PayloadText dedupKey;     ///< empty if absent
    std::optional<AlertCategory> category;
    AlertSubject subject;
    std::vector<std::string_view> allowedRoles; ///< empty: those that the policy names
    PayloadText idempotencyKey;                 ///< empty if absent
};

/// Checks the argument of `compliance-alert` as a client sends it. \sa readTransactionUpdate(), whose rules hold here
/// too.
///
/// The severity may be absent. The message, the guidance and the note of an acknowledgement may have several lines.
[[nodiscard]] Result<ComplianceAlert> readComplianceAlert(json::Value payload);

} // namespace opsroom::contract
