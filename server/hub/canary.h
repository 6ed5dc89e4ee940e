#pragma once

#include "server/hub/history.h"
#include "server/hub/probe_sink.h"
#include "server/hub/publisher.h"

#include <array>
#include <string>

namespace opsroom::hub {

/// Watches the wall between tenants while the hub works: every so often a probe enters each of two tenants that no token
/// can name, a nonce of each is published by every kind of event and room, and nothing may cross.
///
/// Probes are there for the length of one round, within one turn of the hub: no figure shows them and nobody else
/// receives what they publish. Found: what a probe receives of the other tenant, live or by `resume`, also when it asks
/// for that tenant by name; and what it should receive and does not, without which nothing would be proved.
/// Thread: the hub's.
class Canary
{
public:
    struct Result
    {
        std::uint64_t rounds = 0;
        std::uint64_t crossed = 0; ///< nonces that reached the other tenant, since the start
        std::uint64_t missed = 0;  ///< that did not reach their own
        bool isWhole = true;       ///< nothing crossed or was missed in the last round; once crossed, never again true
    };

    /// Names of tenants that isTenantId() refuses.
    static constexpr std::array<std::string_view, 2> kTenants{"~canary-a", "~canary-b"};

    Canary(const HubContext &context, ProbeSink &sink, Roster &roster, Publisher &publisher, History &history,
           std::array<std::string_view, 2> tenants = kTenants);

    void round();
    [[nodiscard]] const Result &result() const { return m_result; }

private:
    struct Probe
    {
        std::string_view tenantName;
        SessionKey session{};
        MemberId member;
        std::string nonce;
        std::size_t expected = 0; ///< deliveries of its own nonce
        std::string epoch;
        std::uint64_t seq = 0; ///< before the round
    };

    [[nodiscard]] bool enter(Probe &probe);
    void publish(Probe &probe);
    void publish(Probe &probe, Outgoing outgoing);
    void resume(Probe &probe, const Probe &other);
    void count(const Probe &probe, const Probe &other);

    const HubContext &m_context;
    ProbeSink &m_sink;
    Roster &m_roster;
    Publisher &m_publisher;
    History &m_history;
    std::array<Probe, 2> m_probes;
    std::vector<std::pair<SessionKey, std::string>> m_received;
    Result m_result;
};

} // namespace opsroom::hub
