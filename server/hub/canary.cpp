#include "server/hub/canary.h"

#include "core/base/log.h"
#include "core/base/random_bytes.h"
#include "core/contract/event_names.h"
#include "core/protocol/json/document.h"

namespace opsroom::hub {

namespace {

constexpr std::size_t kNonceBytes = 12;
constexpr std::string_view kUser = "~canary"; ///< the same in both tenants
constexpr std::string_view kChannel = "transaction:canary";
constexpr std::array kEvents{contract::event::kTransactionUpdated,   contract::event::kWalletUpdated,
                             contract::event::kComplianceAlert,      contract::event::kComplianceAlertUpdated,
                             contract::event::kTransactionQueued,    contract::event::kTransactionFailed,
                             std::string_view("named-by-a-back-end")};

} // namespace

Canary::Canary(const HubContext &context, ProbeSink &sink, Roster &roster, Publisher &publisher, History &history,
               std::array<std::string_view, 2> tenants)
    : m_context(context), m_sink(sink), m_roster(roster), m_publisher(publisher), m_history(history)
{
    for (std::size_t i = 0; i < m_probes.size(); ++i) {
        m_probes[i].tenantName = tenants[i];
        m_probes[i].session = ProbeSink::probe(i);
        // Now: a directory that is full later on must not end the watch.
        static_cast<void>(m_context.tenants.intern(tenants[i]));
    }
}

bool Canary::enter(Probe &probe)
{
    Claims claims;
    claims.userId = kUser;
    claims.tenantId = probe.tenantName;
    claims.tenants = {claims.tenantId};
    const auto entered = m_roster.enter(probe.session, 0, claims);
    if (!entered)
        return false;
    probe.member = *entered;
    Member &member = *m_roster.find(probe.member);
    member.roles |= Policy::kProbe;
    const Publisher::Position position = m_publisher.position(member.tenant);
    probe.epoch = position.epoch;
    probe.seq = position.seq;
    probe.nonce = randomToken(kNonceBytes);
    probe.expected = 0;
    return m_roster.subscribe(probe.member, kChannel).has_value();
}

void Canary::publish(Probe &probe, Outgoing outgoing)
{
    json::Document document;
    const std::string text = R"({"nonce":")" + probe.nonce + R"("})";
    outgoing.tenant = m_roster.find(probe.member)->tenant;
    outgoing.body = *document.parse(text);
    outgoing.broadcastBy = kUser;
    outgoing.receivers = Policy::kProbe;
    outgoing.acceptedAt = m_context.clock.steadyNow();
    probe.expected += m_publisher.publish(outgoing).has_value() ? 1 : 0;
}

void Canary::publish(Probe &probe)
{
    const std::array channels{std::string(kChannel)};
    for (const std::string_view event : kEvents) {
        publish(probe, {.event = event, .toTenant = true});
        publish(probe, {.event = event, .toChannels = channels});
        publish(probe, {.event = event, .toUser = kUser});
    }
}

/// Everything once more from where the round began; and what the other one has, which must be refused.
void Canary::resume(Probe &probe, const Probe &other)
{
    const Member &member = *m_roster.find(probe.member);
    const auto resumed = m_history.resume(probe.member, member.tenant, probe.epoch, probe.seq, 0);
    probe.expected += resumed ? resumed->delivered : 0;
    if (m_roster.tenantFor(member, other.tenantName)) {
        ++m_result.crossed;
        m_result.isWhole = false;
    }
}

void Canary::count(const Probe &probe, const Probe &other)
{
    std::size_t own = 0;
    std::size_t foreign = 0;
    for (const auto &[session, text] : m_received) {
        if (session != probe.session)
            continue;
        own += text.find(probe.nonce) != std::string::npos ? 1 : 0;
        foreign += text.find(other.nonce) != std::string::npos ? 1 : 0;
    }
    m_result.crossed += foreign;
    m_result.missed += own < probe.expected ? probe.expected - own : 0;
    m_result.isWhole = m_result.isWhole && foreign == 0 && own == probe.expected && own >= 3 * kEvents.size();
}

void Canary::round()
{
    const bool wasWhole = m_result.isWhole;
    m_result.isWhole = m_result.crossed == 0;
    bool isInside = true;
    for (Probe &probe : m_probes)
        isInside = enter(probe) && isInside;
    if (isInside) {
        for (Probe &probe : m_probes)
            publish(probe);
        resume(m_probes[0], m_probes[1]);
        resume(m_probes[1], m_probes[0]);
        m_received = m_sink.take();
        count(m_probes[0], m_probes[1]);
        count(m_probes[1], m_probes[0]);
    } else {
        m_result.isWhole = false;
    }
    for (Probe &probe : m_probes)
        m_roster.leave(probe.member);
    m_received = m_sink.take();
    ++m_result.rounds;
    if (m_result.isWhole == wasWhole)
        return;
    if (m_result.isWhole)
        log::warning("hub", "isolation-whole", {});
    else
        log::error("hub", "isolation-broken", {{"crossed", m_result.crossed}, {"missed", m_result.missed}});
}

} // namespace opsroom::hub
