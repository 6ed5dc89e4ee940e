#pragma once

#include "client/lib/hub_event.h"
#include "core/protocol/socketio/binary_assembler.h"
#include "core/protocol/socketio/packet.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtCore/QUrl>
#include <QtWebSockets/QWebSocket>

#include <memory>
#include <optional>

namespace opsroom::client {

/// Where and as whom to connect.
struct LinkSettings
{
    QUrl url;                                        ///< http(s):// or ws(s)://, without the path
    QString path = QStringLiteral("/enterprise-ws"); ///< without the slash at its end
    QString nsp = QStringLiteral("/");               ///< Socket.IO namespace
    QByteArray token;
    QByteArray resumeJson;                       ///< `auth.resume`; may be empty
    std::chrono::milliseconds openTimeout{5000}; ///< from open() to the answer of the CONNECT
};

/// One Socket.IO connection over one WebSocket, from open() to its one end; HubConnection makes the next one.
///
/// Thread: that of its event loop. Limits: messages of up to 16 MiB.
class SocketLink final : public QObject
{
    Q_OBJECT

public:
    explicit SocketLink(LinkSettings settings, QObject *parent = nullptr);
    ~SocketLink() override;

    void open();
    /// Says goodbye and ends; ended() follows.
    void close();

    [[nodiscard]] bool isConnected() const { return m_isConnected; }
    /// Sends an event. \param argumentsJson arguments separated by commas; may be empty.
    void sendEvent(const QByteArray &name, const QByteArray &argumentsJson, std::optional<std::uint64_t> ackId);
    /// Answers an event. \param argumentsJson as above.
    void sendAck(std::uint64_t ackId, const QByteArray &argumentsJson);

Q_SIGNALS:
    /// The namespace was entered.
    void connected(const QString &socketId);
    /// The hub did not let us in: CONNECT_ERROR. ended() follows.
    void refused(const QString &message, const QByteArray &dataJson);
    void eventReceived(const opsroom::client::HubEvent &event);
    /// Arguments as a JSON array.
    void acked(quint64 ackId, const QByteArray &argumentsJson);
    /// Once, last. \a code is that of the close frame, 1006 for a broken connection.
    void ended(int code, const QString &reason);

private:
    void onText(const QString &message);
    void onBinary(const QByteArray &message);
    void onMessage(std::string_view text);
    void handle(const socketio::Packet &packet, const QList<QByteArray> &attachments);
    void onOpenPacket(std::string_view json);
    void sendText(const std::string &packet);
    void fail(const QString &reason);
    void end(int code, const QString &reason);

    const LinkSettings m_settings;
    QWebSocket m_socket;
    QTimer m_watchdog; ///< the open limit first, then the wait for the hub's next ping
    json::Document m_document;
    std::unique_ptr<socketio::BinaryAssembler> m_assembler;
    bool m_isConnected = false;
    bool m_isEnded = false;
};

} // namespace opsroom::client
