#include "client/fault/fault_proxy.h"

#include <QtCore/QPointer>
#include <QtNetwork/QNetworkRequest>

#include <algorithm>
#include <array>

namespace opsroom::fault {

namespace {

constexpr int kCutOff = 1006;
constexpr quint64 kMostMessage = 16ULL * 1024 * 1024;

/// What a client says of itself that the hub may judge it by.
constexpr std::array kPassedOn{"authorization", "cookie", "origin", "user-agent"};

bool isEvent(const QString &message)
{
    return message.startsWith(QLatin1String("42")) || message.startsWith(QLatin1String("45"));
}

/// How many binary messages follow an event of Engine.IO's text form, "452-[...".
int attachmentsOf(const QString &message)
{
    if (!message.startsWith(QLatin1String("45")))
        return 0;
    return message.mid(2, std::max<qsizetype>(message.indexOf(u'-') - 2, 0)).toInt();
}

void closeWith(QWebSocket &socket, int code, const QString &reason)
{
    if (code == kCutOff || socket.state() != QAbstractSocket::ConnectedState)
        socket.abort();
    else
        socket.close(static_cast<QWebSocketProtocol::CloseCode>(code), reason);
}

/// Codes that no endpoint may send come out as a close without one.
int sendable(int code)
{
    constexpr int kNoStatus = 1005;
    constexpr int kTls = 1015;
    return code == kNoStatus || code == kTls ? 1000 : code;
}

} // namespace

struct FaultProxy::Pair
{
    std::unique_ptr<QWebSocket> client;
    QWebSocket hub;
    QStringList early; ///< texts of the client before the hub has taken it in
    qsizetype earlyBytes = 0;
    QString head; ///< a binary event of the hub
    QList<QByteArray> attachments;
    int missing = 0; ///< attachments that are still to come
    bool isEnding = false;
};

FaultProxy::FaultProxy(QUrl hub, FaultLine &line, QObject *parent)
    : QObject(parent),
      m_hub(std::move(hub)),
      m_line(line),
      m_server(QStringLiteral("opsroom-fault-proxy"), QWebSocketServer::NonSecureMode)
{
    connect(&m_server, &QWebSocketServer::newConnection, this, &FaultProxy::take);
}

FaultProxy::~FaultProxy()
{
    for (const auto &pair : m_pairs) {
        pair->client->disconnect(this);
        pair->hub.disconnect(this);
    }
}

bool FaultProxy::listen()
{
    return m_server.listen(QHostAddress::LocalHost, 0);
}

QUrl FaultProxy::url() const
{
    return m_server.isListening() ? QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort())) : QUrl();
}

void FaultProxy::take()
{
    while (QWebSocket *socket = m_server.nextPendingConnection()) {
        auto pair = std::make_unique<Pair>();
        pair->client.reset(socket);
        if (m_pairs.size() >= kMostConnections) {
            socket->abort();
            continue;
        }
        join(*pair);
        m_pairs.push_back(std::move(pair));
        Q_EMIT connectionsChanged();
    }
}

void FaultProxy::join(Pair &pair)
{
    QWebSocket &client = *pair.client;
    client.setMaxAllowedIncomingMessageSize(kMostMessage);
    pair.hub.setMaxAllowedIncomingMessageSize(kMostMessage);
    connect(&client, &QWebSocket::textMessageReceived, this, [this, &pair](const QString &message) {
        if (pair.hub.state() == QAbstractSocket::ConnectedState) {
            pair.hub.sendTextMessage(message);
            return;
        }
        pair.earlyBytes += message.size();
        if (pair.earlyBytes > kMostEarly)
            pair.client->abort();
        else
            pair.early.append(message);
    });
    connect(&client, &QWebSocket::binaryMessageReceived, &pair.hub, &QWebSocket::sendBinaryMessage);
    connect(&pair.hub, &QWebSocket::connected, this, [&pair] {
        for (const QString &message : std::exchange(pair.early, {}))
            pair.hub.sendTextMessage(message);
    });
    connect(&pair.hub, &QWebSocket::textMessageReceived, this,
            [this, &pair](const QString &message) { onHubText(pair, message); });
    connect(&pair.hub, &QWebSocket::binaryMessageReceived, this,
            [this, &pair](const QByteArray &message) { onHubBinary(pair, message); });
    connect(&pair.hub, &QWebSocket::disconnected, this, [this, &pair] {
        if (!std::exchange(pair.isEnding, true))
            closeWith(*pair.client, sendable(pair.hub.closeCode()), pair.hub.closeReason());
        remove(pair);
    });
    connect(&client, &QWebSocket::disconnected, this, [this, &pair] {
        if (!std::exchange(pair.isEnding, true))
            closeWith(pair.hub, sendable(pair.client->closeCode()), pair.client->closeReason());
        remove(pair);
    });

    QUrl url = m_hub;
    url.setScheme(m_hub.scheme() == QLatin1String("https") || m_hub.scheme() == QLatin1String("wss")
                      ? QStringLiteral("wss")
                      : QStringLiteral("ws"));
    url.setPath(client.requestUrl().path());
    url.setQuery(client.requestUrl().query());
    QNetworkRequest request(url);
    for (const char *header : kPassedOn) {
        if (client.request().hasRawHeader(header))
            request.setRawHeader(header, client.request().rawHeader(header));
    }
    pair.hub.open(request);
}

void FaultProxy::onHubText(Pair &pair, const QString &message)
{
    pair.missing = attachmentsOf(message);
    if (pair.missing > 0)
        pair.head = message;
    else
        passOn(pair, isEvent(message), message, {});
}

void FaultProxy::onHubBinary(Pair &pair, const QByteArray &message)
{
    if (pair.missing == 0) {
        if (pair.client->state() == QAbstractSocket::ConnectedState)
            pair.client->sendBinaryMessage(message); // of an answer, which passes
        return;
    }
    pair.attachments.append(message);
    if (--pair.missing == 0)
        passOn(pair, true, pair.head, std::exchange(pair.attachments, {}));
}

void FaultProxy::passOn(const Pair &pair, bool isFaulty, const QString &message, const QList<QByteArray> &attachments)
{
    const auto pass = [this, to = QPointer(pair.client.get()), message, attachments] {
        if (!to || to->state() != QAbstractSocket::ConnectedState)
            return;
        to->sendTextMessage(message);
        for (const QByteArray &attachment : attachments)
            to->sendBinaryMessage(attachment);
        Q_EMIT passed(message);
    };
    if (isFaulty)
        m_line.submit(pass);
    else
        pass();
}

/// Both ends go when the first one has; the other one says its goodbye by itself.
void FaultProxy::remove(const Pair &pair)
{
    const auto found = std::ranges::find_if(m_pairs, [&pair](const auto &held) { return held.get() == &pair; });
    if (found == m_pairs.end())
        return;
    const bool isOver = pair.hub.state() == QAbstractSocket::UnconnectedState
                        && pair.client->state() == QAbstractSocket::UnconnectedState;
    if (!isOver)
        return;
    // One of its sockets may be the one whose signal is being handled.
    std::shared_ptr<Pair> gone(std::move(*found));
    m_pairs.erase(found);
    gone->client->disconnect(this);
    gone->hub.disconnect(this);
    QMetaObject::invokeMethod(
        this, [gone] {}, Qt::QueuedConnection);
    Q_EMIT connectionsChanged();
}

void FaultProxy::closeAll(int code, const QString &reason)
{
    m_line.clear();
    // Closing may take a pair out of the list.
    QList<QPointer<QWebSocket>> sockets;
    for (const auto &pair : m_pairs)
        sockets.append(pair->client.get());
    for (const auto &socket : sockets) {
        if (socket)
            closeWith(*socket, code, reason);
    }
}

} // namespace opsroom::fault
