#include "server/transport/epoll/tls_table.h"

namespace opsroom::transport_epoll {

std::optional<Error> TlsTable::load(const std::vector<transport::ListenerSettings> &listeners)
{
    std::vector<std::shared_ptr<const TlsContext>> contexts(listeners.size());
    for (std::size_t i = 0; i < listeners.size(); ++i) {
        if (!listeners[i].tls)
            continue;
        auto loaded = TlsContext::load(*listeners[i].tls, of(i).get());
        if (!loaded)
            return loaded.error();
        contexts[i] = std::move(*loaded);
    }
    const std::lock_guard lock(m_mutex);
    m_contexts = std::move(contexts);
    return {};
}

std::shared_ptr<const TlsContext> TlsTable::of(std::size_t listener) const
{
    const std::lock_guard lock(m_mutex);
    return listener < m_contexts.size() ? m_contexts[listener] : nullptr;
}

} // namespace opsroom::transport_epoll
