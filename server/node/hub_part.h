#pragma once

#include "core/base/mailbox.h"
#include "server/admission/admission.h"
#include "server/audit/audit_log.h"
#include "server/config/node_config.h"
#include "server/hub/revocation_table.h"
#include "server/node/audited_actions.h"
#include "server/node/materials.h"
#include "server/node/revocation_file.h"
#include "server/session/hub_desk.h"
#include "server/store/memory_stores.h"
#include "server/store/sqlite/sqlite_stores.h"
#include "server/transport/transport.h"

#include <atomic>
#include <functional>
#include <optional>
#include <string>

namespace opsroom::node {

class HubPart;
class HubThread;

/// The database of a node: opened by it, then the hub's. Thread: one after the other.
struct StoreFile
{
    std::optional<store::SqliteDatabase> database; ///< nothing: everything is kept in memory
    std::optional<Error> fault;                    ///< set by the hub if it could not read what is in the file
};

/// What a node shares with its shards and its hub; outlives them.
struct ShardParts
{
    const config::NodeConfig &config;
    const Materials &materials;
    const Clock &clock;
    const hub::TokenVerifier &verifier;
    hub::RevocationTable &revocations;
    const RevocationFile &revocationFile;
    admission::Admission &admission;
    audit::AuditLog *audit; ///< null if there is none
    const hub::HubSettings &settings;
    hub::TenantDirectory &tenants;
    hub::HubCounters &counters;
    const transport::Transport &transport;
    std::atomic<bool> &isDraining;
    std::atomic<std::size_t> &sessions; ///< kept up to date by the hub, for who waits for the last one
    Mailbox<std::function<void(HubPart &)>> &calls;
    StoreFile &store;
    HubThread *hubThread; ///< null with one shard: the hub then lives on it
};

/// The hub of a node with all that lives in its thread: queue, drain, and what management asks.
///
/// Thread: the hub's, which is the only shard's or HubThread's; other threads reach it through ShardParts::calls.
class HubPart
{
public:
    HubPart(const ShardParts &parts, session::SessionPort &sessions);

    [[nodiscard]] hub::Hub &hub() { return m_hub; }
    /// Where sessions come in.
    [[nodiscard]] session::HubDesk &desk() { return m_desk; }

    /// What is to be accounted for.
    [[nodiscard]] hub::ActionLog &actions() { return m_actions; }

    /// Begins to send everybody away: some at a time, so that they do not all come back at once elsewhere.
    void drain();
    /// Carries out what other threads asked for.
    void runCalls();
    /// Time has passed. \returns when to be called next.
    [[nodiscard]] SteadyTime onTimer(SteadyTime now);
    /// To be called when a turn's work is done. \returns when onTimer() must be called at the latest.
    [[nodiscard]] SteadyTime endTurn();

    /// Withdraws tokens everywhere. \returns how many sessions ended with them.
    [[nodiscard]] Result<std::size_t> revoke(const hub::Revocation &revocation, std::string_view byUser,
                                             std::string_view byKey = {});
    /// Why the node is not ready: "draining" or "read-only"; empty if it is.
    [[nodiscard]] std::string_view obstacle() const;
    [[nodiscard]] std::string statsJson() const { return contract::toJson(m_hub.getConnectionStats()); }
    [[nodiscard]] std::string metricsText() const;

private:
    [[nodiscard]] SteadyTime drainSome(SteadyTime now);
    [[nodiscard]] std::unique_ptr<store::SqliteStores> openStores(session::SessionPort &sessions);

    const ShardParts m_parts;
    AuditedActions m_actions;
    std::unique_ptr<store::SqliteStores> m_stored; ///< null: m_memory
    store::MemoryStores m_memory;
    hub::Hub m_hub;
    session::HubDesk m_desk;
    std::size_t m_drainBatch = 0;
    SteadyTime m_drainAt = SteadyTime::max();
};

} // namespace opsroom::node
