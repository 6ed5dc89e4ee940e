#pragma once

#include "client/replay/replay_item.h"
#include "core/base/result.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace opsroom::replay {

/// What is made of each row besides its transaction.
struct ReplayOptions
{
    bool withWallets = false; ///< a wallet-update with the running balance
    bool withAlerts = false;  ///< compliance alerts by threshold and refund rules
};

/// Reads a file of real payments: a CSV of public expenditure (Oxford City Council's columns) or Ethereum transactions,
/// one JSON object a line. The first byte tells which.
///
/// Amounts are read as decimal text and never become floating point.
/// \returns BadRequest with line and column name of the first row that cannot be used, NotAvailable for a file that
///          cannot be read or is larger than 64 MiB.
[[nodiscard]] Result<QList<ReplayItem>> readReplayFile(const QString &path, const ReplayOptions &options = {});

/// The same for a text that is there already; \a name stands for it in errors.
[[nodiscard]] Result<QList<ReplayItem>> readReplayText(const QByteArray &text, const QString &name,
                                                       const ReplayOptions &options = {});

} // namespace opsroom::replay
