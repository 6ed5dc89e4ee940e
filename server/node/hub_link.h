#pragma once

#include "server/node/hub_messages.h"
#include "server/transport/shard.h"

#include <atomic>

namespace opsroom::node {

class HubThread;

/// One shard's way to the hub's thread and back.
///
/// Guarantees: what a turn of the shard says arrives in order, as one batch; what a turn of the hub says likewise. An
/// entry, a departure and an acknowledgement are never refused: there is one of each for a session, or for what it was
/// asked.
/// Thread: HubPort's calls, flush() and deliverTo() the shard's; send() the hub's.
class HubLink final : public session::HubPort
{
public:
    HubLink(HubThread &hub, std::size_t shard);

    /// The shard is there and can be woken. Thread: the shard's, which the hub's thread outlives not.
    void attach(transport::Shard &shard) { m_shard = &shard; }

    void enter(session::EnterRequest &&request) override;
    [[nodiscard]] bool handle(const hub::Command &command) override;
    void acknowledge(hub::MemberId member, std::uint64_t ackId) override;
    void leave(hub::MemberId member, bool isLost) override;
    /// Runs \a task in the hub's thread and, when it calls what it is given, \a behind in the shard's.
    void run(std::function<void(Task done)> task, Task behind);

    /// End of the shard's turn: what it said goes out.
    void flush();
    void deliverTo(session::SessionPort &sessions);

    void send(ToShardBatch &&batch) { m_toShard.pushAlways(std::move(batch)); }
    [[nodiscard]] bool isBehind() const { return !m_toShard.hasRoom(); }

private:
    HubThread &m_hub;
    const std::size_t m_index;
    std::atomic<transport::Shard *> m_shard = nullptr;
    Mailbox<ToShardBatch> m_toShard;
    ToHubBatch m_batch;      ///< of the running turn
    std::size_t m_bytes = 0; ///< in its commands
};

} // namespace opsroom::node
