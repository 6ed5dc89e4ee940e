#pragma once

#include "server/transport/epoll/epoll_shard.h"

#include <future>
#include <memory>
#include <thread>

namespace opsroom::transport_epoll {

/// A shard and the thread that runs it.
///
/// Thread: the owning thread; post() and call() from any. Ownership: the shard outlives its thread, so that whoever still
/// wakes it while the others stop finds it there.
class ShardThread
{
public:
    explicit ShardThread(EpollShard::Setup setup) : m_shard(std::move(setup)) {}
    ShardThread(const ShardThread &) = delete;
    ShardThread &operator=(const ShardThread &) = delete;
    ~ShardThread() { join(); }

    [[nodiscard]] EpollShard &shard() { return m_shard; }
    [[nodiscard]] const EpollShard &shard() const { return m_shard; }

    /// Returns when the shard's application exists.
    void start();
    /// Lets the loop end; join() waits for it.
    void requestStop() { m_shard.stop(); }
    void join();

    /// Runs \a task in the shard's thread and waits for its result. Not from a shard's thread.
    template <class Task>
    auto call(Task task) -> std::invoke_result_t<Task, EpollShard &>
    {
        std::promise<std::invoke_result_t<Task, EpollShard &>> promise;
        auto result = promise.get_future();
        m_shard.post([&task, &promise](EpollShard &shard) { promise.set_value(task(shard)); });
        return result.get();
    }

private:
    EpollShard m_shard;
    std::thread m_thread;
};

} // namespace opsroom::transport_epoll
