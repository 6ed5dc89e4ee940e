#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace opsroom {

/// Bounded queue from any thread to one thread, drained in batches.
///
/// Guarantees: what one thread pushes arrives in that order; an accepted item is delivered exactly once; the wake
/// function is called once per batch, not once per item.
///
/// Thread: push(), hasRoom() and size() from any thread; drain() from the owning thread only.
/// Back-pressure: push() refuses when full and leaves the item with the caller; it never blocks for room.
template <class T>
class Mailbox
{
public:
    /// \param wake makes the owner call drain() soon; called by the pushing thread, outside the lock.
    Mailbox(std::size_t capacity, std::function<void()> wake) : m_capacity(capacity), m_wake(std::move(wake)) {}

    Mailbox(const Mailbox &) = delete;
    Mailbox &operator=(const Mailbox &) = delete;

    /// \returns false if the mailbox is full; \a item is then untouched.
    [[nodiscard]] bool push(T &&item)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_items.size() >= m_capacity)
                return false;
            m_items.push_back(std::move(item));
            m_size.store(m_items.size(), std::memory_order_relaxed);
            if (m_items.size() > 1)
                return true;
        }
        m_wake();
        return true;
    }

    /// Appends an item whatever the fill: for what must not be lost because something else was already promised
    /// (deliveries of an accepted publication). The producers bound themselves by asking hasRoom() first.
    void pushAlways(T &&item)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_items.push_back(std::move(item));
            m_size.store(m_items.size(), std::memory_order_relaxed);
            if (m_items.size() > 1)
                return;
        }
        m_wake();
    }

    /// Advisory: another thread may fill the room before the caller does.
    [[nodiscard]] bool hasRoom() const { return size() < m_capacity; }
    [[nodiscard]] std::size_t size() const { return m_size.load(std::memory_order_relaxed); }

    /// Calls \a handle with each waiting item. Items pushed meanwhile wait for the next call.
    /// \returns how many were handled.
    template <class Handle>
    std::size_t drain(Handle &&handle)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_items.swap(m_batch);
            m_size.store(0, std::memory_order_relaxed);
        }
        for (T &item : m_batch)
            handle(std::move(item));
        const std::size_t handled = m_batch.size();
        m_batch.clear();
        // A burst must not pin its memory for ever.
        if (m_batch.capacity() > kKeptCapacity)
            m_batch.shrink_to_fit();
        return handled;
    }

private:
    static constexpr std::size_t kKeptCapacity = 4096;

    const std::size_t m_capacity;
    const std::function<void()> m_wake;
    std::mutex m_mutex;
    std::vector<T> m_items; ///< guarded by m_mutex
    std::atomic<std::size_t> m_size = 0;
    std::vector<T> m_batch; ///< owning thread only
};

} // namespace opsroom
