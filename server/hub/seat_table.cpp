#include "server/hub/seat_table.h"

namespace opsroom::hub {

std::size_t SeatTable::hashOf(TenantId tenant, Interner::Id user)
{
    return SlotIndex::mix(std::uint64_t{static_cast<std::uint32_t>(tenant)} << 32U | user);
}

std::optional<std::uint32_t> SeatTable::find(TenantId tenant, Interner::Id user) const
{
    return m_index.find(hashOf(tenant, user), [this, tenant, user](std::uint32_t number) {
        return m_seats[number].user == user && m_seats[number].tenant == tenant;
    });
}

std::uint32_t SeatTable::acquire(TenantId tenant, Interner::Id user)
{
    if (const auto known = find(tenant, user))
        return *known;
    std::uint32_t number = 0;
    if (m_free.empty()) {
        number = static_cast<std::uint32_t>(m_seats.size());
        m_seats.emplace_back();
    } else {
        number = m_free.back();
        m_free.pop_back();
    }
    m_seats[number] = {tenant, user, 0, 0};
    m_index.insert(number, hashOf(tenant, user),
                   [this](std::uint32_t other) { return hashOf(m_seats[other].tenant, m_seats[other].user); });
    return number;
}

/// Forgets a seat that nobody takes.
void SeatTable::release(std::uint32_t number)
{
    const Seat &seat = m_seats[number];
    if (seat.connections > 0 || seat.present > 0)
        return;
    m_index.remove(number, hashOf(seat.tenant, seat.user),
                   [this](std::uint32_t other) { return hashOf(m_seats[other].tenant, m_seats[other].user); });
    m_free.push_back(number);
}

std::uint32_t SeatTable::connections(TenantId tenant, Interner::Id user) const
{
    const auto known = find(tenant, user);
    return known ? m_seats[*known].connections : 0;
}

void SeatTable::connect(TenantId tenant, Interner::Id user)
{
    if (++m_seats[acquire(tenant, user)].connections == 1)
        ++m_connectedUsers;
}

void SeatTable::disconnect(TenantId tenant, Interner::Id user)
{
    const std::uint32_t number = *find(tenant, user);
    if (--m_seats[number].connections == 0)
        --m_connectedUsers;
    release(number);
}

bool SeatTable::enter(TenantId tenant, Interner::Id user)
{
    return ++m_seats[acquire(tenant, user)].present == 1;
}

bool SeatTable::leave(TenantId tenant, Interner::Id user)
{
    const std::uint32_t number = *find(tenant, user);
    const bool isLast = --m_seats[number].present == 0;
    release(number);
    return isLast;
}

} // namespace opsroom::hub
