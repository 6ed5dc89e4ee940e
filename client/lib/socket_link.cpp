#include "client/lib/socket_link.h"

#include "client/lib/json_text.h"
#include "core/protocol/engineio/packet.h"
#include "core/protocol/json/writer.h"
#include "core/protocol/socketio/encoder.h"

#include <QtCore/QDateTime>
#include <QtCore/QUrlQuery>

namespace opsroom::client {

namespace {

constexpr quint64 kMaxMessage = 16 * 1024 * 1024;
constexpr int kAbnormal = 1006;
constexpr socketio::Limits kLimits{{64, 100'000}, 100, 128};

QUrl webSocketUrl(const LinkSettings &settings)
{
    QUrl url = settings.url;
    const bool isSecure = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("wss");
    url.setScheme(isSecure ? QStringLiteral("wss") : QStringLiteral("ws"));
    url.setPath(settings.path + QLatin1Char('/'));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("EIO"), QStringLiteral("4"));
    query.addQueryItem(QStringLiteral("transport"), QStringLiteral("websocket"));
    url.setQuery(query);
    return url;
}

} // namespace

SocketLink::SocketLink(LinkSettings settings, QObject *parent) : Link(parent), m_settings(std::move(settings))
{
    m_socket.setMaxAllowedIncomingFrameSize(kMaxMessage);
    m_socket.setMaxAllowedIncomingMessageSize(kMaxMessage);
    m_watchdog.setSingleShot(true);
    connect(&m_watchdog, &QTimer::timeout, this,
            [this] { fail(m_isConnected ? tr("the hub went silent") : tr("the hub did not answer in time")); });
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &SocketLink::onText);
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this, &SocketLink::onBinary);
    connect(&m_socket, &QWebSocket::disconnected, this, [this] {
        const int code = m_socket.closeCode();
        const QString reason = m_socket.closeReason();
        end(code, reason.isEmpty() ? m_socket.errorString() : reason);
    });
    connect(&m_socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this,
            [this](QAbstractSocket::SocketError) { end(kAbnormal, m_socket.errorString()); });
}

SocketLink::~SocketLink()
{
    m_isEnded = true;
    m_socket.disconnect(this);
}

void SocketLink::open()
{
    m_watchdog.start(m_settings.openTimeout);
    m_socket.open(webSocketUrl(m_settings));
}

void SocketLink::close()
{
    if (m_isConnected) {
        std::string packet;
        socketio::appendHead(packet, socketio::PacketType::Disconnect, m_settings.nsp.toStdString());
        sendText(packet);
    }
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        m_socket.close();
    else
        m_socket.abort(); // there is nobody yet to say goodbye to
    end(1000, {});
}

void SocketLink::sendText(const std::string &packet)
{
    m_socket.sendTextMessage(QString::fromStdString(packet));
}

void SocketLink::sendEvent(const QByteArray &name, const QByteArray &argumentsJson, std::optional<std::uint64_t> ackId)
{
    std::string packet;
    socketio::appendEventHead(packet, m_settings.nsp.toStdString(), viewOf(name), ackId);
    if (argumentsJson.isEmpty())
        packet.pop_back(); // the comma that waits for an argument
    packet += viewOf(argumentsJson);
    packet += ']';
    sendText(packet);
}

void SocketLink::sendAck(std::uint64_t ackId, const QByteArray &argumentsJson)
{
    std::string packet;
    socketio::appendHead(packet, socketio::PacketType::Ack, m_settings.nsp.toStdString(), ackId);
    packet += '[';
    packet += viewOf(argumentsJson);
    packet += ']';
    sendText(packet);
}

void SocketLink::onText(const QString &message)
{
    const QByteArray utf8 = message.toUtf8();
    const auto packet = engineio::decodeText(viewOf(utf8));
    if (!packet) {
        fail(tr("the hub sent an unknown packet"));
        return;
    }
    switch (packet->type) {
    case engineio::PacketType::Open:
        onOpenPacket(packet->data);
        break;
    case engineio::PacketType::Ping:
        m_watchdog.start();
        sendText("3");
        break;
    case engineio::PacketType::Message:
        onMessage(packet->data);
        break;
    case engineio::PacketType::Close:
        m_socket.close();
        break;
    case engineio::PacketType::Pong:
    case engineio::PacketType::Upgrade:
    case engineio::PacketType::Noop:
        break;
    }
}

void SocketLink::onOpenPacket(std::string_view json)
{
    const auto open = m_document.parse(json);
    const auto interval = open ? open->find("pingInterval").integer() : std::nullopt;
    const auto timeout = open ? open->find("pingTimeout").integer() : std::nullopt;
    if (!interval || !timeout || *interval <= 0 || *timeout <= 0) {
        fail(tr("the hub sent a malformed handshake"));
        return;
    }
    // start() without an argument goes on with this; until the CONNECT is answered the open limit rules.
    const int left = m_watchdog.remainingTime();
    m_watchdog.setInterval(static_cast<int>(std::min<std::int64_t>(*interval + *timeout, 3'600'000)));
    QTimer::singleShot(std::max(left, 0), this, [this] {
        if (!m_isConnected)
            fail(tr("the hub did not answer in time"));
    });

    std::string packet;
    socketio::appendHead(packet, socketio::PacketType::Connect, m_settings.nsp.toStdString());
    json::Writer writer(packet);
    writer.beginObject().member("token", viewOf(m_settings.token));
    if (!m_settings.resumeJson.isEmpty())
        writer.rawMember("resume", viewOf(m_settings.resumeJson));
    writer.endObject();
    sendText(packet);
}

void SocketLink::onMessage(std::string_view text)
{
    const auto packet = socketio::decodeHead(text, kLimits);
    if (!packet || m_assembler) {
        fail(tr("the hub sent a malformed packet"));
        return;
    }
    if (packet->attachments > 0)
        m_assembler = std::make_unique<socketio::BinaryAssembler>(text, packet->attachments, kMaxMessage);
    else
        handle(*packet, {});
}

void SocketLink::onBinary(const QByteArray &message)
{
    if (!m_assembler || !m_assembler->add(viewOf(message))) {
        fail(tr("the hub sent binary data that nothing announced"));
        return;
    }
    if (!m_assembler->isComplete())
        return;
    const auto whole = std::move(m_assembler);
    QList<QByteArray> attachments;
    for (const std::string &attachment : whole->attachments())
        attachments.append(bytesOf(attachment));
    if (const auto packet = socketio::decodeHead(whole->text(), kLimits))
        handle(*packet, attachments);
}

void SocketLink::handle(const socketio::Packet &packet, const QList<QByteArray> &attachments)
{
    const auto body = decodeBody(packet, m_document, kLimits);
    if (!body) {
        fail(tr("the hub sent a malformed packet"));
        return;
    }
    switch (packet.type) {
    case socketio::PacketType::Connect:
        m_isConnected = true;
        m_watchdog.start();
        Q_EMIT connected(textOf(body->find("sid")));
        break;
    case socketio::PacketType::ConnectError: {
        const json::Value data = body->find("data");
        Q_EMIT refused(textOf(body->find("message")), data.isPresent() ? bytesOf(data.raw()) : QByteArray());
        m_socket.close();
        break;
    }
    case socketio::PacketType::Disconnect:
        m_isConnected = false;
        m_socket.close();
        break;
    case socketio::PacketType::Event:
    case socketio::PacketType::BinaryEvent: {
        HubEvent event;
        event.arguments = bytesOf(body->raw());
        event.attachments = attachments;
        event.ackId = packet.ackId;
        event.receivedAtMs = QDateTime::currentMSecsSinceEpoch();
        int index = 0;
        for (const json::Value element : body->elements()) {
            if (index == 0)
                event.name = textOf(element);
            else if (index == 1)
                event.argument = bytesOf(element.raw());
            else
                break;
            ++index;
        }
        Q_EMIT eventReceived(event);
        break;
    }
    case socketio::PacketType::Ack:
    case socketio::PacketType::BinaryAck:
        if (packet.ackId)
            Q_EMIT acked(*packet.ackId, body->isPresent() ? bytesOf(body->raw()) : QByteArrayLiteral("[]"));
        break;
    }
}

void SocketLink::fail(const QString &reason)
{
    m_socket.abort();
    end(kAbnormal, reason);
}

void SocketLink::end(int code, const QString &reason)
{
    if (m_isEnded)
        return;
    m_isEnded = true;
    m_isConnected = false;
    m_watchdog.stop();
    Q_EMIT ended(code, reason);
}

} // namespace opsroom::client
