#pragma once

#include "core/base/clock.h"
#include "server/admission/admission_settings.h"
#include "server/admission/ip_address.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace opsroom::admission {

/// What is remembered of each address: its open connections, how often it came, and how often it had no good token.
///
/// An address that is not connected may be forgotten to make room, the next one in turn; so the table never grows beyond
/// its limit, whoever connects from wherever.
/// Thread: one at a time. Precondition: \a limit is larger than the number of connections at a time.
class AddressTable
{
public:
    /// Number of an address's row, valid while it has a connection.
    using Row = std::uint32_t;

    AddressTable(const AdmissionSettings &settings, std::size_t limit) : m_settings(settings), m_limit(limit) {}

    /// \returns whether the address may have one more connection, which then counts until disconnected().
    [[nodiscard]] bool connected(const IpAddress &client, Row &row);
    void disconnected(Row row);
    /// Takes one connect of what the address may have. \returns zero, or how long to wait.
    [[nodiscard]] Milliseconds takeConnect(const IpAddress &client, SteadyTime now);
    /// \returns how long the address is still blocked for bad tokens; zero if it is not.
    [[nodiscard]] Milliseconds blockedFor(const IpAddress &client, SteadyTime now) const;
    /// One more bad token. \returns whether the address is blocked from now on.
    bool authFailed(const IpAddress &client, SteadyTime now);

    [[nodiscard]] std::size_t size() const { return m_rows.size(); }

private:
    struct Record
    {
        IpAddress client;
        std::uint32_t connections = 0;
        std::uint32_t failures = 0;
        double connects = -1; ///< tokens left; -1: full
        SteadyTime refilledAt{};
        SteadyTime failuresSince{};
        SteadyTime blockedUntil{};
    };

    [[nodiscard]] Row rowOf(const IpAddress &client);

    const AdmissionSettings &m_settings;
    const std::size_t m_limit;
    std::unordered_map<IpAddress, Row, IpAddressHash> m_byAddress;
    std::vector<Record> m_rows;
    std::size_t m_hand = 0; ///< whom to forget next
};

} // namespace opsroom::admission
