#pragma once

#include "server/hub/revoking_verifier.h"
#include "server/node/hub_api.h"
#include "server/node/hub_shard.h"
#include "server/node/key_files.h"
#include "server/node/revocation_file.h"

#include <memory>
#include <string>

namespace opsroom::node {

/// Where a started node can be reached.
struct ReadyInfo
{
    std::string url;           ///< "http://127.0.0.1:3001"
    std::string path;          ///< "/enterprise-ws"
    std::string transport;     ///< "epoll" or "qt"
    std::string managementUrl; ///< empty if management is off
    std::uint16_t port = 0;
};

/// One hub: owns everything that it consists of, starts it and stops it in order.
///
/// Stop order: not ready, no new connections, clients told and sent away until the deadline, threads joined.
/// Thread: the owning thread; api() is for all threads but the hub's own.
class Node
{
public:
    /// \returns every error in the key and policy files that \a config names.
    [[nodiscard]] static Result<std::unique_ptr<Node>, ConfigErrors> create(config::NodeConfig config);
    Node(const Node &) = delete;
    Node &operator=(const Node &) = delete;
    /// Stops if that has not been done.
    ~Node();

    /// Listens and serves. \returns NotAvailable if an address cannot be listened on or a TLS file cannot be used.
    [[nodiscard]] Result<ReadyInfo> start();
    /// Returns when the last connection has ended, or the drain limit has.
    void stop();

    /// Reads the key files again and ends the sessions of keys that are gone; a key that is there before and after
    /// serves on without a gap. \returns every error found: the keys in use then stay.
    [[nodiscard]] Result<void, ConfigErrors> reloadKeys();
    /// Reads certificate and key of TLS again, for connections from now on. What is wrong with them is logged, and then
    /// the old ones stay.
    void reloadTls();
    /// Does that if a key file was changed since it was read.
    void checkKeyFiles();

    [[nodiscard]] const config::NodeConfig &config() const { return m_config; }
    [[nodiscard]] const Materials &materials() const { return m_materials; }
    /// Valid between start() and stop().
    [[nodiscard]] HubApi &api() { return m_api; }
    [[nodiscard]] transport::TransportCounters transportCounters() const { return m_transport->counters(); }
    [[nodiscard]] const hub::HubCounters &counters() const { return m_counters; }

private:
    Node(config::NodeConfig config, Materials materials);
    [[nodiscard]] transport::TransportSettings transportSettings();
    void record(std::string_view event, std::initializer_list<log::Field> fields = {});

    const config::NodeConfig m_config;
    const Materials m_materials;
    const SystemClock m_clock;
    const hub::HubSettings m_settings;
    auth::JwtVerifier m_tokens;
    hub::RevocationTable m_revocations;
    RevocationFile m_revocationFile;
    const hub::RevokingVerifier m_verifier;
    KeyFiles m_keyFiles;
    admission::Admission m_admission;
    std::unique_ptr<audit::AuditLog> m_audit; ///< null if there is none
    hub::TenantDirectory m_tenants;
    hub::HubCounters m_counters;
    StoreFile m_store;
    std::atomic<bool> m_isDraining = false;
    std::atomic<std::size_t> m_sessions = 0;
    std::atomic<transport::Shard *> m_shard = nullptr; ///< the hub's, where it lives on one
    Mailbox<std::function<void(HubPart &)>> m_calls;
    HubApi m_api;
    std::unique_ptr<transport::Transport> m_transport;
    std::unique_ptr<HubThread> m_hubThread; ///< with more than one shard; stays when stopped, for who calls late
    bool m_isRunning = false;
};

} // namespace opsroom::node
