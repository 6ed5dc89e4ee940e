#pragma once

#include "client/lib/hub_connection.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

namespace opsroom::client {

/// Measures the round trip to the hub: a `ping` with an ack, at an interval, while connected.
///
/// Thread: that of its event loop.
class RoundTripProbe final : public QObject
{
    Q_OBJECT

public:
    explicit RoundTripProbe(QObject *parent = nullptr);

    void setConnection(HubConnection *connection) { m_connection = connection; }
    void start(std::chrono::milliseconds interval) { m_timer.start(interval); }
    void stop() { m_timer.stop(); }

Q_SIGNALS:
    /// Milliseconds from sending to the ack.
    void measured(double milliseconds);

private:
    void probe();

    QPointer<HubConnection> m_connection;
    QTimer m_timer;
};

} // namespace opsroom::client
