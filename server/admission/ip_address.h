#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace opsroom::admission {

/// A numeric address of IPv4 or IPv6. An IPv4 address that is written as IPv6 (::ffff:192.0.2.1) is the IPv4 address:
/// two spellings of one client must not be two clients.
struct IpAddress
{
    std::array<std::uint8_t, 16> bytes{}; ///< of IPv4 the first 4
    bool isV4 = true;

    /// Reads "192.0.2.1", "2001:db8::1", "[2001:db8::1]" and either with a port behind it, if \a mayHavePort; drops a
    /// zone ("%eth0"). \returns nothing for anything else.
    [[nodiscard]] static std::optional<IpAddress> parse(std::string_view text, bool mayHavePort = false);

    [[nodiscard]] bool isLoopback() const;
    /// What counts as one client: the address, or for IPv6 its /64, since that is what one subscriber is given.
    [[nodiscard]] IpAddress client() const;

    bool operator==(const IpAddress &) const = default;
};

struct IpAddressHash
{
    [[nodiscard]] std::size_t operator()(const IpAddress &address) const;
};

} // namespace opsroom::admission
