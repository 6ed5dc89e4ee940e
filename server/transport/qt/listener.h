#pragma once

#include <QtCore/QTimer>
#include <QtNetwork/QTcpServer>

#include <functional>

namespace opsroom::transport_qt {

/// Listens on one address and hands over descriptors, so that the shard which will own a connection also makes its
/// socket.
///
/// Out of descriptors: accepting pauses for a second instead of spinning, and the log gets one line for each such time.
/// Thread: that of the shard that runs it.
class Listener final : public QTcpServer
{
    Q_OBJECT

public:
    using Accepted = std::function<void(qintptr descriptor)>;
    using AcceptFailed = std::function<void()>;

    Listener(std::size_t index, Accepted accepted, AcceptFailed failed, QObject *parent = nullptr);

    /// Position in the transport's settings.
    [[nodiscard]] std::size_t index() const { return m_index; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void pause(QAbstractSocket::SocketError error);
    void resume();

    const std::size_t m_index;
    Accepted m_accepted;
    AcceptFailed m_failed;
    QTimer m_pause;
    bool m_isFailing = false;
};

} // namespace opsroom::transport_qt
