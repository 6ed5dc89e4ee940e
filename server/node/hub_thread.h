#pragma once

#include "core/protocol/json/document.h"
#include "server/node/hub_link.h"
#include "server/node/hub_part.h"
#include "server/node/sharded_sessions.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <latch>
#include <memory>
#include <mutex>
#include <thread>

namespace opsroom::node {

/// The hub in a thread of its own, where more than one shard has sessions: every tenant keeps its one order.
///
/// A turn: what the shards sent, what other threads asked for, what is due; then one batch to each shard that has
/// something to hear. Commands wait while a shard is behind, and their shards refuse new ones: nothing grows without
/// end.
/// Thread: constructed, started and stopped by the owner; send(), wake() and hasRoom() from any; the rest in its own.
/// Must be stopped before the shards end.
class HubThread
{
public:
    HubThread(std::size_t shards, const ShardParts &parts);
    HubThread(const HubThread &) = delete;
    HubThread &operator=(const HubThread &) = delete;
    ~HubThread() { stop(); }

    /// Returns when part() is there.
    void start();
    void stop();
    void wake();

    [[nodiscard]] HubLink &link(std::size_t shard) { return m_links[shard]; }
    /// \param bytes in the texts of the batch.
    void send(ToHubBatch &&batch, std::size_t bytes);
    /// How long a batch waits depends on the machine's other work, so only what waits is bounded, not how many turns.
    [[nodiscard]] bool hasRoom() const { return m_waitingBytes.load(std::memory_order_relaxed) < kBytesToHub; }
    [[nodiscard]] ShardedSessions &sessions() { return m_sessions; }
    /// The hub. Thread: its own; for tasks that a shard has run here.
    [[nodiscard]] HubPart &part() { return *m_part; }

private:
    void loop();
    void handle(ToHub &&message);
    void handle(const CarriedCommand &command);
    [[nodiscard]] bool isAnyShardBehind() const;
    void sendBatches();
    void waitUntil(SteadyTime time);

    const ShardParts m_parts;
    ShardedSessions m_sessions;
    std::deque<HubLink> m_links;
    struct Waiting
    {
        ToHubBatch batch;
        std::size_t bytes = 0;
    };
    Mailbox<Waiting> m_inbox;
    std::atomic<std::size_t> m_waitingBytes = 0;
    std::unique_ptr<HubPart> m_part; ///< lives in the thread
    json::Document m_document;       ///< of the command being handled

    std::mutex m_mutex;
    std::condition_variable m_woken;
    bool m_isWoken = false;    ///< guarded by m_mutex
    bool m_isStopping = false; ///< guarded by m_mutex
    std::latch m_isReady{1};
    std::thread m_thread;
};

} // namespace opsroom::node
