#include "client/bench/peer_set.h"

#include "client/bench/client_frame.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace opsroom::bench {

namespace {

constexpr std::size_t kReceiveBytes = 256UL * 1024;
constexpr std::size_t kHeadBytes = 16UL * 1024;
constexpr int kEventsPerTurn = 256;

} // namespace

PeerSet::PeerSet(const Target &target, const Dialect &dialect, Observer &observer, std::uint32_t connections,
                 std::uint32_t rooms, std::vector<std::string> tokens)
    : m_target(target),
      m_dialect(dialect),
      m_observer(observer),
      m_tls(target.isTls ? std::make_unique<TlsClient>() : nullptr),
      m_rooms(rooms),
      m_tokens(std::move(tokens)),
      m_peers(connections),
      m_buffer(kReceiveBytes),
      m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
    for (std::uint32_t i = 0; i < connections; ++i) {
        m_peers[i].index = i;
        m_peers[i].room = i % rooms;
    }
    // The steady rates need timers that are precise to some microseconds.
    ::prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0);
}

PeerSet::~PeerSet()
{
    ::close(m_epoll);
}

std::uint32_t PeerSet::membersOf(std::uint32_t room) const
{
    return (size() - room + m_rooms - 1) / m_rooms;
}

std::uint64_t PeerSet::now() const
{
    const auto passed = std::chrono::steady_clock::now() - m_start;
    return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(passed).count());
}

void PeerSet::open(Peer &peer)
{
    peer.begunAt = now();
    peer.unanswered = 0;
    peer.due = 0;
    peer.state = Peer::State::Connecting;
    if (!peer.stream.open(m_target, m_tls.get())) {
        lose(peer, std::strerror(errno)); // NOLINT(concurrency-mt-unsafe): one thread
        return;
    }
    epoll_event event{.events = EPOLLIN | EPOLLOUT, .data = {.u32 = peer.index}};
    peer.watchesWrite = true;
    if (::epoll_ctl(m_epoll, EPOLL_CTL_ADD, peer.stream.descriptor(), &event) != 0)
        lose(peer, "epoll_ctl");
}

void PeerSet::cut(Peer &peer)
{
    peer.stream.reset();
    peer.state = Peer::State::Closed;
    peer.rest = {};
    peer.unsent = {};
}

bool PeerSet::publish(Peer &peer, std::uint32_t count, std::uint64_t stamp)
{
    if (peer.unsent.size() > kUnsentBytes)
        return false;
    m_frames.clear();
    for (std::uint32_t i = 0; i < count; ++i) {
        m_dialect.writePublication(m_message, peer.index, stamp);
        appendClientFrame(m_frames, websocket::Opcode::Text, m_message, m_mask);
    }
    m_mask = m_mask * 1664525U + 1013904223U;
    send(peer, m_frames);
    return true;
}

void PeerSet::turn(std::uint64_t until)
{
    const std::uint64_t before = now();
    const std::uint64_t wait = until > before ? until - before : 0;
    constexpr std::uint64_t kMicro = 1'000'000;
    const timespec limit{.tv_sec = static_cast<time_t>(wait / kMicro),
                         .tv_nsec = static_cast<long>(wait % kMicro * 1000)};
    std::array<epoll_event, kEventsPerTurn> events; // NOLINT(*-member-init): filled by the call
    const int count = ::epoll_pwait2(m_epoll, events.data(), kEventsPerTurn, &limit, nullptr);
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events[static_cast<std::size_t>(i)];
        handle(m_peers[event.data.u32], event.events);
    }
}

void PeerSet::handle(Peer &peer, std::uint32_t events)
{
    if (peer.state == Peer::State::Closed)
        return;
    if (peer.state == Peer::State::Connecting) {
        goOnConnecting(peer);
        return;
    }
    if ((events & EPOLLOUT) != 0)
        sendUnsent(peer);
    if (peer.state != Peer::State::Closed && (events & (EPOLLIN | EPOLLERR | EPOLLHUP)) != 0)
        receive(peer);
}

void PeerSet::goOnConnecting(Peer &peer)
{
    switch (peer.stream.proceed()) {
    case SocketStream::Progress::Done:
        peer.state = Peer::State::Upgrading;
        watch(peer, false);
        send(peer, m_dialect.upgradeRequest(peer.room));
        break;
    case SocketStream::Progress::WantsRead:
        watch(peer, false);
        break;
    case SocketStream::Progress::WantsWrite:
        watch(peer, true);
        break;
    case SocketStream::Progress::Failed:
        lose(peer, "connecting failed");
        break;
    }
}

void PeerSet::receive(Peer &peer)
{
    for (;;) {
        const auto moved = peer.stream.read(m_buffer);
        if (moved.progress == SocketStream::Progress::Failed) {
            lose(peer, "closed by the server");
            return;
        }
        if (moved.progress != SocketStream::Progress::Done)
            return;
        m_receivedBytes += moved.bytes;
        const std::uint64_t time = now();
        std::string_view bytes(m_buffer.data(), moved.bytes);
        if (peer.rest.empty()) {
            bytes.remove_prefix(take(peer, bytes, time));
            peer.rest = bytes;
        } else {
            peer.rest += bytes;
            const std::string held = std::exchange(peer.rest, {});
            bytes = held;
            bytes.remove_prefix(take(peer, bytes, time));
            peer.rest = bytes;
        }
        // Level-triggered epoll tells of more bytes in the socket, but not of those that TLS holds already.
        if (peer.state == Peer::State::Closed || m_tls == nullptr)
            return;
    }
}

std::size_t PeerSet::take(Peer &peer, std::string_view bytes, std::uint64_t now)
{
    std::size_t used = 0;
    if (peer.state == Peer::State::Upgrading) {
        used = takeHead(peer, bytes, now);
        if (used == 0)
            return 0;
    }
    while (peer.state != Peer::State::Closed) {
        const ServerFrameView frame = scanServerFrame(bytes.substr(used));
        if (frame.state == ServerFrameView::State::Cut)
            return used;
        if (frame.state == ServerFrameView::State::Broken) {
            lose(peer, "broken frame");
            break;
        }
        used += frame.size;
        if (frame.opcode == websocket::Opcode::Text)
            takeMessage(peer, frame.payload, now);
        else if (frame.opcode == websocket::Opcode::Ping)
            sendMessage(peer, websocket::Opcode::Pong, frame.payload);
        else if (frame.opcode == websocket::Opcode::Close)
            lose(peer, "closed by the server: "
                           + std::string(frame.payload.substr(std::min<std::size_t>(frame.payload.size(), 2))));
    }
    return bytes.size();
}

std::size_t PeerSet::takeHead(Peer &peer, std::string_view bytes, std::uint64_t now)
{
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end == std::string_view::npos) {
        if (bytes.size() > kHeadBytes)
            lose(peer, "no end of the answer's head");
        return 0;
    }
    const std::string_view status = bytes.substr(0, bytes.find('\r'));
    if (!status.starts_with("HTTP/1.1 101")) {
        lose(peer, status);
        return bytes.size();
    }
    peer.state = Peer::State::Greeting;
    if (m_dialect.isReadyOnUpgrade())
        becomeReady(peer, now);
    return end + 4;
}

void PeerSet::takeMessage(Peer &peer, std::string_view message, std::uint64_t now)
{
    const Dialect::Message read = m_dialect.read(message);
    switch (read.kind) {
    case Dialect::Kind::Delivery:
        m_observer.onDelivery(peer, read.stamp, now);
        break;
    case Dialect::Kind::Ack:
        m_observer.onAck(peer, read.stamp, now);
        break;
    case Dialect::Kind::Open:
        sendMessage(peer, websocket::Opcode::Text,
                    m_dialect.greeting(m_tokens.empty() ? std::string_view() : m_tokens[peer.index]));
        break;
    case Dialect::Kind::Ready:
        if (!peer.isReady())
            becomeReady(peer, now);
        break;
    case Dialect::Kind::Ping:
        sendMessage(peer, websocket::Opcode::Text, Dialect::pong());
        break;
    case Dialect::Kind::Refused:
        m_observer.onRefused(peer, message);
        break;
    case Dialect::Kind::Other:
        break;
    }
}

void PeerSet::becomeReady(Peer &peer, std::uint64_t now)
{
    peer.state = Peer::State::Ready;
    m_observer.onReady(peer, now);
}

void PeerSet::sendMessage(Peer &peer, websocket::Opcode opcode, std::string_view payload)
{
    m_frames.clear();
    appendClientFrame(m_frames, opcode, payload, m_mask);
    send(peer, m_frames);
}

void PeerSet::send(Peer &peer, std::string_view bytes)
{
    if (!peer.unsent.empty()) {
        peer.unsent += bytes;
        return;
    }
    const auto moved = peer.stream.write(bytes);
    if (moved.progress == SocketStream::Progress::Failed) {
        lose(peer, "sending failed");
        return;
    }
    if (moved.bytes == bytes.size())
        return;
    peer.unsent = bytes.substr(moved.bytes);
    watch(peer, true);
}

void PeerSet::sendUnsent(Peer &peer)
{
    const auto moved = peer.stream.write(peer.unsent);
    if (moved.progress == SocketStream::Progress::Failed) {
        lose(peer, "sending failed");
        return;
    }
    peer.unsent.erase(0, moved.bytes);
    if (peer.unsent.empty()) {
        peer.unsent = {};
        watch(peer, false);
    }
}

void PeerSet::watch(Peer &peer, bool write)
{
    if (std::exchange(peer.watchesWrite, write) == write)
        return;
    epoll_event event{.events = EPOLLIN, .data = {.u32 = peer.index}};
    if (write)
        event.events |= EPOLLOUT;
    ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, peer.stream.descriptor(), &event);
}

void PeerSet::lose(Peer &peer, std::string_view reason)
{
    const std::string text(reason);
    cut(peer);
    m_observer.onLost(peer, text);
}

} // namespace opsroom::bench
