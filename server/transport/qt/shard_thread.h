#pragma once

#include "server/transport/qt/qt_shard.h"

#include <QtCore/QThread>

#include <future>

namespace opsroom::transport_qt {

/// Thread of one shard: makes the shard inside itself, runs its loop, destroys it there.
class ShardThread final : public QThread
{
    Q_OBJECT

public:
    explicit ShardThread(QtShard::Setup setup);
    ~ShardThread() override;

    /// Starts the thread and waits until its shard exists.
    void startShard();
    /// Ends the loop, destroys the shard and joins.
    void stopShard();

    /// Runs \a task in the shard's thread. Precondition: between startShard() and stopShard().
    void post(std::function<void(QtShard &)> task);
    /// Runs \a task in the shard's thread and waits for its result. Not from a shard's thread.
    template <class Task>
    auto call(Task task) -> std::invoke_result_t<Task, QtShard &>
    {
        std::promise<std::invoke_result_t<Task, QtShard &>> promise;
        auto result = promise.get_future();
        post([&task, &promise](QtShard &shard) { promise.set_value(task(shard)); });
        return result.get();
    }

protected:
    void run() override;

private:
    QtShard::Setup m_setup;
    std::promise<QtShard *> m_ready;
    std::promise<void>
        m_hasEnded; ///< says what wait() says, in a way that ThreadSanitizer sees: Qt is not instrumented
    QtShard *m_shard = nullptr;
};

} // namespace opsroom::transport_qt
