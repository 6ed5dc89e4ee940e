#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <utility>
#include <vector>

namespace opsroom {

/// Names an item of a Slab. A slot is reused, a (slot, generation) pair is not: who holds a key of an item that is gone
/// finds nothing, never the item that came after it.
template <class Tag>
struct SlabKey
{
    std::uint32_t slot = 0;
    std::uint32_t generation = 0; ///< 0 names nothing

    [[nodiscard]] bool isValid() const { return generation != 0; }
    [[nodiscard]] std::uint64_t number() const { return std::uint64_t{generation} << 32U | slot; }
    [[nodiscard]] static SlabKey fromNumber(std::uint64_t number)
    {
        return {static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(number >> 32U)};
    }
    auto operator<=>(const SlabKey &) const = default;
};

/// Items in chunks, addressed by small numbers: what a server keeps for each connection.
///
/// Guarantees: an item never moves while it lives; insert, erase and find are O(1); items of one age lie side by side,
/// which is what makes a walk over ten thousand of them cheap.
/// Thread: one thread. Limits: memory stays at the high-water mark, in chunks of kChunk items.
template <class T>
class Slab
{
public:
    using Key = SlabKey<T>;

    Slab() = default;
    Slab(const Slab &) = delete;
    Slab &operator=(const Slab &) = delete;
    ~Slab()
    {
        forEach([this](Key key, T &) { erase(key); });
    }

    template <class... Args>
    [[nodiscard]] Key emplace(Args &&...args)
    {
        if (m_free == kNone)
            grow();
        const std::uint32_t slot = m_free;
        Cell &cell = cellAt(slot);
        m_free = cell.nextFree();
        new (cell.storage.data()) T(std::forward<Args>(args)...);
        ++cell.generation;
        ++m_size;
        return {slot, cell.generation};
    }

    /// Precondition: \a key names a living item.
    void erase(Key key)
    {
        Cell &cell = cellAt(key.slot);
        std::destroy_at(cell.item());
        ++cell.generation;
        cell.setNextFree(m_free);
        m_free = key.slot;
        --m_size;
    }

    [[nodiscard]] T *find(Key key)
    {
        if (key.slot >= m_chunks.size() * kChunk)
            return nullptr;
        Cell &cell = cellAt(key.slot);
        return cell.isUsed() && cell.generation == key.generation ? cell.item() : nullptr;
    }
    [[nodiscard]] const T *find(Key key) const { return const_cast<Slab *>(this)->find(key); }

    /// The living item of a slot that is known to be in use.
    [[nodiscard]] T &at(std::uint32_t slot) { return *cellAt(slot).item(); }
    [[nodiscard]] const T &at(std::uint32_t slot) const { return *const_cast<Slab *>(this)->cellAt(slot).item(); }
    [[nodiscard]] Key keyAt(std::uint32_t slot) const
    {
        return {slot, const_cast<Slab *>(this)->cellAt(slot).generation};
    }

    /// Calls \a visit(key, item) for each living item; it may erase that item.
    template <class Visit>
    void forEach(Visit &&visit)
    {
        for (std::uint32_t slot = 0; slot < m_chunks.size() * kChunk; ++slot) {
            Cell &cell = cellAt(slot);
            if (cell.isUsed())
                visit(Key{slot, cell.generation}, *cell.item());
        }
    }

    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    static constexpr std::size_t kChunk = 64;
    static constexpr std::uint32_t kNone = 0xffffffff;

    /// Odd generations are in use; a free cell keeps the number of the next free one in its storage.
    struct Cell
    {
        alignas(T) alignas(std::uint32_t) std::array<std::byte, std::max(sizeof(T), sizeof(std::uint32_t))> storage;
        std::uint32_t generation = 0;

        [[nodiscard]] bool isUsed() const { return generation % 2 != 0; }
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the storage holds a T
        [[nodiscard]] T *item() { return std::launder(reinterpret_cast<T *>(storage.data())); }
        [[nodiscard]] std::uint32_t nextFree() const
        {
            std::uint32_t next = 0;
            std::memcpy(&next, storage.data(), sizeof next);
            return next;
        }
        void setNextFree(std::uint32_t next) { std::memcpy(storage.data(), &next, sizeof next); }
    };
    using Chunk = std::array<Cell, kChunk>;

    [[nodiscard]] Cell &cellAt(std::uint32_t slot) { return (*m_chunks[slot / kChunk])[slot % kChunk]; }

    void grow()
    {
        const auto first = static_cast<std::uint32_t>(m_chunks.size() * kChunk);
        m_chunks.push_back(std::make_unique<Chunk>());
        for (std::uint32_t i = kChunk; i-- > 0;) {
            cellAt(first + i).setNextFree(m_free);
            m_free = first + i;
        }
    }

    std::vector<std::unique_ptr<Chunk>> m_chunks;
    std::uint32_t m_free = kNone;
    std::size_t m_size = 0;
};

} // namespace opsroom
