#pragma once

#include "core/base/result.h"
#include "server/hub/alert_record.h"
#include "server/hub/session_sink.h"
#include "server/hub/tenant_directory.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace opsroom::hub {

/// The world that an alert lives in: alerts of two of them never meet.
struct AlertScope
{
    TenantId tenant{};
    NamespaceIndex nsp = 0;
    auto operator<=>(const AlertScope &) const = default;
};

/// An alert and where it is.
struct StoredAlert
{
    AlertScope scope;
    AlertRecord record;
};

/// Port: the alerts of all tenants.
///
/// Guarantees: an open alert is never dropped; a closed one may be, the oldest first, when there are too many.
/// Thread: the hub's.
class AlertStore
{
public:
    static constexpr std::uint64_t kNewest = std::numeric_limits<std::uint64_t>::max();

    AlertStore() = default;
    AlertStore(const AlertStore &) = delete;
    AlertStore &operator=(const AlertStore &) = delete;
    virtual ~AlertStore() = default;

    [[nodiscard]] virtual std::optional<AlertRecord> find(AlertScope scope, std::string_view alertId) const = 0;
    [[nodiscard]] virtual std::optional<AlertRecord> findByDedupKey(AlertScope scope, std::string_view key) const = 0;
    /// Whether one more open alert may be saved.
    [[nodiscard]] virtual bool hasRoom(AlertScope scope) const = 0;
    /// Adds or replaces the alert of that id. \returns LimitExceeded for one more than hasRoom() allows.
    [[nodiscard]] virtual Result<void> save(AlertScope scope, AlertRecord record) = 0;
    /// Up to \a most open alerts of the tenant, kAllTenants: of all, the newest first.
    /// \param before only those with a lower order; kNewest for the first page.
    [[nodiscard]] virtual std::vector<StoredAlert> open(AlertScope scope, std::uint64_t before,
                                                        std::size_t most) const = 0;
    /// Up to \a most alerts whose time on the shelf is up.
    [[nodiscard]] virtual std::vector<StoredAlert> shelvedUntil(WallTime now, std::size_t most) const = 0;
    /// When the next one comes back from the shelf.
    [[nodiscard]] virtual std::optional<WallTime> nextShelfEnd() const = 0;
};

} // namespace opsroom::hub
