#pragma once

#include "core/base/deadline_wheel.h"
#include "core/base/mailbox.h"
#include "core/base/slab.h"
#include "server/transport/epoll/compression.h"
#include "server/transport/epoll/connection.h"
#include "server/transport/epoll/listener.h"
#include "server/transport/epoll/moved_connection.h"
#include "server/transport/epoll/shard_counters.h"
#include "server/transport/epoll/tls_pipe.h"
#include "server/transport/epoll/tls_table.h"
#include "server/transport/epoll/wakeup.h"
#include "server/transport/shard_application.h"
#include "server/transport/transport.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace opsroom::transport_epoll {

/// One event loop of the epoll transport with its connections.
///
/// A turn of the loop: handle what is ready, what was posted and what is due; onTurnEnd(); one send() for each connection
/// that something was said to; report those that ended.
/// Thread: that of its ShardThread, which also constructs it; wake(), post() and stop() from any.
class EpollShard final : public transport::Shard
{
public:
    /// Takes an accepted socket to the shard that will have it.
    using Spread = std::function<void(std::size_t listener, Descriptor socket)>;
    using Move = std::function<void(std::size_t shard, MovedConnection &&connection)>;

    struct Setup
    {
        transport::TransportSettings settings;
        transport::ShardApplicationFactory factory;
        Spread spread;
        Move move;
        const TlsTable *tls = nullptr;
        std::atomic<std::uint64_t> *open = nullptr; ///< connections of the whole transport
        std::size_t index = 0;
    };

    explicit EpollShard(Setup setup);
    ~EpollShard() override;

    /// Whether the system gave what a loop needs.
    [[nodiscard]] bool isUsable() const { return m_epoll.isOpen() && m_wakeup.isUsable(); }
    /// Makes the application, loops until stop(), then drops every connection and the application.
    void run();
    void stop();
    void post(std::function<void(EpollShard &)> task);

    [[nodiscard]] Result<std::uint16_t> listen(std::size_t listener);
    void stopAccepting();
    void adopt(std::size_t listener, Descriptor socket);
    void adoptMoved(MovedConnection &&moved);
    [[nodiscard]] const ShardCounters &counters() const { return m_counters; }

    [[nodiscard]] std::size_t index() const override { return m_setup.index; }
    [[nodiscard]] std::size_t count() const override { return m_setup.settings.shards; }
    void wake() override;
    void wakeAt(SteadyTime time) override;
    void respond(transport::ConnectionId id, const http::Response &response) override;
    transport::SendResult send(transport::ConnectionId id, const websocket::ServerFrame &frame,
                               transport::Delivery delivery) override;
    void close(transport::ConnectionId id, std::uint16_t code, std::string_view reason) override;
    void abort(transport::ConnectionId id) override;
    [[nodiscard]] std::size_t queuedBytes(transport::ConnectionId id) const override;

    // For HttpSide.
    [[nodiscard]] const transport::TransportSettings &settings() const { return m_setup.settings; }
    [[nodiscard]] transport::Verdict judge(transport::ConnectionId id, const http::Request &head, bool asksForUpgrade);
    void serve(transport::ConnectionId id, const http::Request &request);
    void writeHttp(transport::ConnectionId id, std::string bytes);
    void onRefused(transport::ConnectionId id, const http::Refusal &refusal);

private:
    using Connections = Slab<Connection>;
    using Id = transport::ConnectionId;
    using Phase = Connection::Phase;

    // The loop (epoll_shard.cpp).
    [[nodiscard]] int waitMilliseconds() const;
    void onEvent(std::uint64_t key, std::uint32_t events);
    void onWoken();
    void onAcceptable(Listener &listener);
    void pauseAccepting();
    void resumeAccepting();
    void runTimers();
    void endTurn();
    void dropEverything();

    // Life of a connection (epoll_connections.cpp).
    [[nodiscard]] Connection *find(Id id);
    [[nodiscard]] Id idOf(std::uint32_t slot) const;
    void updateInterest(Id id, Connection &connection);
    void end(Id id, Connection &connection);
    void linger(Id id, Connection &connection);
    void moveAway();
    void reportEnded();
    void report(Id id, Connection &connection);
    [[nodiscard]] Tick tickAfter(Milliseconds wait) const;
    [[nodiscard]] Tick earliestDeadline(const Connection &connection) const;
    void setDeadline(Id id, Connection &connection, Milliseconds wait);
    void watch(Id id, Connection &connection);
    void onDeadline(Id id);

    // Input (epoll_input.cpp).
    void onReadable(Id id, Connection &connection);
    void onProxyBytes(Id id, Connection &connection, std::span<char> bytes);
    void beginTlsOrHttp(Id id, Connection &connection);
    [[nodiscard]] static transport::Peer peerOf(const Connection &connection);
    void onPeerEnded(Id id, Connection &connection);
    void onCiphertext(Id id, Connection &connection, std::span<char> bytes);
    void onBytes(Id id, Connection &connection, std::span<char> bytes);
    void onHttpBytes(Id id, Connection &connection, std::string_view bytes);
    void afterExchange(Id id, Connection &connection);
    void beginWebSocket(Id id, Connection &connection);
    void onFrames(Id id, Connection &connection, std::span<char> bytes);
    [[nodiscard]] bool onFrame(Id id, Connection &connection, const websocket::FrameReader::Event &event);
    [[nodiscard]] bool onMessage(Id id, Connection &connection, const websocket::FrameReader::Event &event);
    [[nodiscard]] bool allowsControlFrame(Connection &connection) const;

    // Output (epoll_output.cpp).
    void enqueue(Id id, Connection &connection, Piece piece);
    void sendClose(Id id, Connection &connection, std::uint16_t code, std::string_view reason);
    void sendPong(Id id, Connection &connection, std::string_view payload);
    void answerClose(Id id, Connection &connection, std::uint16_t code);
    void fail(Id id, Connection &connection, std::uint16_t code, std::string_view reason);
    void closeSlow(Id id, Connection &connection);
    void flushTurn();
    void flushRun(Id id, Connection &connection);
    void onWritable(Id id, Connection &connection);
    void onDrained(Id id, Connection &connection);
    [[nodiscard]] std::optional<std::size_t> transmit(Id id, Connection &connection, std::string_view bytes);
    [[nodiscard]] std::optional<std::size_t> transmitRaw(Id id, Connection &connection, std::string_view bytes);
    void sendCiphertext(Id id, Connection &connection);
    void beginOutbox(Id id, Connection &connection);
    [[nodiscard]] static bool hasPending(const Connection &connection);
    [[nodiscard]] static std::size_t waitingBytes(const Connection &connection);

    const Setup m_setup;
    ShardCounters m_counters;
    Descriptor m_epoll;
    Wakeup m_wakeup;
    Mailbox<std::function<void(EpollShard &)>> m_tasks;
    std::atomic<bool> m_isStopping = false;

    const SteadyTime m_start;
    SteadyTime m_now;
    DeadlineWheel m_deadlines;
    SteadyTime m_applicationAt = SteadyTime::max();
    SteadyTime m_acceptAgainAt = SteadyTime::max();

    std::vector<Listener> m_listeners;
    TlsPipe m_pipe; ///< outlives the connections, which refer to it
    Connections m_connections;
    Cork m_cork;
    std::vector<Id> m_ended;
    std::vector<Id> m_moving;  ///< to other shards, at the end of the turn
    std::vector<Id> m_resumed; ///< answered meanwhile; what is kept of them can be read now
    std::vector<char> m_input;
    std::vector<char> m_plain; ///< what was decrypted of it
    std::string m_scratch;
    Compression m_compression;
    websocket::FrameReader m_reader; ///< of every connection that is at rest
    std::unique_ptr<transport::ShardApplication> m_application;
};

} // namespace opsroom::transport_epoll
