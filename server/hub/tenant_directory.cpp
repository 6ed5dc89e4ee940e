#include "server/hub/tenant_directory.h"

namespace opsroom::hub {

TenantDirectory::TenantDirectory(std::size_t limit) : m_records(limit) {}

std::optional<TenantId> TenantDirectory::intern(std::string_view name)
{
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_byName.find(name); known != m_byName.end())
        return known->second;
    const std::size_t next = m_size.load(std::memory_order_relaxed);
    if (next == m_records.size())
        return {};
    m_records[next] = std::make_unique<Record>();
    m_records[next]->name = name;
    const TenantId tenant{static_cast<std::uint32_t>(next)};
    m_byName.emplace(m_records[next]->name, tenant);
    m_size.store(next + 1, std::memory_order_release);
    return tenant;
}

std::optional<TenantId> TenantDirectory::find(std::string_view name) const
{
    const std::lock_guard lock(m_mutex);
    const auto known = m_byName.find(name);
    return known == m_byName.end() ? std::nullopt : std::optional(known->second);
}

} // namespace opsroom::hub
