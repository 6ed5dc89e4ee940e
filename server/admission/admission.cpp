#include "server/admission/admission.h"

#include "core/base/log.h"

#include <algorithm>
#include <limits>

namespace opsroom::admission {

namespace {

constexpr transport::ConnectionGate::Ticket kUncounted = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kLeastAddresses = 65'536;

/// Twice what can be connected, so that a row without a connection is soon found.
std::size_t tableSize(const AdmissionSettings &settings)
{
    return std::max(kLeastAddresses, std::size_t{settings.connections} * 2);
}

} // namespace

std::string_view nameOf(Refusal refusal)
{
    switch (refusal) {
    case Refusal::Denied:
        return "denied";
    case Refusal::BadForwarding:
        return "bad-forwarding";
    case Refusal::TooManyConnections:
        return "connections-of-address";
    case Refusal::ConnectRate:
        return "connect-rate";
    case Refusal::Blocked:
        return "blocked";
    case Refusal::Unauthenticated:
        return "unauthenticated";
    }
    return "denied";
}

Admission::Admission(AdmissionSettings settings, const Clock &clock)
    : m_settings(std::move(settings)), m_clock(clock), m_addresses(m_settings, tableSize(m_settings))
{}

void Admission::count(Refusal refusal, std::string_view address)
{
    m_refused[static_cast<std::size_t>(refusal)].fetch_add(1, std::memory_order_relaxed);
    if (m_refusedTo)
        m_refusedTo(refusal, address);
}

bool Admission::isListed(const IpAddress &client) const
{
    return !m_settings.denied.contains(client) && (m_settings.allowed.isEmpty() || m_settings.allowed.contains(client));
}

bool Admission::isCrowded() const
{
    const std::int64_t most = std::int64_t{m_settings.connections} * m_settings.unauthenticatedPercent / 100;
    return m_settings.unauthenticatedPercent > 0 && m_unheard + m_waiting >= std::max<std::int64_t>(most, 1);
}

std::optional<transport::ConnectionGate::Ticket> Admission::admit(std::string_view address)
{
    const auto peer = IpAddress::parse(address);
    const bool isProxy = peer && m_settings.trustedProxies.contains(*peer);
    // The lists are about clients; a proxy names them later.
    if (!peer || (!isProxy && !isListed(*peer))) {
        count(Refusal::Denied, address);
        return {};
    }
    if (isCrowded()) {
        count(Refusal::Unauthenticated, address);
        return {};
    }
    Ticket ticket = kUncounted;
    if (!isProxy) {
        const std::lock_guard lock(m_mutex);
        if (!m_addresses.connected(peer->client(), ticket)) {
            count(Refusal::TooManyConnections, address);
            return {};
        }
    }
    ++m_unheard;
    return ticket;
}

bool Admission::isProxied(std::string_view address) const
{
    const auto peer = m_settings.mayProxyProtocol ? IpAddress::parse(address) : std::nullopt;
    return peer && m_settings.trustedProxies.contains(*peer);
}

void Admission::heard(Ticket)
{
    --m_unheard;
}

void Admission::left(Ticket ticket, bool wasHeard)
{
    if (!wasHeard)
        --m_unheard;
    if (ticket == kUncounted)
        return;
    const std::lock_guard lock(m_mutex);
    m_addresses.disconnected(ticket);
}

Admission::Judgement Admission::judge(std::string_view peerText, const http::Request &head, Kind kind)
{
    Judgement judgement;
    const auto refuse = [this, &judgement, peerText](Refusal refusal, Milliseconds retryAfter) {
        count(refusal, peerText);
        judgement.refusal = refusal;
        judgement.retryAfter = retryAfter;
        return judgement;
    };
    const auto peer = IpAddress::parse(peerText);
    if (!peer)
        return refuse(Refusal::Denied, Milliseconds(0));
    const auto client = clientAddressOf(*peer, head, m_settings.trustedProxies);
    if (!client)
        return refuse(Refusal::BadForwarding, Milliseconds(0));
    judgement.client = *client;
    if (!isListed(*client))
        return refuse(Refusal::Denied, Milliseconds(0));

    if (kind == Kind::Continues)
        return judgement;
    const SteadyTime now = m_clock.steadyNow();
    const std::lock_guard lock(m_mutex);
    if (const Milliseconds wait = m_addresses.blockedFor(client->client(), now); wait > Milliseconds(0))
        return refuse(Refusal::Blocked, wait);
    if (kind == Kind::Calls)
        return judgement;
    if (const Milliseconds wait = m_addresses.takeConnect(client->client(), now); wait > Milliseconds(0))
        return refuse(Refusal::ConnectRate, wait);
    if (isCrowded())
        return refuse(Refusal::Unauthenticated, std::chrono::seconds(1));
    return judgement;
}

void Admission::authFailed(std::string_view address)
{
    const auto client = IpAddress::parse(address);
    if (!client)
        return;
    const std::lock_guard lock(m_mutex);
    if (m_addresses.authFailed(client->client(), m_clock.steadyNow()))
        log::info("admission", "blocked", {{"address", address}, {"for_ms", m_settings.authBlock.count()}});
}

std::size_t Admission::addresses() const
{
    const std::lock_guard lock(m_mutex);
    return m_addresses.size();
}

} // namespace opsroom::admission
