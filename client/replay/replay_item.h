#pragma once

#include <QtCore/QByteArray>

namespace opsroom::replay {

/// One event to publish.
struct ReplayItem
{
    QByteArray event; ///< "transaction-update", "wallet-update" or "compliance-alert"
    QByteArray json;  ///< its argument, tenantId included
};

} // namespace opsroom::replay
