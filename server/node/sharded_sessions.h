#pragma once

#include "server/node/hub_messages.h"
#include "server/session/event_encoder.h"

namespace opsroom::node {

/// The sessions of all shards, as the hub's thread sees them: collects what a turn of the hub says, a list for each
/// shard, in order.
///
/// A publication becomes one entry of a shard's list: the shared frame and the keys of who gets it.
/// Thread: the hub's. Memory: grows with a turn; taken away at its end.
class ShardedSessions final : public session::SessionPort
{
public:
    /// \param toHub has a task run in the hub's thread, from any.
    ShardedSessions(std::size_t shards, std::vector<std::string> namespaces, std::function<void(Task)> toHub)
        : m_encoder(std::move(namespaces)), m_batches(shards), m_toHub(std::move(toHub))
    {}

    /// What \a shard has to hear, and forgets it.
    [[nodiscard]] ToShardBatch take(std::size_t shard) { return std::exchange(m_batches[shard], {}); }
    /// Has \a task run in the thread of \a shard, behind what was said before.
    void run(std::size_t shard, Task task) { m_batches[shard].emplace_back(std::move(task)); }

    [[nodiscard]] std::string beginEvent(hub::NamespaceIndex nsp, std::string_view name, std::size_t attachments,
                                         std::size_t expected) override;
    [[nodiscard]] hub::EncodedEvent finishEvent(std::string &&text, std::span<const std::string> attachments) override;
    /// \returns true: whether the session can take it shows on its shard.
    bool deliver(hub::SessionKey session, const hub::EncodedEvent &event, bool isVolatile) override;
    void emit(hub::SessionKey session, std::string_view name, std::string_view argumentJson) override;
    void ask(hub::SessionKey session, std::uint64_t ackId, std::string_view name,
             std::string_view argumentJson) override;
    void ack(hub::SessionKey session, std::uint64_t ackId, std::string_view argumentJson) override;
    void close(hub::SessionKey session, contract::CloseCode code) override;
    void describe(std::vector<hub::SessionKey> sessions, hub::SessionsDescribed described) override;
    void admit(const session::Admission &admission) override;
    void refuse(hub::SessionKey session, const Error &error) override;

private:
    [[nodiscard]] ToShardBatch &batchOf(hub::SessionKey session);

    const session::EventEncoder m_encoder;
    std::vector<ToShardBatch> m_batches;
    std::function<void(Task)> m_toHub;
};

/// Tells the sessions of one shard what a batch says. Thread: the shard's.
void deliverBatch(ToShardBatch &&batch, session::SessionPort &sessions);

} // namespace opsroom::node
