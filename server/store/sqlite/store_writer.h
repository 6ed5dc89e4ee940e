#pragma once

#include "server/hub/durability.h"
#include "server/store/sqlite/sqlite_database.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace opsroom::store {

/// Writes what stores hand over, in order, on a thread of its own; what waits at a time is committed together.
///
/// Guarantees: an operation is committed once and after all that came before it; a disk that fails keeps operations
/// waiting, and they are committed when it works again. An operation that no retry helps ends the writing, up to what came
/// before it, until the hub starts anew: file and memory no longer agree, and nothing that follows may be promised.
/// Thread: write() and the queries from the hub's; the writer's own does the rest. Limits: \a bound operations wait;
/// mayWrite() says so before the last of them.
class StoreWriter final : public hub::Durability
{
public:
    /// Executes statements within the open transaction. \returns false if one failed.
    using Operation = std::function<bool(SqliteDatabase &)>;

    /// \param committed is called after each commit and each change of mayWrite(), by the writer's thread but for breakOff().
    StoreWriter(SqliteDatabase database, std::size_t bound, std::function<void()> committed);
    StoreWriter(const StoreWriter &) = delete;
    StoreWriter &operator=(const StoreWriter &) = delete;
    /// Commits what waits; gives up if the disk does not work.
    ~StoreWriter() override;

    void write(Operation operation);
    /// The file is not what the hub takes it for: nothing is written any more until the hub starts anew.
    void breakOff(std::string_view reason);

    [[nodiscard]] bool isDurable() const override { return true; }
    [[nodiscard]] bool mayWrite() const override
    {
        return !m_isFailing.load(std::memory_order_acquire) && !m_isBroken.load(std::memory_order_acquire)
               && m_ticket - committed() < m_bound;
    }
    [[nodiscard]] std::uint64_t ticket() const override { return m_ticket; }
    [[nodiscard]] std::uint64_t committed() const override { return m_committed.load(std::memory_order_acquire); }

private:
    void run();
    [[nodiscard]] Result<void> commit(std::deque<Operation> &batch, std::size_t size);
    void onFailure(const Error &error, std::size_t waiting);
    void onSuccess();

    static constexpr std::size_t kBatch = 4096; ///< most operations of one transaction: bounds how long an ack waits

    SqliteDatabase m_database; ///< the writer's
    const std::size_t m_bound;
    const std::function<void()> m_notify;
    std::uint64_t m_ticket = 0; ///< the hub's
    std::atomic<std::uint64_t> m_committed = 0;
    std::atomic<bool> m_isFailing = false;
    std::atomic<bool> m_isBroken = false;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Operation> m_waiting; ///< guarded by m_mutex
    bool m_isEnding = false;          ///< guarded by m_mutex
    std::thread m_thread;
};

} // namespace opsroom::store
