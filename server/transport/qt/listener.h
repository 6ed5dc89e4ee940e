#pragma once

#include <QtCore/QSocketNotifier>
#include <QtCore/QTimer>
#include <QtNetwork/QTcpServer>

#include <functional>
#include <memory>

namespace opsroom::transport_qt {

/// Listens on one address and hands over descriptors, so that the shard which will own a connection also makes its
/// socket.
///
/// Accepts by itself: QTcpServer takes an accept() that fails for want of descriptors (EMFILE) for one that may be tried
/// again at once, and spins. Here accepting pauses for a second, and the log gets one line for each such time.
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
    /// \returns false if the address cannot be had; errorString() says why.
    [[nodiscard]] bool begin(const QHostAddress &address, quint16 port);

private:
    void acceptSome();
    void pause(int error);

    const std::size_t m_index;
    Accepted m_accepted;
    AcceptFailed m_failed;
    std::unique_ptr<QSocketNotifier> m_readable;
    QTimer m_pause;
    bool m_isFailing = false;
};

} // namespace opsroom::transport_qt
