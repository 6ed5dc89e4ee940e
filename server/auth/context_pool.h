#pragma once

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace opsroom::auth {

/// Contexts of one key, prepared once and lent to one caller at a time: preparing costs several times what an HMAC
/// does. They hold key material, so they live and die with their key and not with a thread.
///
/// Thread: borrow() from any thread. Limits: as many contexts as threads were in borrow() at the same moment.
template <class Owned>
class ContextPool
{
public:
    /// \a make returns an empty pointer if it fails.
    explicit ContextPool(std::function<Owned()> make) : m_make(std::move(make)) {}

    class Lease
    {
    public:
        Lease(ContextPool &pool, Owned context) : m_pool(pool), m_context(std::move(context)) {}
        Lease(const Lease &) = delete;
        Lease &operator=(const Lease &) = delete;
        ~Lease() { m_pool.giveBack(std::move(m_context)); }

        explicit operator bool() const { return m_context != nullptr; }
        [[nodiscard]] auto *get() const { return m_context.get(); }

    private:
        ContextPool &m_pool;
        Owned m_context;
    };

    /// \returns a lease, false if there is no context.
    [[nodiscard]] Lease borrow()
    {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_idle.empty()) {
                Owned context = std::move(m_idle.back());
                m_idle.pop_back();
                return Lease(*this, std::move(context));
            }
        }
        return Lease(*this, m_make());
    }

private:
    void giveBack(Owned context)
    {
        if (!context)
            return;
        const std::lock_guard lock(m_mutex);
        m_idle.push_back(std::move(context));
    }

    const std::function<Owned()> m_make;
    std::mutex m_mutex;
    std::vector<Owned> m_idle; // guarded by m_mutex
};

} // namespace opsroom::auth
