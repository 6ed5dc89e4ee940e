#pragma once

#include "core/base/deadline_wheel.h"
#include "core/base/mailbox.h"
#include "core/base/slab.h"
#include "server/transport/qt/counters.h"
#include "server/transport/qt/listener.h"
#include "server/transport/qt/wakeup.h"
#include "server/transport/shard_application.h"
#include "server/transport/transport.h"

#include <QtCore/QTimer>
#include <QtNetwork/QSslConfiguration>
#include <QtWebSockets/QWebSocketServer>

#include <memory>
#include <optional>
#include <vector>

namespace opsroom::transport_qt {

class QtConnection;

/// One event loop of the Qt transport with its connections.
///
/// Thread: that of its ShardThread; wake() and post() from any.
class QtShard final : public QObject, public transport::Shard
{
    Q_OBJECT

public:
    struct Setup
    {
        transport::TransportSettings settings;
        std::vector<std::optional<QSslConfiguration>> tls; ///< of each listener
        transport::ShardApplicationFactory factory;
        Counters *counters = nullptr;
    };

    explicit QtShard(const Setup &setup);
    ~QtShard() override;

    void post(std::function<void(QtShard &)> task);
    [[nodiscard]] Result<std::uint16_t> listen(std::size_t listener);
    void stopAccepting();
    /// For connections accepted from now on.
    void setTls(std::vector<std::optional<QSslConfiguration>> tls) { m_setup.tls = std::move(tls); }

    [[nodiscard]] std::size_t index() const override { return 0; }
    void wake() override { m_wakeup.wake(); }
    void wakeAt(SteadyTime time) override;
    void respond(transport::ConnectionId id, const http::Response &response) override;
    transport::SendResult send(transport::ConnectionId id, const websocket::ServerFrame &frame,
                               transport::Delivery delivery) override;
    void close(transport::ConnectionId id, std::uint16_t code, std::string_view reason) override;
    void abort(transport::ConnectionId id) override;
    [[nodiscard]] std::size_t queuedBytes(transport::ConnectionId id) const override;

    // For its connections.
    [[nodiscard]] const transport::TransportSettings &settings() const { return m_setup.settings; }
    [[nodiscard]] Counters &counters() { return *m_setup.counters; }
    [[nodiscard]] transport::ShardApplication &application() { return *m_application; }
    [[nodiscard]] QWebSocketServer &webSocketServer() { return m_webSocketServer; }
    void watch(transport::ConnectionId id, SteadyTime deadline);
    void remove(transport::ConnectionId id);
    void endTurn() { m_application->onTurnEnd(); }

private:
    using Connections = Slab<std::unique_ptr<QtConnection>>;

    void adopt(std::size_t listener, qintptr descriptor);
    [[nodiscard]] QtConnection *find(transport::ConnectionId id) const;
    void onWoken();
    void onTimeout();
    void armTimer();
    void onUpgraded();

    Setup m_setup;
    Wakeup m_wakeup;
    Mailbox<std::function<void(QtShard &)>> m_tasks;
    QWebSocketServer m_webSocketServer;
    std::vector<std::unique_ptr<Listener>> m_listeners;
    Connections m_connections;
    DeadlineWheel m_deadlines;
    QTimer m_timer;
    SteadyTime m_timerAt = SteadyTime::max();
    SteadyTime m_applicationAt = SteadyTime::max();
    std::unique_ptr<transport::ShardApplication> m_application;
};

} // namespace opsroom::transport_qt
