#pragma once

#include "core/base/interner.h"
#include "core/base/slot_index.h"
#include "server/hub/tenant_directory.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace opsroom::hub {

/// How many sessions each user has, by tenant: those whose token is the tenant's, and those in the tenant's room.
///
/// Thread: the hub's. Memory: 16 bytes and an index cell for each user of a tenant.
class SeatTable
{
public:
    /// Sessions of \a user with a token of \a tenant.
    [[nodiscard]] std::uint32_t connections(TenantId tenant, Interner::Id user) const;
    void connect(TenantId tenant, Interner::Id user);
    /// Precondition: connect() was called for it.
    void disconnect(TenantId tenant, Interner::Id user);
    /// A session came into the tenant's room. \returns whether it is the user's first one there.
    bool enter(TenantId tenant, Interner::Id user);
    /// One went. \returns whether it was the last one. Precondition: enter() was called for it.
    bool leave(TenantId tenant, Interner::Id user);
    /// Users that are connected, told apart by tenant.
    [[nodiscard]] std::size_t connectedUsers() const { return m_connectedUsers; }

private:
    struct Seat
    {
        TenantId tenant{};
        Interner::Id user = 0;
        std::uint32_t connections = 0;
        std::uint32_t present = 0;
    };

    [[nodiscard]] static std::size_t hashOf(TenantId tenant, Interner::Id user);
    [[nodiscard]] std::optional<std::uint32_t> find(TenantId tenant, Interner::Id user) const;
    [[nodiscard]] std::uint32_t acquire(TenantId tenant, Interner::Id user);
    void release(std::uint32_t number);

    std::deque<Seat> m_seats;
    std::vector<std::uint32_t> m_free;
    SlotIndex m_index;
    std::size_t m_connectedUsers = 0;
};

} // namespace opsroom::hub
