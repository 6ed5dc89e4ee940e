#pragma once

#include "server/hub/certificate_rule.h"
#include "server/hub/hub_counters.h"
#include "server/session/event_encoder.h"
#include "server/session/hub_port.h"
#include "server/session/socket_layer.h"

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace opsroom::session {

/// Joins Socket.IO to the hub: tokens become members, events become commands, and what the hub sends becomes packets.
///
/// Thread: the shard's.
class HubSessions final : public SocketApplication, public SessionPort
{
public:
    /// \param shard number of the shard; part of its sessions' keys.
    /// \param namespaces that clients may enter; each is a world of its own, and the first one is the back ends'.
    /// \param isDraining no new connections while true.
    HubSessions(std::size_t shard, const Clock &clock, std::vector<std::string> namespaces,
                const hub::TokenVerifier &verifier, hub::HubCounters &counters, const std::atomic<bool> &isDraining);

    /// Both sides that this stands between; must be set before the first session.
    void attach(SocketLayer &sockets, HubPort &hub);
    void requireCertificates(hub::CertificateRule certificates) { m_certificates = std::move(certificates); }
    /// \param refused is told the address of who showed no good token. One that has merely ended is no offence.
    void onTokenRefused(std::function<void(const std::string &address)> refused)
    {
        m_tokenRefused = std::move(refused);
    }

    // SocketApplication
    [[nodiscard]] bool isAccepting() const override { return !m_isDraining; }
    [[nodiscard]] bool hasNamespace(std::string_view nsp) const override { return m_encoder.indexOf(nsp).has_value(); }
    void onConnect(SocketId id, const ConnectRequest &request) override;
    void onEvent(SocketId id, const IncomingEvent &event) override;
    void onAck(SocketId id, std::uint64_t ackId, json::Value args) override;
    void onRoundTrip(SocketId id, SteadyTime::duration time) override;
    void onDisconnect(SocketId id, SessionEnd end) override;

    // SessionPort
    void admit(const Admission &admission) override;
    void refuse(hub::SessionKey session, const Error &error) override;
    [[nodiscard]] std::string beginEvent(hub::NamespaceIndex nsp, std::string_view name, std::size_t attachments,
                                         std::size_t expected) override;
    [[nodiscard]] hub::EncodedEvent finishEvent(std::string &&text, std::span<const std::string> attachments) override;
    bool deliver(hub::SessionKey session, const hub::EncodedEvent &event, bool isVolatile) override;
    void emit(hub::SessionKey session, std::string_view name, std::string_view argumentJson) override;
    void ask(hub::SessionKey session, std::uint64_t ackId, std::string_view name,
             std::string_view argumentJson) override;
    void ack(hub::SessionKey session, std::uint64_t ackId, std::string_view argumentJson) override;
    void close(hub::SessionKey session, contract::CloseCode code) override;
    void describe(std::vector<hub::SessionKey> sessions, hub::SessionsDescribed described) override;

private:
    [[nodiscard]] Result<hub::Claims> verify(const ConnectRequest &request);
    [[nodiscard]] hub::MemberId memberOf(SocketId id) const;

    const std::size_t m_shard;
    const Clock &m_clock;
    const EventEncoder m_encoder;
    const hub::TokenVerifier &m_verifier;
    hub::HubCounters &m_counters;
    const std::atomic<bool> &m_isDraining;
    hub::CertificateRule m_certificates;
    SocketLayer *m_sockets = nullptr;
    HubPort *m_hub = nullptr;
    std::function<void(const std::string &)> m_tokenRefused = [](const std::string &) {};
};

} // namespace opsroom::session
