#include "server/transport/epoll/wakeup.h"

#include <cstdint>
#include <sys/eventfd.h>

namespace opsroom::transport_epoll {

Wakeup::Wakeup() : m_descriptor(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

void Wakeup::wake()
{
    if (m_isPending.exchange(true, std::memory_order_acq_rel))
        return;
    // Cannot fail but by overflow, and then the loop is about to wake anyway.
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(m_descriptor.number(), &one, sizeof one);
}

void Wakeup::take()
{
    std::uint64_t count = 0;
    [[maybe_unused]] const ssize_t taken = ::read(m_descriptor.number(), &count, sizeof count);
    m_isPending.exchange(false, std::memory_order_acq_rel);
}

} // namespace opsroom::transport_epoll
