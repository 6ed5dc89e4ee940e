#pragma once

#include "server/hub/alert_store.h"

#include <map>
#include <set>
#include <string>
#include <unordered_map>

namespace opsroom::store {

/// The reference implementation: alerts that end with the process.
class MemoryAlertStore final : public hub::AlertStore
{
public:
    /// \param openBound open alerts of one tenant; \param closedBound closed ones that are remembered.
    MemoryAlertStore(std::size_t openBound, std::size_t closedBound)
        : m_openBound(openBound), m_closedBound(closedBound)
    {}

    [[nodiscard]] std::optional<hub::AlertRecord> find(hub::AlertScope scope, std::string_view alertId) const override;
    [[nodiscard]] std::optional<hub::AlertRecord> findByDedupKey(hub::AlertScope scope,
                                                                 std::string_view key) const override;
    [[nodiscard]] bool hasRoom(hub::AlertScope scope) const override;
    [[nodiscard]] Result<void> save(hub::AlertScope scope, hub::AlertRecord record) override;
    /// An alert of an earlier run with the order that it had; in rising order, before anything is saved.
    [[nodiscard]] Result<void> restore(hub::AlertScope scope, hub::AlertRecord record);
    [[nodiscard]] std::vector<hub::StoredAlert> open(hub::AlertScope scope, std::uint64_t before,
                                                     std::size_t most) const override;
    [[nodiscard]] std::vector<hub::StoredAlert> shelvedUntil(WallTime now, std::size_t most) const override;
    [[nodiscard]] std::optional<WallTime> nextShelfEnd() const override;

private:
    struct World
    {
        std::unordered_map<std::string, std::uint64_t> byId; ///< orders
        std::unordered_map<std::string, std::uint64_t> byDedupKey;
        std::set<std::uint64_t> open;
        std::set<std::uint64_t> closed;
    };

    void forgetOldestClosed(World &world);

    const std::size_t m_openBound;
    const std::size_t m_closedBound;
    std::uint64_t m_lastOrder = 0;
    std::map<hub::AlertScope, World> m_worlds;
    std::unordered_map<std::uint64_t, hub::StoredAlert> m_alerts; ///< by order
    std::map<hub::NamespaceIndex, std::set<std::uint64_t>> m_openOfAll;
    std::set<std::pair<WallTime, std::uint64_t>> m_shelf;
};

} // namespace opsroom::store
