#pragma once

#include "client/replay/replay_file.h"

namespace opsroom::replay {

/// Ethereum transactions, one JSON object a line: the sender is the wallet, the block decides the tenant, and values keep
/// all their digits.
[[nodiscard]] Result<QList<ReplayItem>> readEthereum(const QByteArray &lines, const QString &name,
                                                     const ReplayOptions &options);

} // namespace opsroom::replay
