#include "server/transport/qt/qt_shard.h"

#include "core/base/log.h"
#include "server/transport/qt/qt_connection.h"

#include <QtNetwork/QHostAddress>
#include <QtWebSockets/QWebSocket>

#include <limits>
#include <sys/socket.h>
#include <unistd.h>

namespace opsroom::transport_qt {

namespace {

constexpr Milliseconds kDeadlineResolution{50};

/// Answers a connection that cannot be taken, without making a socket object for it.
void refuseDescriptor(qintptr descriptor)
{
    http::Response full = http::Response::text(503, "connection limit reached");
    full.withHeader("Retry-After", "5");
    const std::string answer = http::serialize(full, false);
    const int socket = static_cast<int>(descriptor);
    ::send(socket, answer.data(), answer.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    ::close(socket);
}

std::string addressOf(qintptr descriptor)
{
    sockaddr_storage peer{};
    socklen_t size = sizeof peer;
    if (::getpeername(static_cast<int>(descriptor), reinterpret_cast<sockaddr *>(&peer), &size) != 0)
        return {};
    return QHostAddress(reinterpret_cast<const sockaddr *>(&peer)).toString().toStdString();
}

} // namespace

QtShard::QtShard(const Setup &setup)
    : m_setup(setup),
      m_tasks(std::numeric_limits<std::size_t>::max(), [this] { m_wakeup.wake(); }),
      m_webSocketServer(QStringLiteral("Opsroom"), QWebSocketServer::NonSecureMode),
      m_deadlines(std::chrono::steady_clock::now(), kDeadlineResolution)
{
    m_webSocketServer.setMaxPendingConnections(std::numeric_limits<int>::max());
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &QtShard::onTimeout);
    connect(&m_wakeup, &Wakeup::woken, this, &QtShard::onWoken);
    connect(&m_webSocketServer, &QWebSocketServer::newConnection, this, &QtShard::onUpgraded);
    m_application = m_setup.factory(*this);
    onTimeout();
}

QtShard::~QtShard()
{
    m_listeners.clear();
    m_connections.forEach([this](Connections::Key key, std::unique_ptr<QtConnection> &connection) {
        connection->abandon();
        m_connections.erase(key);
    });
}

void QtShard::post(std::function<void(QtShard &)> task)
{
    m_tasks.pushAlways(std::move(task));
}

void QtShard::onWoken()
{
    m_tasks.drain([this](const std::function<void(QtShard &)> &task) { task(*this); });
    m_application->onWake();
    endTurn();
}

Result<std::uint16_t> QtShard::listen(std::size_t listener)
{
    const transport::ListenerSettings &settings = m_setup.settings.listeners[listener];
    const QHostAddress address(QString::fromStdString(settings.address));
    if (address.isNull())
        return Failure(Error(ErrorCode::BadRequest, settings.address + " is not a numeric address"));
    auto server = std::make_unique<Listener>(
        listener, [this, listener](qintptr descriptor) { adopt(listener, descriptor); },
        [this] { Counters::add(counters().acceptErrors); });
    const bool isListening = server->begin(address, settings.port)
                             || (settings.mayTakeAnotherPort && server->begin(address, 0));
    if (!isListening) {
        return Failure(Error(ErrorCode::NotAvailable, "cannot listen on " + settings.address + ":"
                                                          + std::to_string(settings.port) + ": "
                                                          + server->errorString().toStdString()));
    }
    const std::uint16_t port = server->serverPort();
    m_listeners.push_back(std::move(server));
    return port;
}

void QtShard::stopAccepting()
{
    std::erase_if(m_listeners, [this](const std::unique_ptr<Listener> &listener) {
        return !settings().listeners[listener->index()].staysOpen;
    });
    m_connections.forEach(
        [](Connections::Key, const std::unique_ptr<QtConnection> &connection) { connection->closeIfIdle(); });
}

void QtShard::adopt(std::size_t listener, qintptr descriptor)
{
    Counters::add(counters().accepted);
    if (counters().open.load(std::memory_order_relaxed) >= settings().limits.connections) {
        Counters::add(counters().refusedFull);
        refuseDescriptor(descriptor);
        return;
    }
    transport::ConnectionGate *gate = settings().listeners[listener].isGated ? settings().gate : nullptr;
    const std::string address = addressOf(descriptor);
    auto pass = transport::GatePass::through(gate, address);
    if (!pass) {
        refuseDescriptor(descriptor);
        return;
    }
    Counters::add(counters().open);
    const Connections::Key key = m_connections.emplace();
    auto &connection = m_connections.at(key.slot);
    connection = std::make_unique<QtConnection>(*this, transport::ConnectionId{key.slot, key.generation}, listener,
                                                m_setup.tls[listener], std::move(*pass),
                                                gate != nullptr && gate->isProxied(address));
    connection->start(descriptor);
}

void QtShard::remove(transport::ConnectionId id)
{
    // Its own code may be on the stack.
    m_connections.at(id.slot).release()->deleteLater();
    m_connections.erase({id.slot, id.generation});
    counters().open.fetch_sub(1, std::memory_order_relaxed);
}

QtConnection *QtShard::find(transport::ConnectionId id) const
{
    const auto *connection = m_connections.find({id.slot, id.generation});
    return connection != nullptr ? connection->get() : nullptr;
}

void QtShard::respond(transport::ConnectionId id, const http::Response &response)
{
    if (QtConnection *connection = find(id))
        connection->respond(response);
}

transport::SendResult QtShard::send(transport::ConnectionId id, const websocket::ServerFrame &frame,
                                    transport::Delivery delivery)
{
    QtConnection *connection = find(id);
    return connection != nullptr ? connection->send(frame, delivery) : transport::SendResult::Gone;
}

void QtShard::close(transport::ConnectionId id, std::uint16_t code, std::string_view reason)
{
    if (QtConnection *connection = find(id))
        connection->close(code, reason);
}

void QtShard::abort(transport::ConnectionId id)
{
    if (QtConnection *connection = find(id))
        connection->abort();
}

std::size_t QtShard::queuedBytes(transport::ConnectionId id) const
{
    const QtConnection *connection = find(id);
    return connection != nullptr ? connection->queuedBytes() : 0;
}

void QtShard::onUpgraded()
{
    while (QWebSocket *webSocket = m_webSocketServer.nextPendingConnection()) {
        const transport::ConnectionId id = QtConnection::idOfHandshake(webSocket->request());
        if (QtConnection *connection = find(id))
            connection->onUpgraded(std::unique_ptr<QWebSocket>(webSocket));
        else
            webSocket->deleteLater();
    }
}

void QtShard::watch(transport::ConnectionId id, SteadyTime deadline)
{
    m_deadlines.schedule(id.number(), deadline);
    armTimer();
}

void QtShard::wakeAt(SteadyTime time)
{
    m_applicationAt = std::min(m_applicationAt, time);
    armTimer();
}

void QtShard::armTimer()
{
    const SteadyTime next = std::min(m_applicationAt, m_deadlines.nextAdvance());
    if (next == SteadyTime::max() || (m_timer.isActive() && m_timerAt <= next))
        return;
    m_timerAt = next;
    const auto wait = std::chrono::ceil<Milliseconds>(next - std::chrono::steady_clock::now());
    m_timer.start(std::max(wait, Milliseconds(0)));
}

void QtShard::onTimeout()
{
    const SteadyTime now = std::chrono::steady_clock::now();
    m_deadlines.advance(now, [this, now](std::uint64_t key) {
        if (QtConnection *connection = find(transport::ConnectionId::fromNumber(key)))
            connection->onDeadline(now);
    });
    if (now >= m_applicationAt || m_applicationAt == SteadyTime::max()) {
        m_applicationAt = SteadyTime::max();
        const SteadyTime next = m_application->onTimer(now); // may call wakeAt()
        m_applicationAt = std::min(m_applicationAt, next);
    }
    endTurn();
    armTimer();
}

} // namespace opsroom::transport_qt
