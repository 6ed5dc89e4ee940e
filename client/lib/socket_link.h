#pragma once

#include "client/lib/link.h"
#include "core/protocol/socketio/binary_assembler.h"
#include "core/protocol/socketio/packet.h"

#include <QtCore/QTimer>
#include <QtWebSockets/QWebSocket>

#include <memory>

namespace opsroom::client {

/// One Socket.IO connection over one WebSocket, as hubs speak it.
///
/// Thread: that of its event loop. Limits: messages of up to 16 MiB.
class SocketLink final : public Link
{
    Q_OBJECT

public:
    explicit SocketLink(LinkSettings settings, QObject *parent = nullptr);
    ~SocketLink() override;

    void open() override;
    void close() override;
    [[nodiscard]] bool isConnected() const override { return m_isConnected; }
    void sendEvent(const QByteArray &name, const QByteArray &argumentsJson,
                   std::optional<std::uint64_t> ackId) override;
    void sendAck(std::uint64_t ackId, const QByteArray &argumentsJson) override;

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
