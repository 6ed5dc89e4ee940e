#pragma once

#include "core/base/result.h"
#include "server/transport/transport.h"

#include <QtNetwork/QSslConfiguration>

namespace opsroom::transport_qt {

/// Reads certificate chain and key: TLS 1.2 and 1.3 with the Mozilla intermediate suites.
/// \returns NotAvailable with the file and what is wrong with it.
[[nodiscard]] Result<QSslConfiguration> loadTls(const transport::TlsSettings &settings);

} // namespace opsroom::transport_qt
