#pragma once

#include "client/replay/replay_file.h"

namespace opsroom::replay {

/// Oxford City Council's expenditure: service area becomes the tenant, supplier the wallet, a negative amount a return.
[[nodiscard]] Result<QList<ReplayItem>> readPayments(const QByteArray &csv, const QString &name,
                                                     const ReplayOptions &options);

/// "Planning, Sustainable Dev & Regulatory" -> "planning-sustainable-dev-regulatory": a valid tenant id.
[[nodiscard]] QByteArray tenantIdOf(const QByteArray &serviceArea);

} // namespace opsroom::replay
