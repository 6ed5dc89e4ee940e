#pragma once

#include "server/transport/connection_gate.h"
#include "server/transport/http_exchange.h"
#include "server/transport/shard.h"

#include <QtCore/QObject>
#include <QtCore/QSocketNotifier>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QTcpSocket>
#include <QtWebSockets/QWebSocket>

#include <memory>
#include <optional>

namespace opsroom::transport_qt {

class QtShard;

/// One accepted socket: TLS handshake, HTTP requests, perhaps a WebSocket, and its end.
///
/// Outgoing frames are written to the socket below QWebSocket, so that a publication is framed once for everybody;
/// incoming frames, pongs and the closing handshake are QWebSocket's.
/// Thread: its shard's. Ownership: the shard owns it by slot; it owns socket and WebSocket.
class QtConnection final : public QObject, private transport::HttpExchange::Host
{
    Q_OBJECT

public:
    QtConnection(QtShard &shard, transport::ConnectionId id, std::size_t listener,
                 const std::optional<QSslConfiguration> &tls, transport::GatePass pass, bool isProxied);
    ~QtConnection() override;

    void start(qintptr descriptor);
    /// QWebSocketServer has finished the handshake of this connection.
    void onUpgraded(std::unique_ptr<QWebSocket> webSocket);
    /// Which connection a handshake belongs to: onUpgraded() is told by the server, not by the socket.
    [[nodiscard]] static transport::ConnectionId idOfHandshake(const QNetworkRequest &request);
    void onDeadline(SteadyTime now);
    /// The shard is going: drops the socket, and nobody is told.
    void abandon();

    void respond(const http::Response &response);
    transport::SendResult send(const websocket::ServerFrame &frame, transport::Delivery delivery);
    void close(std::uint16_t code, std::string_view reason);
    void abort();
    /// Ends a connection between two requests.
    void closeIfIdle();
    [[nodiscard]] std::size_t queuedBytes() const;

private:
    static constexpr qint64 kHttpReadBuffer = 64 * 1024;
    enum class Phase : std::uint8_t { Proxied, Tls, Http, Upgrading, WebSocket, Closing, Gone };

    [[nodiscard]] transport::Verdict judge(const http::Request &head, bool asksForUpgrade) override;
    void serve(const http::Request &request) override;
    void write(std::string bytes) override;
    void refused(const http::Refusal &refusal) override;

    void onProxyBytes();
    void stopWatchingBare();
    void attach(qintptr descriptor);
    void beginTlsOrHttp();
    void onEncrypted();
    void beginHttp();
    void onReadable();
    void afterExchange();
    void beginUpgrade();
    void onText(const QString &message);
    void onBinary(const QByteArray &message);
    void onProgress();
    void onDisconnected();
    void finish(const transport::Closure &closure);
    void closeSlow();
    void setDeadline(Milliseconds fromNow);
    [[nodiscard]] transport::Peer peer() const;

    QtShard &m_shard;
    const transport::ConnectionId m_id;
    const std::size_t m_listener;
    transport::GatePass m_pass;
    Phase m_phase = Phase::Http;
    bool m_ownSlow = false;
    bool m_hasCloseFrame = false; ///< of the peer; without one QWebSocket reports 1000
    SteadyTime m_deadline = SteadyTime::max();
    SteadyTime m_watchedUntil = SteadyTime::max();
    SteadyTime m_progressAt{};
    std::unique_ptr<QTcpSocket> m_socket;
    std::unique_ptr<QWebSocket> m_webSocket;
    transport::Endpoint *m_endpoint = nullptr; ///< of the last judged request
    transport::HttpExchange m_exchange;
    int m_bare = -1; ///< the socket, while a PROXY header is awaited
    std::unique_ptr<QSocketNotifier> m_bareReadable;
    transport::Peer m_client; ///< behind a proxy; no address: the peer speaks for itself
    QByteArray m_kept;        ///< bytes read from the socket that nobody took yet
};

} // namespace opsroom::transport_qt
