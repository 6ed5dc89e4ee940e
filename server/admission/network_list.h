#pragma once

#include "core/base/result.h"
#include "server/admission/ip_address.h"

#include <span>
#include <string>
#include <vector>

namespace opsroom::admission {

/// Networks in CIDR notation: "192.0.2.0/24", "2001:db8::/32"; an address alone is a network of one.
///
/// Thread: immutable. Cost: a walk over the list; lists are written by hand.
class NetworkList
{
public:
    NetworkList() = default;
    /// \returns BadRequest naming the entry that is no network, has bits behind its prefix, or is one too many.
    [[nodiscard]] static Result<NetworkList> of(std::span<const std::string> networks);

    [[nodiscard]] bool contains(const IpAddress &address) const;
    [[nodiscard]] bool isEmpty() const { return m_networks.empty(); }

private:
    struct Network
    {
        IpAddress base;
        unsigned prefix = 0; ///< bits
    };
    std::vector<Network> m_networks;
};

} // namespace opsroom::admission
