#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

namespace opsroom {

/// A list that costs no allocation while it has at most \a Inline items: for what most owners have one or two of.
///
/// Guarantees: items are contiguous; memory goes back when the list shrinks.
/// Thread: one thread. Limits: trivially copyable items, four billion of them.
template <class T, std::uint32_t Inline>
class CompactVector
{
    static_assert(std::is_trivially_copyable_v<T>);

public:
    CompactVector() = default;
    CompactVector(CompactVector &&other) noexcept { swap(other); }
    CompactVector &operator=(CompactVector &&other) noexcept
    {
        swap(other);
        return *this;
    }
    CompactVector(const CompactVector &) = delete;
    CompactVector &operator=(const CompactVector &) = delete;
    ~CompactVector()
    {
        if (isOnHeap())
            std::allocator<T>().deallocate(data(), m_capacity);
    }

    void swap(CompactVector &other) noexcept
    {
        std::swap(m_size, other.m_size);
        std::swap(m_capacity, other.m_capacity);
        std::swap(m_storage, other.m_storage);
    }

    void push_back(const T &item)
    {
        const T copy = item;
        if (m_size == m_capacity)
            setCapacity(m_capacity + std::max(m_capacity / 2, 2U));
        new (data() + m_size) T(copy);
        ++m_size;
    }
    void pop_back()
    {
        --m_size;
        if (isOnHeap() && m_size <= std::max(Inline, m_capacity / 4))
            setCapacity(std::max(m_size + m_size / 2, Inline));
    }
    /// Takes out the item at \a position; those behind it move up.
    void erase(std::size_t position)
    {
        std::copy(begin() + position + 1, end(), begin() + position);
        pop_back();
    }

    [[nodiscard]] T *data() { return static_cast<T *>(const_cast<void *>(std::as_const(*this).address())); }
    [[nodiscard]] const T *data() const { return static_cast<const T *>(address()); }
    [[nodiscard]] T *begin() { return data(); }
    [[nodiscard]] T *end() { return data() + m_size; }
    [[nodiscard]] const T *begin() const { return data(); }
    [[nodiscard]] const T *end() const { return data() + m_size; }
    [[nodiscard]] T &operator[](std::size_t position) { return data()[position]; }
    [[nodiscard]] const T &operator[](std::size_t position) const { return data()[position]; }
    [[nodiscard]] T &back() { return data()[m_size - 1]; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] std::span<const T> view() const { return {data(), m_size}; }

private:
    using Storage = std::array<std::byte, std::max(Inline * sizeof(T), sizeof(T *))>;

    [[nodiscard]] bool isOnHeap() const { return m_capacity > Inline; }
    [[nodiscard]] const void *address() const
    {
        if (!isOnHeap())
            return m_storage.data();
        const void *heap = nullptr;
        std::memcpy(&heap, m_storage.data(), sizeof heap);
        return heap;
    }

    void setCapacity(std::uint32_t capacity)
    {
        const Storage before = m_storage;
        T *const old = isOnHeap() ? data() : nullptr;
        const void *const source = old != nullptr ? static_cast<const void *>(old) : before.data();
        const std::size_t bytes = m_size * sizeof(T);
        if (capacity > Inline) {
            T *const heap = std::allocator<T>().allocate(capacity);
            std::memcpy(static_cast<void *>(heap), source, bytes);
            std::memcpy(m_storage.data(), &heap, sizeof(void *)); // the address, not what is there
        } else {
            std::memcpy(m_storage.data(), source, bytes);
        }
        if (old != nullptr)
            std::allocator<T>().deallocate(old, m_capacity);
        m_capacity = capacity;
    }

    std::uint32_t m_size = 0;
    std::uint32_t m_capacity = Inline;
    alignas(std::max(alignof(T), alignof(T *))) Storage m_storage{};
};

} // namespace opsroom
