#pragma once

#include "server/transport/epoll/descriptor.h"

#include <atomic>

namespace opsroom::transport_epoll {

/// Makes the loop of another thread return from its wait; calls that come together cost one system call.
///
/// Thread: wake() from any; take() in the loop's.
class Wakeup
{
public:
    Wakeup();

    [[nodiscard]] bool isUsable() const { return m_descriptor.isOpen(); }
    [[nodiscard]] int descriptor() const { return m_descriptor.number(); }
    void wake();
    /// Takes the wake-up back; what was made known before a wake() is visible behind this call.
    void take();

private:
    Descriptor m_descriptor;
    std::atomic<bool> m_isPending = false;
};

} // namespace opsroom::transport_epoll
