#pragma once

#include "core/base/result.h"
#include "server/transport/transport.h"

#include <memory>

struct ssl_ctx_st;

namespace opsroom::transport_epoll {

/// Certificate, key and rules of the TLS of one listener: 1.2 and 1.3, Mozilla intermediate suites, session tickets.
///
/// Thread: immutable once loaded, used by any. Connections that were made with it keep it alive.
class TlsContext
{
public:
    /// \param previous whose session tickets stay valid, if any
    /// \returns NotAvailable with the file and what is wrong with it.
    [[nodiscard]] static Result<std::shared_ptr<const TlsContext>> load(const transport::TlsSettings &settings,
                                                                        const TlsContext *previous = nullptr);
    TlsContext(const TlsContext &) = delete;
    TlsContext &operator=(const TlsContext &) = delete;
    ~TlsContext();

    [[nodiscard]] ssl_ctx_st *handle() const { return m_handle; }

private:
    TlsContext();

    ssl_ctx_st *m_handle;
};

} // namespace opsroom::transport_epoll
