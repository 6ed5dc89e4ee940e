#pragma once

#include "server/hub/hub_context.h"
#include "server/hub/member.h"

#include <cstdint>
#include <unordered_map>

namespace opsroom::hub {

/// What clients may ask of the hub in a second: of each connection, over all connections of a user, and over all clients
/// of a tenant, so that one that floods takes from its own share and from nobody else's.
///
/// Back ends have a rate of their own and no other bound: they speak for a whole tenant.
/// Thread: the hub's. Limits: an entry for each user and tenant that is not at rest, forgotten in time.
class FairShare
{
public:
    explicit FairShare(const HubContext &context) : m_context(context) {}

    /// Takes one command of \a bytes. \returns zero, or how long the client should wait.
    [[nodiscard]] Milliseconds take(Member &member, std::size_t bytes, SteadyTime now);
    /// Takes one connect of the tenant's. \returns zero, or how long to wait.
    [[nodiscard]] Milliseconds takeConnect(TenantId tenant, SteadyTime now);

private:
    struct Bucket
    {
        TokenBucket tokens;
        SteadyTime usedAt{};
    };
    using Buckets = std::unordered_map<std::uint64_t, Bucket>;

    [[nodiscard]] Milliseconds takeFrom(Buckets &buckets, std::uint64_t key, const RateLimit &limit, SteadyTime now);

    const HubContext &m_context;
    Buckets m_users; ///< by tenant and user
    Buckets m_tenants;
    Buckets m_connects; ///< by tenant
};

} // namespace opsroom::hub
