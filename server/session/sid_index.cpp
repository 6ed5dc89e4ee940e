#include "server/session/sid_index.h"

#include <cstring>

namespace opsroom::session {

SidIndex::SidIndex(std::function<const Sid &(std::uint32_t)> sidAt) : m_sidAt(std::move(sidAt)), m_cells(16, kEmpty) {}

std::size_t SidIndex::home(const Sid &sid) const
{
    // The sid is random already; any of its bytes make a good hash that no client can choose.
    std::uint64_t hash = 0;
    std::memcpy(&hash, sid.data(), sizeof hash);
    return static_cast<std::size_t>(hash) & (m_cells.size() - 1);
}

void SidIndex::place(std::uint32_t slot)
{
    std::size_t cell = home(m_sidAt(slot));
    while (m_cells[cell] != kEmpty)
        cell = next(cell);
    m_cells[cell] = slot;
}

void SidIndex::insert(std::uint32_t slot)
{
    if ((m_size + 1) * 2 > m_cells.size())
        grow();
    place(slot);
    ++m_size;
}

void SidIndex::grow()
{
    std::vector<std::uint32_t> old(m_cells.size() * 2, kEmpty);
    old.swap(m_cells);
    for (const std::uint32_t slot : old) {
        if (slot != kEmpty)
            place(slot);
    }
}

void SidIndex::remove(std::uint32_t slot)
{
    std::size_t cell = home(m_sidAt(slot));
    while (m_cells[cell] != slot)
        cell = next(cell);
    m_cells[cell] = kEmpty;
    --m_size;
    // Those behind may have been pushed on by the one that is gone.
    for (std::size_t follower = next(cell); m_cells[follower] != kEmpty; follower = next(follower)) {
        const std::uint32_t moved = m_cells[follower];
        m_cells[follower] = kEmpty;
        place(moved);
    }
}

std::optional<std::uint32_t> SidIndex::find(const Sid &sid) const
{
    for (std::size_t cell = home(sid); m_cells[cell] != kEmpty; cell = next(cell)) {
        if (m_sidAt(m_cells[cell]) == sid)
            return m_cells[cell];
    }
    return {};
}

} // namespace opsroom::session
