// EpollShard: what arrives.

#include "core/base/log.h"
#include "core/protocol/http/proxy_header.h"
#include "core/protocol/websocket/close_code.h"
#include "core/protocol/websocket/deflate_offer.h"
#include "server/transport/epoll/epoll_shard.h"
#include "server/transport/epoll/handshake_answer.h"
#include "server/transport/epoll/peer_address.h"

#include <algorithm>
#include <cerrno>
#include <sys/socket.h>

namespace opsroom::transport_epoll {

namespace {

using FrameKind = websocket::FrameReader::Kind;
using ExchangeState = transport::HttpExchange::State;
using websocket::CloseStatus;

} // namespace

void EpollShard::onReadable(Id id, Connection &connection)
{
    const ssize_t received = ::recv(connection.descriptor, m_input.data(), m_input.size(), MSG_DONTWAIT);
    if (received > 0) {
        m_counters.bytesIn.add(static_cast<std::uint64_t>(received));
        const auto bytes = std::span(m_input).first(static_cast<std::size_t>(received));
        if (connection.phase == Phase::Proxied)
            onProxyBytes(id, connection, bytes);
        else if (connection.tls && connection.phase != Phase::Lingering)
            onCiphertext(id, connection, bytes);
        else
            onBytes(id, connection, bytes);
    } else if (received == 0) {
        onPeerEnded(id, connection);
    } else if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
        end(id, connection);
    }
}

/// What comes in front of everything else, TLS included.
void EpollShard::onProxyBytes(Id id, Connection &connection, std::span<char> bytes)
{
    ProxiedClient &client = *connection.proxied;
    client.input.append(bytes.data(), bytes.size());
    http::ProxyHeader header = http::ProxyHeader::parse(client.input);
    switch (header.state) {
    case http::ProxyHeader::State::Incomplete:
        return;
    case http::ProxyHeader::State::Failed:
        m_counters.badRequests.add();
        log::warning("transport", "proxy-header-refused", {{"peer", peerOf(connection).address}});
        end(id, connection);
        return;
    case http::ProxyHeader::State::Client:
    case http::ProxyHeader::State::Local:
        break;
    }
    std::string rest = std::exchange(client.input, {}).substr(header.size);
    client.address = std::move(header.address);
    client.port = header.port;
    if (client.address.empty())
        connection.proxied.reset();
    beginTlsOrHttp(id, connection);
    if (rest.empty() || connection.phase == Phase::Ended)
        return;
    if (connection.tls)
        onCiphertext(id, connection, rest);
    else
        onBytes(id, connection, rest);
}

transport::Peer EpollShard::peerOf(const Connection &connection)
{
    transport::Peer peer;
    if (connection.proxied && !connection.proxied->address.empty())
        peer = {connection.proxied->address, connection.proxied->port};
    else
        peer = transport_epoll::peerOf(connection.descriptor);
    peer.isSecure = connection.tls != nullptr;
    peer.hasCertificate = peer.isSecure && connection.tls->hasPeerCertificate();
    return peer;
}

/// The peer's side is shut: nothing more comes, and nobody may be left to read.
void EpollShard::onPeerEnded(Id id, Connection &connection)
{
    connection.hasPeerEnded = true;
    flushRun(id, connection);
    const bool isAnswered = connection.phase == Phase::Http && !connection.http->exchange().owesAnswer();
    if (connection.outbox && (isAnswered || connection.phase == Phase::Lingering)) {
        linger(id, connection); // it may still read
        updateInterest(id, connection);
    } else {
        end(id, connection);
    }
}

void EpollShard::onCiphertext(Id id, Connection &connection, std::span<char> bytes)
{
    m_pipe.offer(bytes);
    TlsStream &tls = *connection.tls;
    TlsStream::Status status = TlsStream::Status::Done;
    if (connection.phase == Phase::Tls) {
        status = tls.handshake();
        sendCiphertext(id, connection);
        if (status == TlsStream::Status::Done && connection.phase == Phase::Tls) {
            connection.phase = Phase::Http;
            setDeadline(id, connection, settings().limits.requestHead);
        }
    }
    while (status == TlsStream::Status::Done && connection.phase != Phase::Ended
           && connection.phase != Phase::Lingering) {
        const TlsStream::Read read = tls.read(m_plain);
        status = read.status;
        if (status == TlsStream::Status::Done)
            onBytes(id, connection, std::span(m_plain).first(read.size));
    }
    m_pipe.offer({});
    if (connection.phase == Phase::Ended)
        return;
    sendCiphertext(id, connection); // keys exchanged anew, or why this is not TLS
    if (status == TlsStream::Status::Ended)
        onPeerEnded(id, connection);
    else if (status == TlsStream::Status::Failed)
        end(id, connection);
}

void EpollShard::onBytes(Id id, Connection &connection, std::span<char> bytes)
{
    switch (connection.phase) {
    case Phase::Http:
        onHttpBytes(id, connection, {bytes.data(), bytes.size()});
        break;
    case Phase::WebSocket:
    case Phase::Closing:
        onFrames(id, connection, bytes);
        break;
    case Phase::Proxied:
    case Phase::Tls:
    case Phase::Lingering:
    case Phase::Ended:
        break;
    }
}

void EpollShard::onHttpBytes(Id id, Connection &connection, std::string_view bytes)
{
    connection.http->feed(bytes);
    afterExchange(id, connection);
}

/// Acts on what the exchange has come to. May free it.
void EpollShard::afterExchange(Id id, Connection &connection)
{
    if (connection.phase != Phase::Http)
        return;
    const transport::ConnectionLimits &limits = settings().limits;
    switch (connection.http->exchange().state()) {
    case ExchangeState::Idle:
        setDeadline(id, connection, limits.idleKeepAlive);
        break;
    case ExchangeState::Reading:
        // Counted from the first byte on: a byte now and then does not buy time.
        connection.deadline = std::min(connection.deadline, tickAfter(limits.requestHead));
        watch(id, connection);
        break;
    case ExchangeState::Body:
        // The head had its own time; the body's begins with it.
        if (!connection.isReadingBody)
            setDeadline(id, connection, limits.requestBody);
        break;
    case ExchangeState::Serving:
        connection.deadline = kNever;
        break;
    case ExchangeState::Upgrading:
        beginWebSocket(id, connection);
        return;
    case ExchangeState::Moving:
        // Not from here: what came with the head is still being read.
        if (std::find(m_moving.begin(), m_moving.end(), id) == m_moving.end())
            m_moving.push_back(id);
        return;
    case ExchangeState::Closing:
        linger(id, connection);
        return;
    }
    connection.isReadingBody = connection.http->exchange().state() == ExchangeState::Body;
    updateInterest(id, connection);
}

transport::Verdict EpollShard::judge(Id id, const http::Request &head, bool asksForUpgrade)
{
    Connection &connection = *find(id);
    connection.pass.heard();
    connection.endpoint = &m_application->endpointFor(connection.listener, head);
    transport::Verdict verdict = connection.endpoint->judge(id, peerOf(connection), head, asksForUpgrade);
    if (verdict.kind == transport::Verdict::Kind::Upgrade) {
        connection.isUpgraded = true;
        connection.tag = verdict.tag;
    }
    return verdict;
}

void EpollShard::serve(Id id, const http::Request &request)
{
    Connection &connection = *find(id);
    if (connection.phase == Phase::Http)
        connection.endpoint->onRequest(id, request);
}

void EpollShard::respond(Id id, const http::Response &response)
{
    Connection *connection = find(id);
    if (connection == nullptr || connection->phase != Phase::Http)
        return;
    if (connection->http->exchange().state() != ExchangeState::Serving || !connection->http->respond(response))
        return;
    // Not from here: the endpoint that answers may be in the middle of its own work.
    if (connection->http->hasKept())
        m_resumed.push_back(id);
    afterExchange(id, *connection);
}

void EpollShard::onRefused(Id id, const http::Refusal &refusal)
{
    m_counters.badRequests.add();
    const Connection &connection = *find(id);
    log::debug("transport", "request-refused",
               {{"status", refusal.status}, {"reason", refusal.reason}, {"peer", peerOf(connection).address}});
}

void EpollShard::beginWebSocket(Id id, Connection &connection)
{
    const transport::HttpExchange &exchange = connection.http->exchange();
    constexpr std::size_t kMost = std::numeric_limits<std::uint32_t>::max();
    connection.messageLimit = static_cast<std::uint32_t>(std::min(exchange.verdict().limit, kMost));
    std::string extensions;
    if (settings().mayCompress) {
        if (const auto agreement = websocket::agreeOnDeflate(exchange.request())) {
            connection.deflateBits = static_cast<std::uint8_t>(agreement->serverWindowBits);
            extensions = agreement->answer;
        }
    }
    writeHttp(id, handshakeAnswer(exchange.request(), extensions));
    std::string kept = connection.http->takeKept();
    connection.http.reset();
    connection.deadline = kNever;
    if (connection.phase == Phase::Ended)
        return;
    connection.phase = Phase::WebSocket;
    connection.endpoint->onOpen(id, connection.tag);
    if (connection.phase == Phase::Ended)
        return;
    updateInterest(id, connection);
    if (!kept.empty())
        onFrames(id, connection, kept);
}

void EpollShard::onFrames(Id id, Connection &connection, std::span<char> bytes)
{
    const transport::ConnectionLimits &limits = settings().limits;
    const websocket::ReaderRules rules{connection.messageLimit, limits.fragments, connection.deflateBits != 0};
    auto *const own = connection.partial.get();
    const bool isOwn = own != nullptr;
    websocket::FrameReader &reader = isOwn ? own->reader : m_reader;
    bool goesOn = true;
    bool hasEnded = false; // a message, so that the next one's age begins now
    while (goesOn) {
        const websocket::FrameReader::Event event = reader.next(bytes, rules);
        if (event.kind == FrameKind::NeedsMore)
            break;
        hasEnded = hasEnded || event.kind == FrameKind::Text || event.kind == FrameKind::Binary;
        goesOn = onFrame(id, connection, event);
    }
    const bool isOpen = connection.phase == Phase::WebSocket || connection.phase == Phase::Closing;
    if (!isOpen || reader.isAtRest()) {
        connection.partial.reset();
        if (!isOwn && !m_reader.isAtRest())
            m_reader = {};
        return;
    }
    if (!isOwn) {
        connection.partial = std::make_unique<PartialInput>();
        connection.partial->reader = std::exchange(m_reader, {});
    }
    if (!isOwn || hasEnded) {
        connection.partial->since = tickAfter(Milliseconds(0));
        watch(id, connection);
    }
}

/// \returns whether more of the connection's bytes may be read.
bool EpollShard::onFrame(Id id, Connection &connection, const websocket::FrameReader::Event &event)
{
    const bool isOpen = connection.phase == Phase::WebSocket; // otherwise only the close frame is awaited
    switch (event.kind) {
    case FrameKind::NeedsMore:
        break;
    case FrameKind::Text:
    case FrameKind::Binary:
        if (isOpen && !onMessage(id, connection, event))
            return false;
        break;
    case FrameKind::Ping:
    case FrameKind::Pong:
        if (!allowsControlFrame(connection)) {
            fail(id, connection, static_cast<std::uint16_t>(CloseStatus::PolicyViolation), "too many control frames");
            return false;
        }
        if (isOpen && event.kind == FrameKind::Ping)
            sendPong(id, connection, event.payload);
        break;
    case FrameKind::Close:
        answerClose(id, connection, event.code);
        return false;
    case FrameKind::Failed:
        fail(id, connection, event.code, event.payload);
        return false;
    }
    return connection.phase == Phase::WebSocket || connection.phase == Phase::Closing;
}

/// \returns false if the message was not what it said.
bool EpollShard::onMessage(Id id, Connection &connection, const websocket::FrameReader::Event &event)
{
    const bool isText = event.kind == FrameKind::Text;
    std::string_view payload = event.payload;
    std::string inflated; // the endpoint's answer may need the inflater again
    if (event.isCompressed) {
        const auto refused = m_compression.inflate(payload, isText, connection.messageLimit, inflated);
        if (refused) {
            fail(id, connection, static_cast<std::uint16_t>(refused->status), refused->reason);
            return false;
        }
        payload = inflated;
    }
    connection.endpoint->onMessage(id, connection.tag, isText ? websocket::Opcode::Text : websocket::Opcode::Binary,
                                   payload);
    return true;
}

/// A bucket of kControlFramesBurst that fills at the permitted rate, kept as the time when it is full again.
bool EpollShard::allowsControlFrame(Connection &connection) const
{
    const transport::ConnectionLimits &limits = settings().limits;
    if (limits.controlFramesPerSecond == 0)
        return true;
    const auto now = static_cast<std::uint32_t>(std::chrono::duration_cast<Milliseconds>(m_now - m_start).count());
    const std::uint32_t each = std::max(1000U / limits.controlFramesPerSecond, 1U);
    const std::uint32_t most = each * limits.controlFramesBurst;
    // The clock wraps after 49 days: what is further ahead than it can be lies behind.
    std::uint32_t ahead = connection.controlFrames - now;
    if (ahead > most)
        ahead = 0;
    if (ahead + each > most)
        return false;
    connection.controlFrames = now + ahead + each;
    return true;
}

} // namespace opsroom::transport_epoll
