#include "server/hub/revocation_table.h"

#include <algorithm>

namespace opsroom::hub {

std::string RevocationTable::keyOf(const Revocation &revocation)
{
    if (!revocation.tokenId.empty())
        return keyOf('j', revocation.tokenId);
    return revocation.userId.empty() ? keyOf('t', revocation.tenantId) : keyOf('u', revocation.userId);
}

void RevocationTable::forgetBefore(WallTime time)
{
    std::erase_if(m_entries, [time](const auto &entry) { return entry.second.at < time; });
}

Result<void> RevocationTable::add(const Revocation &revocation)
{
    if (revocation.isEmpty())
        return Failure(Error(ErrorCode::BadRequest, "a revocation names a token, a user or a tenant"));
    const std::lock_guard lock(m_mutex);
    const std::string key = keyOf(revocation);
    const auto [begin, end] = m_entries.equal_range(key);
    const auto known = std::find_if(begin, end, [&revocation](const auto &entry) {
        const Revocation &other = entry.second;
        return std::tie(other.tenantId, other.userId, other.tokenId)
               == std::tie(revocation.tenantId, revocation.userId, revocation.tokenId);
    });
    if (known != end) {
        known->second.at = std::max(known->second.at, revocation.at);
        return {};
    }
    if (m_entries.size() >= m_limit)
        forgetBefore(revocation.at - m_age);
    if (m_entries.size() >= m_limit)
        return Failure(Error(ErrorCode::LimitExceeded, "revocations of the hub"));
    m_entries.emplace(key, revocation);
    m_size.store(m_entries.size(), std::memory_order_relaxed);
    return {};
}

bool RevocationTable::isRevoked(const Claims &claims) const
{
    if (size() == 0)
        return false;
    const std::lock_guard lock(m_mutex);
    const auto covers = [this, &claims](const std::string &key) {
        const auto [begin, end] = m_entries.equal_range(key);
        return std::any_of(begin, end, [&claims](const auto &entry) { return entry.second.covers(claims); });
    };
    if (covers(keyOf('u', claims.userId)) || (!claims.tokenId.empty() && covers(keyOf('j', claims.tokenId))))
        return true;
    return std::any_of(claims.tenants.begin(), claims.tenants.end(),
                       [&covers](const std::string &tenant) { return covers(keyOf('t', tenant)); });
}

std::vector<Revocation> RevocationTable::entries() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<Revocation> all;
    for (const auto &[key, revocation] : m_entries)
        all.push_back(revocation);
    return all;
}

} // namespace opsroom::hub
