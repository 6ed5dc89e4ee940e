#include "server/transport/qt/qt_connection.h"

#include "core/base/log.h"
#include "core/protocol/websocket/close_code.h"
#include "server/transport/qt/qt_shard.h"

#include <QtNetwork/QHostAddress>
#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslSocket>
#include <unistd.h>

namespace opsroom::transport_qt {

namespace {

using transport::Closure;
using transport::SendResult;
using websocket::CloseStatus;

constexpr char kHandshakeId[] = "X-Opsroom-Connection"; // NOLINT(modernize-avoid-c-arrays): a header name for Qt
constexpr Milliseconds kStallCheck{1000};

/// The head that QWebSocketServer gets to see: only what it needs, whatever the client sent.
QByteArray handshakeHead(const http::Request &request, transport::ConnectionId id)
{
    const std::string_view key = request.header("sec-websocket-key").value_or("");
    QByteArray head = "GET / HTTP/1.1\r\nHost: hub\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ";
    head.append(key.data(), static_cast<qsizetype>(key.size()));
    head += "\r\n";
    head += kHandshakeId;
    head += ": " + QByteArray::number(id.slot) + ' ' + QByteArray::number(id.generation) + "\r\n\r\n";
    return head;
}

/// Puts \a bytes back in front of what \a device holds.
void putBack(QIODevice &device, const QByteArray &bytes)
{
    for (qsizetype i = bytes.size() - 1; i >= 0; --i)
        device.ungetChar(bytes[i]);
}

} // namespace

QtConnection::QtConnection(QtShard &shard, transport::ConnectionId id, std::size_t listener,
                           const std::optional<QSslConfiguration> &tls, transport::GatePass pass, bool isProxied)
    : m_shard(shard),
      m_id(id),
      m_listener(listener),
      m_pass(std::move(pass)),
      m_exchange(shard.settings().limits.http, *this)
{
    if (tls) {
        auto socket = std::make_unique<QSslSocket>();
        socket->setSslConfiguration(*tls);
        connect(socket.get(), &QSslSocket::encrypted, this, &QtConnection::onEncrypted);
        m_socket = std::move(socket);
        m_phase = Phase::Tls;
    } else {
        m_socket = std::make_unique<QTcpSocket>();
    }
    if (isProxied)
        m_phase = Phase::Proxied;
}

QtConnection::~QtConnection()
{
    // The WebSocket lets go of the socket first.
    m_webSocket.reset();
    if (m_bare >= 0)
        ::close(m_bare);
}

void QtConnection::beginHttp()
{
    m_phase = Phase::Http;
    setDeadline(m_shard.settings().limits.requestHead);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &QtConnection::onReadable);
    if (m_socket->bytesAvailable() > 0)
        onReadable();
}

void QtConnection::onReadable()
{
    if (m_phase != Phase::Http)
        return;
    // While a request is served, its successors stay in the socket's bounded buffer.
    if (m_exchange.state() == transport::HttpExchange::State::Serving)
        return;
    const QByteArray arrived = m_socket->readAll();
    Counters::add(m_shard.counters().bytesIn, static_cast<std::uint64_t>(arrived.size()));
    m_kept += arrived;
    const std::size_t taken = m_exchange.feed({m_kept.constData(), static_cast<std::size_t>(m_kept.size())});
    m_kept.remove(0, static_cast<qsizetype>(taken));
    afterExchange();
    m_shard.endTurn();
}

void QtConnection::afterExchange()
{
    const transport::ConnectionLimits &limits = m_shard.settings().limits;
    switch (m_exchange.state()) {
    case transport::HttpExchange::State::Idle:
        setDeadline(limits.idleKeepAlive);
        break;
    case transport::HttpExchange::State::Reading:
        // Counted from the first byte on: a byte now and then does not buy time.
        m_deadline = std::min(m_deadline, std::chrono::steady_clock::now() + limits.requestHead);
        setDeadline(std::chrono::duration_cast<Milliseconds>(m_deadline - std::chrono::steady_clock::now()));
        break;
    case transport::HttpExchange::State::Body:
        setDeadline(limits.requestBody);
        break;
    case transport::HttpExchange::State::Serving:
        m_deadline = SteadyTime::max();
        break;
    case transport::HttpExchange::State::Moving: // never: there is one shard
    case transport::HttpExchange::State::Upgrading:
        beginUpgrade();
        break;
    case transport::HttpExchange::State::Closing:
        m_phase = Phase::Closing;
        setDeadline(limits.closeHandshake);
        m_socket->disconnectFromHost();
        break;
    }
}

transport::Peer QtConnection::peer() const
{
    const auto *tls = qobject_cast<const QSslSocket *>(m_socket.get());
    const bool isSecure = tls != nullptr;
    // One that is not good has ended the handshake.
    const bool hasCertificate = isSecure && !tls->peerCertificate().isNull();
    if (!m_client.address.empty())
        return {m_client.address, m_client.port, isSecure, hasCertificate};
    QHostAddress address = m_socket->peerAddress();
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    if (isV4)
        address = QHostAddress(v4);
    return {address.toString().toStdString(), m_socket->peerPort(), isSecure, hasCertificate};
}

transport::Verdict QtConnection::judge(const http::Request &head, bool asksForUpgrade)
{
    m_pass.heard();
    m_endpoint = &m_shard.application().endpointFor(m_listener, head);
    return m_endpoint->judge(m_id, peer(), head, asksForUpgrade);
}

void QtConnection::serve(const http::Request &request)
{
    m_endpoint->onRequest(m_id, request);
}

void QtConnection::write(std::string bytes)
{
    m_progressAt = std::chrono::steady_clock::now();
    Counters::add(m_shard.counters().bytesOut, bytes.size());
    m_socket->write(bytes.data(), static_cast<qint64>(bytes.size()));
}

void QtConnection::refused(const http::Refusal &refusal)
{
    Counters::add(m_shard.counters().badRequests);
    log::debug("transport", "request-refused",
               {{"status", refusal.status}, {"reason", refusal.reason}, {"peer", peer().address}});
}

void QtConnection::respond(const http::Response &response)
{
    if (m_phase != Phase::Http || m_exchange.state() != transport::HttpExchange::State::Serving)
        return;
    m_exchange.respond(response);
    afterExchange();
    if (m_phase == Phase::Http && (!m_kept.isEmpty() || m_socket->bytesAvailable() > 0)) {
        // Not from here: the endpoint that answers may be in the middle of its own work.
        QMetaObject::invokeMethod(this, &QtConnection::onReadable, Qt::QueuedConnection);
    }
}

void QtConnection::beginUpgrade()
{
    m_phase = Phase::Upgrading;
    const std::size_t limit = m_exchange.verdict().limit;
    m_socket->setReadBufferSize(static_cast<qint64>(limit) + kHttpReadBuffer);
    m_socket->disconnect(this);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &QtConnection::onProgress);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &QtConnection::onDisconnected, Qt::QueuedConnection);
    setDeadline(m_shard.settings().limits.requestHead);
    // m_kept, frames that came together with the request, follows when QWebSocket is there to read it.
    putBack(*m_socket, handshakeHead(m_exchange.request(), m_id));
    m_shard.webSocketServer().handleConnection(m_socket.get());
    // QWebSocketServer deletes sockets that disconnect; this one is ours.
    disconnect(m_socket.get(), &QTcpSocket::disconnected, &m_shard.webSocketServer(), nullptr);
}

transport::ConnectionId QtConnection::idOfHandshake(const QNetworkRequest &request)
{
    const QList<QByteArray> parts = request.rawHeader(kHandshakeId).split(' ');
    return parts.size() == 2 ? transport::ConnectionId{parts[0].toUInt(), parts[1].toUInt()}
                             : transport::ConnectionId();
}

void QtConnection::onUpgraded(std::unique_ptr<QWebSocket> webSocket)
{
    if (m_phase != Phase::Upgrading)
        return;
    m_phase = Phase::WebSocket;
    m_webSocket = std::move(webSocket);
    m_webSocket->setMaxAllowedIncomingFrameSize(m_exchange.verdict().limit);
    m_webSocket->setMaxAllowedIncomingMessageSize(m_exchange.verdict().limit);
    connect(m_webSocket.get(), &QWebSocket::aboutToClose, this,
            [this] { m_hasCloseFrame = m_phase == Phase::WebSocket; });
    connect(m_webSocket.get(), &QWebSocket::textMessageReceived, this, &QtConnection::onText);
    connect(m_webSocket.get(), &QWebSocket::binaryMessageReceived, this, &QtConnection::onBinary);
    setDeadline(kStallCheck);

    m_endpoint->onOpen(m_id, m_exchange.verdict().tag);
    if (m_phase == Phase::WebSocket && !m_kept.isEmpty()) {
        putBack(*m_socket, m_kept);
        m_kept.clear();
        QMetaObject::invokeMethod(m_socket.get(), "readyRead", Qt::DirectConnection);
    }
    m_shard.endTurn();
}

void QtConnection::onText(const QString &message)
{
    if (m_phase != Phase::WebSocket)
        return;
    const QByteArray utf8 = message.toUtf8();
    // QWebSocket compares its limit with UTF-16 units.
    if (static_cast<std::size_t>(utf8.size()) > m_exchange.verdict().limit) {
        close(static_cast<std::uint16_t>(CloseStatus::MessageTooBig), "message too big");
        return;
    }
    Counters::add(m_shard.counters().bytesIn, static_cast<std::uint64_t>(utf8.size()));
    m_endpoint->onMessage(m_id, m_exchange.verdict().tag, websocket::Opcode::Text,
                          {utf8.constData(), static_cast<std::size_t>(utf8.size())});
    m_shard.endTurn();
}

void QtConnection::onBinary(const QByteArray &message)
{
    if (m_phase != Phase::WebSocket)
        return;
    Counters::add(m_shard.counters().bytesIn, static_cast<std::uint64_t>(message.size()));
    m_endpoint->onMessage(m_id, m_exchange.verdict().tag, websocket::Opcode::Binary,
                          {message.constData(), static_cast<std::size_t>(message.size())});
    m_shard.endTurn();
}

SendResult QtConnection::send(const websocket::ServerFrame &frame, transport::Delivery delivery)
{
    if (m_phase != Phase::WebSocket)
        return SendResult::Gone;
    const std::string_view wire = frame.wire();
    const std::size_t waiting = queuedBytes();
    if (delivery == transport::Delivery::Volatile && waiting > 0) {
        Counters::add(m_shard.counters().volatileDropped);
        return SendResult::Dropped;
    }
    if (waiting + wire.size() > m_shard.settings().limits.outboxBytes) {
        closeSlow();
        return SendResult::Gone;
    }
    if (waiting == 0)
        m_progressAt = std::chrono::steady_clock::now();
    Counters::add(m_shard.counters().bytesOut, wire.size());
    m_socket->write(wire.data(), static_cast<qint64>(wire.size()));
    return SendResult::Accepted;
}

std::size_t QtConnection::queuedBytes() const
{
    return static_cast<std::size_t>(m_socket->bytesToWrite());
}

void QtConnection::onProgress()
{
    m_progressAt = std::chrono::steady_clock::now();
}

void QtConnection::closeSlow()
{
    m_ownSlow = true;
    Counters::add(m_shard.counters().slowClosed);
    const transport::TransportSettings &settings = m_shard.settings();
    close(settings.slowConsumerCode, settings.slowConsumerReason);
}

void QtConnection::close(std::uint16_t code, std::string_view reason)
{
    if (m_phase == Phase::Closing || m_phase == Phase::Gone)
        return;
    if (m_phase != Phase::WebSocket) {
        abort();
        return;
    }
    m_phase = Phase::Closing;
    setDeadline(m_shard.settings().limits.closeHandshake);
    m_webSocket->close(static_cast<QWebSocketProtocol::CloseCode>(code),
                       QString::fromUtf8(reason.data(), static_cast<qsizetype>(reason.size())));
}

void QtConnection::abort()
{
    if (m_phase == Phase::Gone)
        return;
    // Later, so that the endpoint never hears of an end inside its own call.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_socket->abort();
            finish({});
        },
        Qt::QueuedConnection);
}

void QtConnection::closeIfIdle()
{
    if (m_phase == Phase::Http && m_exchange.state() == transport::HttpExchange::State::Idle)
        abort();
}

void QtConnection::onDisconnected()
{
    Closure closure;
    if (m_hasCloseFrame && m_phase != Phase::Closing)
        closure.code = static_cast<std::uint16_t>(m_webSocket->closeCode());
    finish(closure);
    m_shard.endTurn();
}

void QtConnection::abandon()
{
    m_socket->disconnect(this);
    if (m_webSocket)
        m_webSocket->disconnect(this);
    m_socket->abort();
    m_phase = Phase::Gone;
}

void QtConnection::finish(const Closure &closure)
{
    if (m_phase == Phase::Gone)
        return;
    m_phase = Phase::Gone;
    m_socket->disconnect(this);
    if (m_webSocket) {
        m_webSocket->disconnect(this);
        m_endpoint->onClosed(m_id, m_exchange.verdict().tag, {closure.code, m_ownSlow});
    } else if (m_exchange.state() == transport::HttpExchange::State::Upgrading) {
        m_endpoint->onClosed(m_id, m_exchange.verdict().tag, closure);
    } else if (m_exchange.owesAnswer()) {
        m_endpoint->onRequestAborted(m_id);
    }
    m_shard.remove(m_id);
}

void QtConnection::setDeadline(Milliseconds fromNow)
{
    m_deadline = std::chrono::steady_clock::now() + fromNow;
    if (m_deadline < m_watchedUntil) {
        m_watchedUntil = m_deadline;
        m_shard.watch(m_id, m_deadline);
    }
}

void QtConnection::onDeadline(SteadyTime now)
{
    m_watchedUntil = SteadyTime::max();
    if (m_phase == Phase::WebSocket) {
        const auto &limits = m_shard.settings().limits;
        const bool isStalled = queuedBytes() > 0 && now - m_progressAt > limits.stall;
        // Pongs and echoes of QWebSocket itself count here, which send() does not see.
        if (isStalled || queuedBytes() > limits.outboxBytes)
            closeSlow();
        else
            setDeadline(kStallCheck);
        return;
    }
    if (m_deadline == SteadyTime::max())
        return;
    if (now < m_deadline) {
        m_watchedUntil = m_deadline;
        m_shard.watch(m_id, m_deadline);
        return;
    }
    if (m_phase != Phase::Closing)
        Counters::add(m_shard.counters().timedOut);
    m_socket->abort();
    finish({});
}

} // namespace opsroom::transport_qt
