#pragma once

#include "client/fault/fault_line.h"

#include <QtCore/QUrl>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

#include <memory>
#include <vector>

namespace opsroom::fault {

/// A door to a hub for clients that are not ours: whoever comes in is led to the hub, over a line with faults.
///
/// Only what the hub publishes suffers (Socket.IO events, binary ones with their attachments); the handshake, pings and answers pass. Only the WebSocket
/// transport is led through. Thread: that of its event loop. Limits: listens on 127.0.0.1; kMostConnections at once,
/// kMostEarly bytes from a client before the hub has taken it in.
class FaultProxy final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t kMostConnections = 200;
    static constexpr qsizetype kMostEarly = 1024 * 1024;

    /// \param line outlives it
    FaultProxy(QUrl hub, FaultLine &line, QObject *parent = nullptr);
    ~FaultProxy() override;

    /// \returns false if there is no free port.
    [[nodiscard]] bool listen();
    /// Where clients are pointed to; empty before listen().
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] int connections() const { return static_cast<int>(m_pairs.size()); }
    /// Closes every client's socket with this code; 1006: cuts it off without a word.
    void closeAll(int code, const QString &reason);

Q_SIGNALS:
    void connectionsChanged();
    /// What a client has got, an Engine.IO text message.
    void passed(const QString &message);

private:
    struct Pair;
    void take();
    void join(Pair &pair);
    void onHubText(Pair &pair, const QString &message);
    void onHubBinary(Pair &pair, const QByteArray &message);
    void passOn(const Pair &pair, bool isFaulty, const QString &message, const QList<QByteArray> &attachments);
    void remove(const Pair &pair);

    const QUrl m_hub;
    FaultLine &m_line;
    QWebSocketServer m_server;
    std::vector<std::unique_ptr<Pair>> m_pairs;
};

} // namespace opsroom::fault
