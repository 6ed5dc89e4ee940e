#pragma once

#include "core/base/clock.h"
#include "core/base/log.h"
#include "server/audit/audit_chain.h"

#include <condition_variable>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace opsroom::audit {

/// Security events and operators' actions, as an append-only file that shows whether it was touched (AuditChain).
///
/// Guarantees: a record is one line, whatever is in its fields (log::Field escapes and cuts them); lines reach the disk
/// in the order of the calls, each batch with one fdatasync(); what did not fit into the queue is counted in a record of
/// its own, never silently lost.
/// Thread: record() from any, without waiting for the disk; a thread of its own writes.
/// Limits: 10,000 records waiting; 20 sampled records a second.
class AuditLog
{
public:
    /// Opens \a file, which is created with mode 0600, and goes on where it ends. A last line without its end, as a crash
    /// leaves it, is set aside in `FILE.torn`, and recorded.
    /// \returns NotAvailable if it cannot be written, BadRequest if its chain is broken: move it away and keep it.
    [[nodiscard]] static Result<std::unique_ptr<AuditLog>> open(const std::string &file, const Clock &clock);
    AuditLog(const AuditLog &) = delete;
    AuditLog &operator=(const AuditLog &) = delete;
    /// Writes what waits.
    ~AuditLog();

    /// \param event a fixed name.
    void record(std::string_view event, std::initializer_list<log::Field> fields = {});
    /// The same for what strangers can cause at will: some a second are recorded, and how many were not.
    void sample(std::string_view event, std::initializer_list<log::Field> fields);

private:
    AuditLog(int descriptor, Position position, const Clock &clock);
    void push(std::string_view event, std::initializer_list<log::Field> fields);
    void run();
    void write(std::vector<std::string> &bodies, std::uint64_t lost);

    const int m_descriptor;
    const Clock &m_clock;
    Position m_position; ///< the writer's
    bool m_hasFailed = false;

    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_wake;
    std::vector<std::string> m_waiting; ///< what stands behind seq: time, event, fields
    std::uint64_t m_lost = 0;
    std::int64_t m_sampleSecond = 0;
    unsigned m_sampled = 0;
    bool m_isStopping = false;
    std::thread m_writer;
};

} // namespace opsroom::audit
