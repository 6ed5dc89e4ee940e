#pragma once

#include "client/bench/dialect.h"
#include "client/bench/peer.h"
#include "client/bench/target.h"
#include "core/protocol/websocket/frame.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace opsroom::bench {

/// All connections of a run in one epoll loop.
///
/// Built to cost little beside the server: one receive buffer for all, frame headers are all that is parsed, and a
/// message is looked through for its time only.
/// Thread: one thread, which turn() keeps until something happens. Ownership: borrows what the constructor is given.
class PeerSet
{
public:
    /// Who is told. All calls come from within turn(), with the time of the receive call.
    class Observer
    {
    public:
        Observer() = default;
        Observer(const Observer &) = delete;
        Observer &operator=(const Observer &) = delete;
        virtual ~Observer() = default;

        virtual void onReady(Peer &peer, std::uint64_t now) = 0;
        virtual void onDelivery(Peer &peer, std::uint64_t stamp, std::uint64_t now) = 0;
        virtual void onAck(Peer &peer, std::uint64_t stamp, std::uint64_t now) = 0;
        virtual void onRefused(Peer &peer, std::string_view message) = 0;
        /// The connection has ended and is closed.
        virtual void onLost(Peer &peer, std::string_view reason) = 0;
    };

    /// Bytes that wait for one connection; publish() takes no more beyond.
    static constexpr std::size_t kUnsentBytes = 1024 * 1024;

    PeerSet(const Target &target, const Dialect &dialect, Observer &observer, std::uint32_t connections,
            std::uint32_t rooms, std::vector<std::string> tokens);
    PeerSet(const PeerSet &) = delete;
    PeerSet &operator=(const PeerSet &) = delete;
    ~PeerSet();

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_peers.size()); }
    [[nodiscard]] std::uint32_t rooms() const { return m_rooms; }
    [[nodiscard]] Peer &at(std::uint32_t index) { return m_peers[index]; }
    /// Connections of \a room; its member number m is connection room + m x rooms().
    [[nodiscard]] std::uint32_t membersOf(std::uint32_t room) const;

    /// Microseconds since the beginning of the run.
    [[nodiscard]] std::uint64_t now() const;

    /// Begins to connect. A failure at once comes to the observer as onLost().
    void open(Peer &peer);
    /// Cuts the connection off by a reset; the observer is not told.
    void cut(Peer &peer);
    /// Sends \a count messages stamped \a stamp in one call. \returns false if too much waits already.
    bool publish(Peer &peer, std::uint32_t count, std::uint64_t stamp);

    /// Waits for something to happen, at most until \a until, and tells the observer of what did.
    void turn(std::uint64_t until);

    [[nodiscard]] std::uint64_t receivedBytes() const { return m_receivedBytes; }

private:
    void handle(Peer &peer, std::uint32_t events);
    void goOnConnecting(Peer &peer);
    void receive(Peer &peer);
    /// \returns bytes used of \a bytes; less than all: the rest is unfinished.
    [[nodiscard]] std::size_t take(Peer &peer, std::string_view bytes, std::uint64_t now);
    [[nodiscard]] std::size_t takeHead(Peer &peer, std::string_view bytes, std::uint64_t now);
    void takeMessage(Peer &peer, std::string_view message, std::uint64_t now);
    void becomeReady(Peer &peer, std::uint64_t now);
    void sendMessage(Peer &peer, websocket::Opcode opcode, std::string_view payload);
    void send(Peer &peer, std::string_view bytes);
    void sendUnsent(Peer &peer);
    void watch(Peer &peer, bool write);
    void lose(Peer &peer, std::string_view reason);

    const Target &m_target;
    const Dialect &m_dialect;
    Observer &m_observer;
    std::unique_ptr<TlsClient> m_tls;
    const std::uint32_t m_rooms;
    std::vector<std::string> m_tokens;
    std::vector<Peer> m_peers;
    std::vector<char> m_buffer;
    std::string m_message;
    std::string m_frames;
    const std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    std::uint64_t m_receivedBytes = 0;
    std::uint32_t m_mask = 0x9e3779b9U;
    int m_epoll;
};

} // namespace opsroom::bench
