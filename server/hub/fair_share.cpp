#include "server/hub/fair_share.h"

#include <algorithm>
#include <limits>

namespace opsroom::hub {

namespace {

constexpr std::string_view kServiceRole = "service";
constexpr std::size_t kSweepSize = 4096;      ///< buckets at which those at rest are forgotten
constexpr std::chrono::seconds kRestAfter{3}; ///< twice the rate is full again by then

} // namespace

Milliseconds FairShare::takeFrom(Buckets &buckets, std::uint64_t key, const RateLimit &limit, SteadyTime now)
{
    if (limit.perSecond == 0)
        return Milliseconds(0);
    if (buckets.size() >= kSweepSize && !buckets.contains(key))
        std::erase_if(buckets, [now](const auto &entry) { return now - entry.second.usedAt > kRestAfter; });
    Bucket &bucket = buckets[key];
    bucket.usedAt = now;
    return bucket.tokens.take(limit, now);
}

Milliseconds FairShare::take(Member &member, std::size_t bytes, SteadyTime now)
{
    const HubSettings &settings = m_context.settings;
    if ((member.roles & m_context.policy.maskOf(kServiceRole)) != 0)
        return member.commands.take(settings.serviceCommands, now);
    Milliseconds wait = member.commands.take(settings.commands, now);
    if (wait > Milliseconds(0))
        return wait;
    const auto amount = static_cast<std::uint32_t>(
        std::min<std::size_t>(bytes, std::numeric_limits<std::uint32_t>::max()));
    wait = member.bytes.take(settings.bytes, now, amount);
    if (wait > Milliseconds(0))
        return wait;
    const auto tenant = static_cast<std::uint32_t>(member.tenant);
    wait = takeFrom(m_users, std::uint64_t{tenant} << 32U | member.user, settings.userCommands, now);
    return wait > Milliseconds(0) ? wait : takeFrom(m_tenants, tenant, settings.tenantCommands, now);
}

Milliseconds FairShare::takeConnect(TenantId tenant, SteadyTime now)
{
    return takeFrom(m_connects, static_cast<std::uint32_t>(tenant), m_context.settings.tenantConnects, now);
}

} // namespace opsroom::hub
