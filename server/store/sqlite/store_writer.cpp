#include "server/store/sqlite/store_writer.h"

#include "core/base/log.h"

#include <algorithm>

namespace opsroom::store {

namespace {

constexpr std::chrono::milliseconds kFirstRetry{50};
constexpr std::chrono::milliseconds kLastRetry{2000};

} // namespace

StoreWriter::StoreWriter(SqliteDatabase database, std::size_t bound, std::function<void()> committed)
    : m_database(std::move(database)), m_bound(bound), m_notify(std::move(committed)), m_thread([this] { run(); })
{}

StoreWriter::~StoreWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void StoreWriter::write(Operation operation)
{
    ++m_ticket;
    bool isFirst = false;
    {
        const std::lock_guard lock(m_mutex);
        isFirst = m_waiting.empty();
        m_waiting.push_back(std::move(operation));
    }
    if (isFirst)
        m_wake.notify_one();
}

void StoreWriter::run()
{
    std::deque<Operation> pending;
    std::vector<Operation> arrived;
    std::chrono::milliseconds retry = kFirstRetry;
    for (;;) {
        bool isEnding = false;
        {
            std::unique_lock lock(m_mutex);
            if (pending.empty())
                m_wake.wait(lock, [this] { return !m_waiting.empty() || m_isEnding; });
            else if (m_isFailing)
                m_wake.wait_for(lock, retry, [this] { return m_isEnding; });
            arrived.swap(m_waiting);
            isEnding = m_isEnding;
        }
        std::move(arrived.begin(), arrived.end(), std::back_inserter(pending));
        arrived.clear();
        if (m_isBroken)
            pending.clear();
        if (pending.empty() && isEnding)
            return;
        if (pending.empty())
            continue;
        if (const auto done = commit(pending, std::min(pending.size(), kBatch)); done) {
            retry = kFirstRetry;
            onSuccess();
            continue;
        } else if (!m_isBroken) {
            onFailure(done.error(), pending.size());
        }
        if (isEnding)
            return;
        retry = std::min(retry * 2, kLastRetry);
    }
}

/// Takes the first \a size, if they were committed, out of \a batch. \returns the disk's reason if it does not take them.
Result<void> StoreWriter::commit(std::deque<Operation> &batch, std::size_t size)
{
    const auto giveUp = [this]() -> Result<void> {
        // Read before the rollback replaces it.
        Error error(ErrorCode::NotAvailable, m_database.reason());
        static_cast<void>(m_database.run("ROLLBACK"));
        return Failure(std::move(error));
    };
    if (!m_database.begin())
        return giveUp();
    for (std::size_t i = 0; i < size; ++i) {
        if (batch[i](m_database))
            continue;
        const bool isForGood = m_database.fault() == SqliteDatabase::Fault::Statement;
        auto failed = giveUp();
        if (!isForGood)
            return failed;
        if (i > 0)
            return commit(batch, i); // what came before it is as good as ever
        breakOff("refused: " + failed.error().detail);
        return failed;
    }
    if (!m_database.commit())
        return giveUp();
    batch.erase(batch.begin(), batch.begin() + std::ptrdiff_t(size));
    m_committed.fetch_add(size, std::memory_order_release);
    m_notify();
    return {};
}

void StoreWriter::breakOff(std::string_view reason)
{
    if (m_isBroken.exchange(true, std::memory_order_acq_rel))
        return;
    log::error("store", "broken-off", {{"reason", reason}, {"remedy", "check the disk, then start the hub anew"}});
    m_notify();
}

void StoreWriter::onFailure(const Error &error, std::size_t waiting)
{
    if (m_isFailing.exchange(true, std::memory_order_acq_rel))
        return;
    log::error("store", "write-failed", {{"reason", error.detail}, {"waiting", waiting}});
    m_notify();
}

void StoreWriter::onSuccess()
{
    if (!m_isFailing.exchange(false, std::memory_order_acq_rel))
        return;
    log::warning("store", "writes-again");
    m_notify();
}

} // namespace opsroom::store
