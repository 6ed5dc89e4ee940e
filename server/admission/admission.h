#pragma once

#include "server/admission/address_table.h"
#include "server/admission/client_address.h"
#include "server/transport/connection_gate.h"

#include <array>
#include <atomic>
#include <functional>
#include <mutex>
#include <string_view>

namespace opsroom::admission {

/// Why somebody was turned away at the door.
enum class Refusal : std::uint8_t {
    Denied,        ///< by the lists of networks
    BadForwarding, ///< a trusted proxy's X-Forwarded-For is unreadable
    TooManyConnections,
    ConnectRate,
    Blocked,         ///< too many bad tokens
    Unauthenticated, ///< too many connections, of all addresses, that have not shown a token yet
};
inline constexpr std::size_t kRefusals = 6;
[[nodiscard]] std::string_view nameOf(Refusal refusal);

/// The door of a node: who may connect, from where and how often.
///
/// Connections are counted by the address of the TCP peer, and not at all for trusted proxies; everything else goes by
/// the client that a proxy names.
/// Thread: any; a lock around each call. Cost: a hash look-up.
class Admission final : public transport::ConnectionGate
{
public:
    Admission(AdmissionSettings settings, const Clock &clock);

    // transport::ConnectionGate
    [[nodiscard]] std::optional<Ticket> admit(std::string_view address) override;
    [[nodiscard]] bool isProxied(std::string_view address) const override;
    void heard(Ticket ticket) override;
    void left(Ticket ticket, bool wasHeard) override;

    /// What a request is about.
    enum class Kind : std::uint8_t {
        Continues, ///< a session that is open
        Opens,     ///< a session: costs a connect
        Calls,     ///< with a token of its own
    };
    /// Why a request is refused, or how it goes on.
    struct Judgement
    {
        std::optional<Refusal> refusal;
        Milliseconds retryAfter{0};
        IpAddress client;
    };
    [[nodiscard]] Judgement judge(std::string_view peer, const http::Request &head, Kind kind);
    /// Somebody at \a address showed a token that was refused.
    void authFailed(std::string_view address);
    /// More (or fewer) sessions are open that have not shown a token yet.
    void addWaiting(std::int64_t sessions) { m_waiting.fetch_add(sessions, std::memory_order_relaxed); }

    /// \a tell(refusal, address) of who was turned away, from any thread. To be set before the first connection.
    void onRefused(std::function<void(Refusal, std::string_view)> tell) { m_refusedTo = std::move(tell); }
    [[nodiscard]] std::uint64_t refused(Refusal refusal) const
    {
        return m_refused[static_cast<std::size_t>(refusal)].load(std::memory_order_relaxed);
    }
    [[nodiscard]] std::size_t addresses() const;

private:
    [[nodiscard]] bool isListed(const IpAddress &client) const;
    [[nodiscard]] bool isCrowded() const;
    void count(Refusal refusal, std::string_view address);

    const AdmissionSettings m_settings;
    const Clock &m_clock;
    mutable std::mutex m_mutex;
    AddressTable m_addresses;                ///< guarded by m_mutex
    std::atomic<std::int64_t> m_unheard = 0; ///< connections without a first request
    std::atomic<std::int64_t> m_waiting = 0;
    std::function<void(Refusal, std::string_view)> m_refusedTo;
    std::array<std::atomic<std::uint64_t>, kRefusals> m_refused{};
};

} // namespace opsroom::admission
