#include "server/transport/qt/listener.h"

#include "core/base/log.h"

#include <cerrno>
#include <cstring>
#include <sys/socket.h>

namespace opsroom::transport_qt {

namespace {
constexpr std::chrono::milliseconds kPause{1000};
constexpr int kBacklog = 1024;
constexpr int kAtOnce = 64; ///< then others have their turn
} // namespace

Listener::Listener(std::size_t index, Accepted accepted, AcceptFailed failed, QObject *parent)
    : QTcpServer(parent), m_index(index), m_accepted(std::move(accepted)), m_failed(std::move(failed))
{
    setListenBacklogSize(kBacklog);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] { m_readable->setEnabled(true); });
}

bool Listener::begin(const QHostAddress &address, quint16 port)
{
    if (!listen(address, port))
        return false;
    pauseAccepting();
    m_readable = std::make_unique<QSocketNotifier>(socketDescriptor(), QSocketNotifier::Read);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &Listener::acceptSome);
    return true;
}

void Listener::acceptSome()
{
    for (int i = 0; i < kAtOnce; ++i) {
        const int descriptor = ::accept4(static_cast<int>(socketDescriptor()), nullptr, nullptr,
                                         SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor >= 0) {
            m_isFailing = false;
            m_accepted(descriptor);
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            return;
        } else if (errno != EINTR && errno != ECONNABORTED) {
            pause(errno);
            return;
        }
    }
}

void Listener::pause(int error)
{
    m_failed();
    if (!m_isFailing)
        log::error("transport", "accept-failed", {{"reason", std::strerror(error)}, {"code", error}});
    m_isFailing = true;
    m_readable->setEnabled(false);
    m_pause.start(kPause);
}

} // namespace opsroom::transport_qt
