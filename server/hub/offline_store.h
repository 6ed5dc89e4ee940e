#pragma once

#include "core/base/clock.h"
#include "server/hub/session_sink.h"
#include "server/hub/tenant_directory.h"

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace opsroom::hub {

/// Port: what was sent to users who were away, until they have it.
///
/// Thread: the hub's. Limits: the implementation's, for one user and for one tenant; where one is reached the oldest item
/// of the user goes first, and one that still finds no room is not kept.
class OfflineStore
{
public:
    /// Of one user of a tenant in a namespace.
    struct Box
    {
        TenantId tenant{};
        NamespaceIndex nsp = 0;
        std::string user;
        auto operator<=>(const Box &) const = default;
    };
    struct Item
    {
        std::uint64_t seq = 0; ///< in the tenant's stream
        WallTime at{};
        std::string name;     ///< of the event
        std::string argument; ///< JSON, with the stamps
    };
    struct Appended
    {
        bool isKept = true;
        std::size_t dropped = 0; ///< older ones that went for it
    };

    OfflineStore() = default;
    OfflineStore(const OfflineStore &) = delete;
    OfflineStore &operator=(const OfflineStore &) = delete;
    virtual ~OfflineStore() = default;

    /// Precondition: the seq is above that of the last item of the box.
    virtual Appended append(const Box &box, Item item) = 0;
    /// Up to \a most items with a higher seq, the oldest first.
    [[nodiscard]] virtual std::vector<Item> after(const Box &box, std::uint64_t seq, std::size_t most) const = 0;
    [[nodiscard]] virtual bool contains(const Box &box, std::uint64_t seq) const = 0;
    virtual void remove(const Box &box, std::uint64_t seq) = 0;
    /// Lets go of what is older than \a limit. \returns how many items.
    virtual std::size_t expire(WallTime limit) = 0;
    /// Items of all users.
    [[nodiscard]] virtual std::size_t size() const = 0;
};

} // namespace opsroom::hub
