#pragma once

#include "qml/viewmodels/transaction_feed_model.h"

namespace opsroom::viewmodels {

/// The group of a status, by which it gets its shape and colour. A status that we do not know waits.
[[nodiscard]] TransactionFeedModel::StatusKind statusKindOf(const QString &status);

} // namespace opsroom::viewmodels
