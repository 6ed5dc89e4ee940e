// QtConnection: from the accepted socket to the first byte of HTTP: the header of a proxy, TLS.

#include "core/base/log.h"
#include "core/protocol/http/proxy_header.h"
#include "server/transport/qt/qt_connection.h"
#include "server/transport/qt/qt_shard.h"

#include <QtNetwork/QSslSocket>
#include <array>
#include <cerrno>
#include <sys/socket.h>

namespace opsroom::transport_qt {

void QtConnection::start(qintptr descriptor)
{
    if (m_phase != Phase::Proxied) {
        attach(descriptor);
        return;
    }
    // Past QSslSocket, which would take what follows the header for itself.
    m_bare = static_cast<int>(descriptor);
    m_bareReadable = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read);
    connect(m_bareReadable.get(), &QSocketNotifier::activated, this, &QtConnection::onProxyBytes);
    setDeadline(m_shard.settings().limits.requestHead);
}

void QtConnection::attach(qintptr descriptor)
{
    m_socket->setReadBufferSize(kHttpReadBuffer);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &QtConnection::onProgress);
    // Queued: a close() from within the endpoint's own call must not come back to it at once.
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &QtConnection::onDisconnected, Qt::QueuedConnection);
    if (!m_socket->setSocketDescriptor(descriptor)) {
        finish({});
        return;
    }
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    beginTlsOrHttp();
}

void QtConnection::beginTlsOrHttp()
{
    if (auto *tls = qobject_cast<QSslSocket *>(m_socket.get())) {
        m_phase = Phase::Tls;
        setDeadline(m_shard.settings().limits.tlsHandshake);
        tls->startServerEncryption();
    } else {
        beginHttp();
    }
}

void QtConnection::onEncrypted()
{
    // A certificate that nobody asked for is not shown; of one that was, QSslSocket only says that it is not good.
    if (qobject_cast<QSslSocket *>(m_socket.get())->sslHandshakeErrors().isEmpty()) {
        beginHttp();
        return;
    }
    log::debug("transport", "certificate-refused", {{"peer", peer().address}});
    finish({});
}

/// Not from within: the notifier may be in the middle of telling us.
void QtConnection::stopWatchingBare()
{
    m_bareReadable->setEnabled(false);
    m_bareReadable.release()->deleteLater();
}

/// What comes in front of everything else, TLS included. Not a byte of that is taken out of the socket.
void QtConnection::onProxyBytes()
{
    std::array<char, http::ProxyHeader::kMost> bytes{};
    const ssize_t received = ::recv(m_bare, bytes.data(), bytes.size(), MSG_PEEK | MSG_DONTWAIT);
    if (received < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    const std::string before = m_kept.toStdString();
    const std::string_view arrived(bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(received, 0)));
    http::ProxyHeader header = http::ProxyHeader::parse(before + std::string(arrived));
    if (received <= 0 || header.state == http::ProxyHeader::State::Failed) {
        Counters::add(m_shard.counters().badRequests);
        log::warning("transport", "proxy-header-refused");
        stopWatchingBare();
        finish({});
        return;
    }
    const bool isComplete = header.state != http::ProxyHeader::State::Incomplete;
    const std::size_t taken = isComplete ? header.size - before.size() : arrived.size();
    Counters::add(m_shard.counters().bytesIn, taken);
    std::ignore = ::recv(m_bare, bytes.data(), taken, MSG_DONTWAIT);
    if (!isComplete) {
        m_kept.append(bytes.data(), static_cast<qsizetype>(taken));
        return;
    }
    m_kept.clear();
    m_client.address = std::move(header.address);
    m_client.port = header.port;
    stopWatchingBare();
    attach(std::exchange(m_bare, -1));
}

} // namespace opsroom::transport_qt
