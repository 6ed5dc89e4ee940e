#include "server/transport/qt/listener.h"

#include "core/base/log.h"

namespace opsroom::transport_qt {

namespace {
constexpr std::chrono::milliseconds kPause{1000};
constexpr int kBacklog = 1024;
} // namespace

Listener::Listener(std::size_t index, Accepted accepted, AcceptFailed failed, QObject *parent)
    : QTcpServer(parent), m_index(index), m_accepted(std::move(accepted)), m_failed(std::move(failed))
{
    setListenBacklogSize(kBacklog);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Listener::resume);
    connect(this, &QTcpServer::acceptError, this, &Listener::pause);
}

void Listener::incomingConnection(qintptr descriptor)
{
    m_isFailing = false;
    m_accepted(descriptor);
}

void Listener::pause(QAbstractSocket::SocketError error)
{
    m_failed();
    if (!m_isFailing) {
        log::error("transport", "accept-failed",
                   {{"reason", errorString().toStdString()}, {"code", static_cast<int>(error)}});
    }
    m_isFailing = true;
    pauseAccepting();
    m_pause.start(kPause);
}

void Listener::resume()
{
    if (isListening())
        resumeAccepting();
}

} // namespace opsroom::transport_qt
