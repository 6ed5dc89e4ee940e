#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace opsroom {

/// Finds small numbers by what they stand for, which their owner keeps: open addressing, 5 to 11 bytes an item.
///
/// Thread: one thread. The functions passed in read the owner's items: equals(slot) whether an item is the one sought,
/// hashOf(slot) the hash of one that is in the index.
class SlotIndex
{
public:
    template <class Equals>
    [[nodiscard]] std::optional<std::uint32_t> find(std::size_t hash, Equals &&equals) const
    {
        if (m_cells.empty())
            return {};
        for (std::size_t cell = home(hash); m_cells[cell] != kEmpty; cell = next(cell)) {
            if (equals(m_cells[cell]))
                return m_cells[cell];
        }
        return {};
    }

    template <class HashOf>
    void insert(std::uint32_t slot, std::size_t hash, HashOf &&hashOf)
    {
        if ((m_size + 1) * 4 > m_cells.size() * 3)
            resize(m_cells.empty() ? kSmallest : m_cells.size() * 2, hashOf);
        place(slot, hash);
        ++m_size;
    }

    /// Precondition: \a slot is in the index, and its item still has \a hash.
    template <class HashOf>
    void remove(std::uint32_t slot, std::size_t hash, HashOf &&hashOf)
    {
        std::size_t cell = home(hash);
        while (m_cells[cell] != slot)
            cell = next(cell);
        m_cells[cell] = kEmpty;
        --m_size;
        if (m_cells.size() > kSmallest && m_size * 8 < m_cells.size()) {
            resize(m_cells.size() / 2, hashOf);
            return;
        }
        // Those behind may have been pushed on by the one that is gone.
        for (std::size_t follower = next(cell); m_cells[follower] != kEmpty; follower = next(follower)) {
            const std::uint32_t moved = std::exchange(m_cells[follower], kEmpty);
            place(moved, hashOf(moved));
        }
    }

    [[nodiscard]] std::size_t size() const { return m_size; }

    /// Spreads \a value over all bits.
    [[nodiscard]] static std::size_t mix(std::uint64_t value)
    {
        value = (value ^ value >> 33U) * 0xff51afd7ed558ccdU;
        value = (value ^ value >> 33U) * 0xc4ceb9fe1a85ec53U;
        return static_cast<std::size_t>(value ^ value >> 33U);
    }

private:
    static constexpr std::uint32_t kEmpty = 0xffffffff;
    static constexpr std::size_t kSmallest = 8;

    [[nodiscard]] std::size_t home(std::size_t hash) const { return hash & (m_cells.size() - 1); }
    [[nodiscard]] std::size_t next(std::size_t cell) const { return (cell + 1) & (m_cells.size() - 1); }
    void place(std::uint32_t slot, std::size_t hash)
    {
        std::size_t cell = home(hash);
        while (m_cells[cell] != kEmpty)
            cell = next(cell);
        m_cells[cell] = slot;
    }
    template <class HashOf>
    void resize(std::size_t cells, HashOf &&hashOf)
    {
        const std::vector<std::uint32_t> old = std::exchange(m_cells, std::vector<std::uint32_t>(cells, kEmpty));
        for (const std::uint32_t slot : old) {
            if (slot != kEmpty)
                place(slot, hashOf(slot));
        }
    }

    std::vector<std::uint32_t> m_cells; ///< a power of two, at most three quarters full
    std::size_t m_size = 0;
};

} // namespace opsroom
