#include "server/transport/qt/wakeup.h"

#include <cstdint>
#include <sys/eventfd.h>
#include <unistd.h>

namespace opsroom::transport_qt {

Wakeup::Wakeup(QObject *parent)
    : QObject(parent),
      m_descriptor(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)),
      m_notifier(m_descriptor, QSocketNotifier::Read)
{
    if (m_descriptor < 0)
        qFatal("no descriptor left for an event loop's wake-up");
    connect(&m_notifier, &QSocketNotifier::activated, this, &Wakeup::drain);
}

Wakeup::~Wakeup()
{
    m_notifier.setEnabled(false);
    ::close(m_descriptor);
}

void Wakeup::wake() const
{
    // Cannot fail but by overflow, and then the loop is about to wake anyway.
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(m_descriptor, &one, sizeof one);
}

void Wakeup::drain()
{
    std::uint64_t count = 0;
    [[maybe_unused]] const ssize_t taken = ::read(m_descriptor, &count, sizeof count);
    Q_EMIT woken();
}

} // namespace opsroom::transport_qt
