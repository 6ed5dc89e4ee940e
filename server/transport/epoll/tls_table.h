#pragma once

#include "server/transport/epoll/tls_context.h"

#include <mutex>
#include <optional>
#include <vector>

namespace opsroom::transport_epoll {

/// The TLS contexts of a transport's listeners, which can be exchanged while it runs.
///
/// Thread: any.
class TlsTable
{
public:
    /// Reads the files of every listener with TLS. \returns the first error, and then nothing has changed.
    [[nodiscard]] std::optional<Error> load(const std::vector<transport::ListenerSettings> &listeners);

    /// Null for a listener without TLS.
    [[nodiscard]] std::shared_ptr<const TlsContext> of(std::size_t listener) const;

private:
    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<const TlsContext>> m_contexts; ///< guarded by m_mutex
};

} // namespace opsroom::transport_epoll
