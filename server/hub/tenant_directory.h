#pragma once

#include <atomic>
#include <cstdint>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace opsroom::hub {

/// Small number of a tenant, valid as long as the process runs.
enum class TenantId : std::uint32_t {};

/// Stands for "every tenant" where a platform operator listens to all of them. No tenant has this number.
inline constexpr TenantId kAllTenants{std::numeric_limits<std::uint32_t>::max()};

/// Figures of one tenant. Written by the tenant's hub, readable by anyone.
struct TenantFigures
{
    std::atomic<std::uint32_t> connections = 0; ///< sockets in the tenant's room
    std::atomic<std::uint32_t> users = 0;       ///< different users among them
    std::atomic<std::uint32_t> queued = 0;      ///< transactions waiting
    std::atomic<std::int64_t> lastActivity = 0; ///< milliseconds since 1970; 0: none yet
    std::atomic<std::uint64_t> publications = 0;
};

/// Every tenant that was ever seen, by name and by number.
///
/// Thread: all threads; a lookup by name takes a lock, everything else none.
/// Limits: \a limit tenants; only verified tokens and service requests create one.
class TenantDirectory
{
public:
    explicit TenantDirectory(std::size_t limit);

    /// The number of \a name, a new one if it was not seen before. \returns nothing when the directory is full.
    [[nodiscard]] std::optional<TenantId> intern(std::string_view name);
    [[nodiscard]] std::optional<TenantId> find(std::string_view name) const;
    [[nodiscard]] const std::string &name(TenantId tenant) const { return recordOf(tenant).name; }
    [[nodiscard]] TenantFigures &figures(TenantId tenant) { return recordOf(tenant).figures; }
    [[nodiscard]] const TenantFigures &figures(TenantId tenant) const { return recordOf(tenant).figures; }
    [[nodiscard]] std::size_t size() const { return m_size.load(std::memory_order_acquire); }

    template <class Visit>
    void forEach(Visit &&visit) const
    {
        for (std::uint32_t i = 0; i < size(); ++i)
            visit(TenantId{i}, m_records[i]->name, m_records[i]->figures);
    }

private:
    struct Record
    {
        std::string name;
        TenantFigures figures;
    };

    [[nodiscard]] Record &recordOf(TenantId tenant) const { return *m_records[static_cast<std::uint32_t>(tenant)]; }

    mutable std::mutex m_mutex;
    std::unordered_map<std::string_view, TenantId> m_byName; ///< guarded by m_mutex
    std::vector<std::unique_ptr<Record>> m_records;          ///< as long as the limit; grown under m_mutex
    std::atomic<std::size_t> m_size = 0;
};

} // namespace opsroom::hub
