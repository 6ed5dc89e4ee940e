// EpollShard: life of a connection, from adoption to the report of its end.

#include "server/transport/epoll/epoll_shard.h"

#include "core/protocol/websocket/close_code.h"
#include "server/transport/epoll/peer_address.h"

#include <algorithm>
#include <array>
#include <sys/epoll.h>
#include <sys/socket.h>

namespace opsroom::transport_epoll {

namespace {

constexpr Milliseconds kTick{50};
// Bits of Connection::interest.
constexpr std::uint8_t kRead = 1;
constexpr std::uint8_t kWrite = 2;
constexpr std::uint8_t kPeerEnd = 4;
/// How long a peer has to take notice of an end that both sides know of.
constexpr Milliseconds kLinger{1000};

bool setInterest(int epoll, int operation, transport::ConnectionId id, const Connection &connection)
{
    const auto bit = [&connection](std::uint8_t of, std::uint32_t event) {
        return (connection.interest & of) != 0 ? event : 0U;
    };
    epoll_event event{};
    event.events = bit(kRead, EPOLLIN) | bit(kWrite, EPOLLOUT) | bit(kPeerEnd, EPOLLRDHUP);
    event.data.u64 = id.number();
    return ::epoll_ctl(epoll, operation, connection.descriptor, &event) == 0;
}

} // namespace

void EpollShard::adopt(std::size_t listener, Descriptor socket)
{
    transport::ConnectionGate *gate = settings().listeners[listener].isGated ? settings().gate : nullptr;
    const std::string address = gate != nullptr ? transport_epoll::peerOf(socket.number()).address : std::string();
    auto pass = transport::GatePass::through(gate, address);
    if (!pass) {
        m_setup.open->fetch_sub(1, std::memory_order_relaxed);
        refuseSocket(std::move(socket), settings().listeners[listener].tls.has_value());
        return;
    }
    const Connections::Key key = m_connections.emplace();
    const Id id{key.slot, key.generation};
    Connection &connection = m_connections.at(key.slot);
    connection.pass = std::move(*pass);
    connection.descriptor = socket.release();
    connection.listener = static_cast<std::uint8_t>(listener);
    connection.http = std::make_unique<HttpSide>(*this, id);
    connection.interest = kRead | kPeerEnd;
    if (!setInterest(m_epoll.number(), EPOLL_CTL_ADD, id, connection)) {
        end(id, connection);
        return;
    }
    if (gate != nullptr && gate->isProxied(address)) {
        connection.proxied = std::make_unique<ProxiedClient>();
        connection.phase = Phase::Proxied;
        setDeadline(id, connection, settings().limits.requestHead);
        return;
    }
    beginTlsOrHttp(id, connection);
}

void EpollShard::beginTlsOrHttp(Id id, Connection &connection)
{
    if (const auto context = m_setup.tls->of(connection.listener)) {
        connection.tls = std::make_unique<TlsStream>(*context, m_pipe);
        connection.phase = Phase::Tls;
        setDeadline(id, connection, settings().limits.tlsHandshake);
        if (!connection.tls->isUsable())
            end(id, connection);
        return;
    }
    connection.phase = Phase::Http;
    setDeadline(id, connection, settings().limits.requestHead);
}

/// Hands the connections of other shards over: socket, TLS, and everything from the request's first byte on.
void EpollShard::moveAway()
{
    for (const Id id : std::exchange(m_moving, {})) {
        Connection *connection = find(id);
        if (connection == nullptr || connection->phase != Phase::Http)
            continue;
        const transport::HttpExchange &exchange = connection->http->exchange();
        const std::size_t shard = exchange.verdict().shard;
        MovedConnection moved;
        moved.listener = connection->listener;
        moved.input = std::string(exchange.headText()) + connection->http->takeKept();
        moved.outbox = std::move(connection->outbox);
        moved.tls = std::move(connection->tls);
        moved.proxied = std::move(connection->proxied);
        moved.pass = std::move(connection->pass);
        ::epoll_ctl(m_epoll.number(), EPOLL_CTL_DEL, connection->descriptor, nullptr);
        moved.socket = Descriptor(std::exchange(connection->descriptor, -1));
        connection->phase = Phase::Ended;
        connection->isReported = true;
        m_ended.push_back(id);
        m_setup.open->fetch_add(1, std::memory_order_relaxed); // it goes on, and the end of this half will be counted
        m_setup.move(shard, std::move(moved));
    }
}

void EpollShard::adoptMoved(MovedConnection &&moved)
{
    const Connections::Key key = m_connections.emplace();
    const Id id{key.slot, key.generation};
    Connection &connection = m_connections.at(key.slot);
    connection.descriptor = moved.socket.release();
    connection.listener = static_cast<std::uint8_t>(moved.listener);
    connection.http = std::make_unique<HttpSide>(*this, id);
    connection.outbox = std::move(moved.outbox);
    connection.tls = std::move(moved.tls);
    connection.proxied = std::move(moved.proxied);
    connection.pass = std::move(moved.pass);
    if (connection.tls)
        connection.tls->attach(m_pipe);
    connection.interest = kRead | kPeerEnd;
    if (!setInterest(m_epoll.number(), EPOLL_CTL_ADD, id, connection)) {
        end(id, connection);
        return;
    }
    setDeadline(id, connection, settings().limits.requestHead);
    onHttpBytes(id, connection, moved.input);
}

Connection *EpollShard::find(Id id)
{
    return m_connections.find({id.slot, id.generation});
}

EpollShard::Id EpollShard::idOf(std::uint32_t slot) const
{
    const Connections::Key key = m_connections.keyAt(slot);
    return {key.slot, key.generation};
}

/// Tells epoll what the connection waits for now.
void EpollShard::updateInterest(Id id, Connection &connection)
{
    std::uint8_t interest = 0;
    if (!connection.hasPeerEnded) {
        // A request that waits for its answer keeps its successors waiting in the socket.
        const bool isHttp = connection.phase == Phase::Http;
        if (!isHttp || (!connection.http->hasKept() && connection.outbox == nullptr))
            interest = kRead;
        interest |= kPeerEnd;
    }
    if (connection.outbox)
        interest |= kWrite;
    if (interest == connection.interest || connection.phase == Phase::Ended)
        return;
    connection.interest = interest;
    if (!setInterest(m_epoll.number(), EPOLL_CTL_MOD, id, connection))
        end(id, connection);
}

/// Closes the socket at once. The end is reported at the end of the turn, never inside a call of the endpoint.
void EpollShard::end(Id id, Connection &connection)
{
    if (connection.phase == Phase::Ended)
        return;
    connection.phase = Phase::Ended;
    ::close(connection.descriptor);
    connection.descriptor = -1;
    connection.outbox.reset();
    m_ended.push_back(id);
}

/// Everything is said on both sides: what waits still leaves, then the connection ends. A close with unread input would
/// become a reset, and take the last words from the peer.
void EpollShard::linger(Id id, Connection &connection)
{
    if (connection.phase == Phase::Ended)
        return;
    if (connection.phase != Phase::Lingering) {
        connection.phase = Phase::Lingering;
        setDeadline(id, connection, settings().limits.closeHandshake);
    }
    if (!connection.corked.isEmpty() || connection.outbox || connection.isShut)
        return;
    if (connection.hasPeerEnded) {
        end(id, connection);
        return;
    }
    if (connection.tls && !connection.hasSaidEnd) {
        connection.hasSaidEnd = true;
        connection.tls->sayEnd();
        sendCiphertext(id, connection);
        if (connection.phase == Phase::Ended || connection.outbox)
            return;
    }
    ::shutdown(connection.descriptor, SHUT_WR);
    connection.isShut = true;
    setDeadline(id, connection, std::min(kLinger, settings().limits.closeHandshake));
    updateInterest(id, connection);
}

void EpollShard::reportEnded()
{
    // Reports make applications end others.
    while (!m_ended.empty()) {
        const std::vector<Id> ended = std::exchange(m_ended, {});
        for (const Id id : ended) {
            Connection *connection = find(id);
            if (connection == nullptr)
                continue;
            report(id, *connection);
            if (connection->phase != Phase::Ended)
                continue;
            m_cork.spill(connection->corked, 0, [](const Piece &, bool) {});
            m_connections.erase({id.slot, id.generation});
            m_setup.open->fetch_sub(1, std::memory_order_relaxed);
        }
    }
}

void EpollShard::report(Id id, Connection &connection)
{
    if (connection.isReported)
        return;
    connection.isReported = true;
    if (connection.isUpgraded)
        connection.endpoint->onClosed(id, connection.tag, {connection.closeCode, connection.isSlow});
    else if (connection.http && connection.http->exchange().owesAnswer())
        connection.endpoint->onRequestAborted(id);
}

Tick EpollShard::tickAfter(Milliseconds wait) const
{
    const auto sinceStart = std::chrono::ceil<Milliseconds>(m_now - m_start) + wait;
    return static_cast<Tick>((sinceStart.count() + kTick.count() - 1) / kTick.count());
}

void EpollShard::setDeadline(Id id, Connection &connection, Milliseconds wait)
{
    connection.deadline = tickAfter(wait);
    watch(id, connection);
}

Tick EpollShard::earliestDeadline(const Connection &connection) const
{
    Tick earliest = connection.deadline;
    const transport::ConnectionLimits &limits = settings().limits;
    if (connection.outbox) {
        const auto since = std::chrono::duration_cast<Milliseconds>(m_now - connection.outbox->progressAt());
        earliest = std::min(earliest, tickAfter(limits.stall - since));
    }
    if (connection.partial && connection.phase == Phase::WebSocket)
        earliest = std::min(earliest, connection.partial->since + static_cast<Tick>(limits.unfinishedMessage / kTick));
    return earliest;
}

/// One entry in the wheel for each connection that has a deadline, whatever happens to it: the entry looks again.
void EpollShard::watch(Id id, Connection &connection)
{
    const Tick earliest = earliestDeadline(connection);
    if (earliest >= connection.watched)
        return;
    connection.watched = earliest;
    m_deadlines.schedule(id.number(), m_start + kTick * static_cast<std::int64_t>(earliest));
}

void EpollShard::onDeadline(Id id)
{
    Connection *connection = find(id);
    if (connection == nullptr || connection->phase == Phase::Ended)
        return;
    const auto now = static_cast<Tick>(std::chrono::duration_cast<Milliseconds>(m_now - m_start) / kTick);
    if (now < connection->watched)
        return; // an earlier entry has taken its place
    connection->watched = kNever;
    const transport::ConnectionLimits &limits = settings().limits;
    const bool isStalled = connection->outbox && m_now - connection->outbox->progressAt() >= limits.stall;
    const bool isOver = now >= connection->deadline;
    if (connection->phase == Phase::WebSocket && isStalled) {
        closeSlow(id, *connection);
    } else if (isStalled || isOver) {
        if (connection->phase != Phase::Closing && connection->phase != Phase::Lingering)
            m_counters.timedOut.add();
        end(id, *connection);
    } else if (now >= earliestDeadline(*connection)) {
        connection->partial.reset();
        fail(id, *connection, static_cast<std::uint16_t>(websocket::CloseStatus::PolicyViolation),
             "message takes too long");
    } else {
        watch(id, *connection);
    }
}

void EpollShard::abort(Id id)
{
    if (Connection *connection = find(id))
        end(id, *connection);
}

std::size_t EpollShard::queuedBytes(Id id) const
{
    const Connection *connection = m_connections.find({id.slot, id.generation});
    return connection != nullptr ? waitingBytes(*connection) : 0;
}

} // namespace opsroom::transport_epoll
