// EpollShard: what leaves.

#include "server/transport/epoll/epoll_shard.h"

#include <cerrno>
#include <sys/socket.h>

namespace opsroom::transport_epoll {

namespace {

using transport::SendResult;

/// A connection that collects more than this in one turn does not wait for its end.
constexpr std::size_t kCorkedBytes = 64 * 1024;
constexpr std::size_t kJoinedBytes = 64 * 1024;
constexpr std::size_t kEncryptedAtOnce = 64 * 1024;

Piece pieceOf(const websocket::ServerFrame &frame)
{
    return {frame.bytes(), frame.bytes()->size() - frame.wire().size()};
}

} // namespace

std::size_t EpollShard::waitingBytes(const Connection &connection)
{
    return connection.corked.bytes + (connection.outbox ? connection.outbox->bytes() : 0)
           + (connection.tls ? connection.tls->pending().size() : 0);
}

bool EpollShard::hasPending(const Connection &connection)
{
    return connection.tls && !connection.tls->pending().empty();
}

SendResult EpollShard::send(Id id, const websocket::ServerFrame &original, transport::Delivery delivery)
{
    Connection *connection = find(id);
    if (connection == nullptr || connection->phase != Phase::WebSocket)
        return SendResult::Gone;
    if (delivery == transport::Delivery::Volatile && connection->outbox) {
        m_counters.volatileDropped.add();
        return SendResult::Dropped;
    }
    const websocket::ServerFrame &frame = connection->deflateBits == 0
                                              ? original
                                              : m_compression.deflated(original, connection->deflateBits);
    const std::size_t size = frame.wire().size();
    const std::size_t limit = settings().limits.outboxBytes;
    if (waitingBytes(*connection) + size > limit) {
        flushRun(id, *connection);
        if (connection->phase != Phase::WebSocket)
            return SendResult::Gone;
        if (waitingBytes(*connection) + size > limit) {
            closeSlow(id, *connection);
            return SendResult::Gone;
        }
    }
    enqueue(id, *connection, pieceOf(frame));
    return SendResult::Accepted;
}

void EpollShard::enqueue(Id id, Connection &connection, Piece piece)
{
    if (connection.outbox && connection.corked.isEmpty()) {
        connection.outbox->push(std::move(piece));
        return;
    }
    m_cork.add(connection.corked, id.slot, std::move(piece));
    if (connection.corked.bytes > kCorkedBytes)
        flushRun(id, connection);
}

void EpollShard::writeHttp(Id id, std::string bytes)
{
    Connection *connection = find(id);
    if (connection != nullptr && connection->phase == Phase::Http)
        enqueue(id, *connection, {share(std::move(bytes)), 0});
}

void EpollShard::close(Id id, std::uint16_t code, std::string_view reason)
{
    Connection *connection = find(id);
    if (connection == nullptr)
        return;
    if (connection->phase == Phase::WebSocket)
        sendClose(id, *connection, code, reason);
    else if (connection->phase == Phase::Http)
        end(id, *connection);
}

/// Our close frame first; the peer has the closing handshake's time to answer it.
void EpollShard::sendClose(Id id, Connection &connection, std::uint16_t code, std::string_view reason)
{
    enqueue(id, connection, pieceOf(websocket::closeFrame(code, reason)));
    if (connection.phase == Phase::Ended)
        return;
    connection.phase = Phase::Closing;
    setDeadline(id, connection, settings().limits.closeHandshake);
}

/// The answer to a ping; of several that the peer does not read only the newest waits.
void EpollShard::sendPong(Id id, Connection &connection, std::string_view payload)
{
    Piece pong = pieceOf(websocket::ServerFrame::of(websocket::Opcode::Pong, payload));
    if (connection.outbox)
        connection.outbox->pushPong(std::move(pong));
    else
        enqueue(id, connection, std::move(pong));
}

/// The peer has closed, and is answered; nothing is read behind its close frame.
void EpollShard::answerClose(Id id, Connection &connection, std::uint16_t code)
{
    connection.closeCode = code;
    if (connection.phase == Phase::WebSocket)
        enqueue(id, connection, pieceOf(websocket::closeFrame(code, {})));
    linger(id, connection);
    m_ended.push_back(id); // to be reported now; the socket lingers
}

/// The peer broke a rule: it is told which, and nothing more is read of it.
void EpollShard::fail(Id id, Connection &connection, std::uint16_t code, std::string_view reason)
{
    if (connection.phase == Phase::WebSocket)
        enqueue(id, connection, pieceOf(websocket::closeFrame(code, reason)));
    if (connection.phase == Phase::Ended)
        return;
    linger(id, connection);
    m_ended.push_back(id); // to be reported now; the socket lingers
}

/// The peer does not read: what it has not begun to get is dropped, and it is told why, should it ever look.
void EpollShard::closeSlow(Id id, Connection &connection)
{
    m_counters.slowClosed.add();
    connection.isSlow = true;
    m_cork.spill(connection.corked, 0, [](const Piece &, bool) {});
    if (connection.outbox)
        connection.outbox->dropUnbegun();
    sendClose(id, connection, settings().slowConsumerCode, settings().slowConsumerReason);
    if (connection.phase != Phase::Ended)
        m_ended.push_back(id);
}

void EpollShard::flushTurn()
{
    for (std::size_t i = 0; i < m_cork.slots().size(); ++i) {
        const std::uint32_t slot = m_cork.slots()[i];
        Connection &connection = m_connections.at(slot);
        flushRun(idOf(slot), connection);
    }
    m_cork.clear();
    m_compression.endTurn();
}

/// Sends what the turn has for one connection, and queues what the system does not take.
void EpollShard::flushRun(Id id, Connection &connection)
{
    CorkedRun &run = connection.corked;
    if (run.isEmpty())
        return;
    std::size_t sent = 0;
    if (connection.phase == Phase::Ended) {
        sent = run.bytes;
    } else if (!connection.outbox) {
        const std::string_view bytes = m_cork.joined(run);
        const auto taken = transmit(id, connection, bytes);
        sent = taken.value_or(bytes.size());
        if (sent < bytes.size())
            beginOutbox(id, connection);
    }
    m_cork.spill(run, sent,
                 [&connection](Piece piece, bool isBegun) { connection.outbox->push(std::move(piece), isBegun); });
    if (connection.phase != Phase::Ended && !connection.outbox)
        onDrained(id, connection);
}

/// The peer is behind from now on.
void EpollShard::beginOutbox(Id id, Connection &connection)
{
    if (connection.outbox || connection.phase == Phase::Ended)
        return;
    connection.outbox = std::make_unique<Outbox>(m_now);
    updateInterest(id, connection);
    watch(id, connection);
}

void EpollShard::onWritable(Id id, Connection &connection)
{
    while (connection.outbox && connection.phase != Phase::Ended) {
        Outbox &outbox = *connection.outbox;
        if (hasPending(connection)) {
            const auto sent = transmitRaw(id, connection, connection.tls->pending());
            if (!sent || *sent == 0)
                return;
            connection.tls->advancePending(*sent);
            outbox.noteProgress(m_now);
            if (hasPending(connection))
                return;
        }
        if (outbox.isEmpty()) {
            connection.outbox.reset();
            updateInterest(id, connection);
            onDrained(id, connection);
            return;
        }
        std::string_view bytes = outbox.front();
        if (!outbox.hasOnePiece() && bytes.size() < kJoinedBytes) {
            m_scratch.clear();
            outbox.copyFront(m_scratch, kJoinedBytes);
            bytes = m_scratch;
        }
        const auto taken = transmit(id, connection, bytes);
        if (!taken)
            return;
        const bool isBlocked = *taken < bytes.size();
        outbox.advance(*taken, m_now);
        if (isBlocked)
            return;
    }
}

/// Nothing waits for the peer any more.
void EpollShard::onDrained(Id id, Connection &connection)
{
    if (connection.phase == Phase::Lingering) {
        linger(id, connection);
    } else if (connection.phase == Phase::Http) {
        updateInterest(id, connection);
        if (connection.http->hasKept())
            m_resumed.push_back(id);
    }
}

/// \returns how many bytes the system took, or with TLS how many were encrypted for it; nothing if the connection has
/// ended over it.
std::optional<std::size_t> EpollShard::transmit(Id id, Connection &connection, std::string_view bytes)
{
    if (!connection.tls)
        return transmitRaw(id, connection, bytes);
    std::size_t taken = 0;
    while (taken < bytes.size() && !hasPending(connection)) {
        const std::string_view portion = bytes.substr(taken, kEncryptedAtOnce);
        if (!connection.tls->write(portion)) {
            end(id, connection);
            return {};
        }
        taken += portion.size();
        sendCiphertext(id, connection);
        if (connection.phase == Phase::Ended)
            return {};
    }
    return taken;
}

/// Sends what the TLS engine has written, and keeps what the system does not take.
void EpollShard::sendCiphertext(Id id, Connection &connection)
{
    if (!m_pipe.hasOutput())
        return;
    std::string ciphertext = m_pipe.takeOutput();
    if (hasPending(connection)) {
        ciphertext.insert(0, connection.tls->pending());
        connection.tls->keepPending(std::move(ciphertext), 0);
        return;
    }
    const auto sent = transmitRaw(id, connection, ciphertext);
    if (!sent || *sent == ciphertext.size())
        return;
    connection.tls->keepPending(std::move(ciphertext), *sent);
    beginOutbox(id, connection);
}

std::optional<std::size_t> EpollShard::transmitRaw(Id id, Connection &connection, std::string_view bytes)
{
    const ssize_t sent = ::send(connection.descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent >= 0) {
        m_counters.bytesOut.add(static_cast<std::uint64_t>(sent));
        return static_cast<std::size_t>(sent);
    }
    if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)
        return 0;
    end(id, connection);
    return {};
}

} // namespace opsroom::transport_epoll
