#include "server/audit/audit_log.h"

#include "core/base/time_text.h"

#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace opsroom::audit {

namespace {
constexpr std::size_t kWaiting = 10'000;
constexpr unsigned kSampledPerSecond = 20;

/// What a crash, or a disk that was full, left of a line that was being written goes into `FILE.torn`: the line was not
/// on the disk, and the chain goes on with the one before. \returns its bytes.
Result<std::size_t> setAsideTornLine(const std::string &file)
{
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const std::size_t end = text.rfind('\n');
    const std::size_t whole = end == std::string::npos ? 0 : end + 1;
    if (whole == text.size())
        return std::size_t{0};
    std::ofstream aside(file + ".torn", std::ios::binary | std::ios::app);
    aside << text.substr(whole) << '\n';
    aside.close();
    if (!aside || ::truncate(file.c_str(), static_cast<off_t>(whole)) != 0)
        return Failure(Error(ErrorCode::NotAvailable, file + ": its torn last line cannot be set aside"));
    return text.size() - whole;
}
} // namespace

Result<std::unique_ptr<AuditLog>> AuditLog::open(const std::string &file, const Clock &clock)
{
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
                                  S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return Failure(Error(ErrorCode::NotAvailable, file + ": " + std::generic_category().message(errno)));
    const auto torn = setAsideTornLine(file);
    if (!torn) {
        ::close(descriptor);
        return Failure(torn.error());
    }
    std::ifstream written(file, std::ios::binary);
    auto position = verifyChain(written);
    if (!position) {
        ::close(descriptor);
        return Failure(Error(position.error().code, file + ": " + position.error().detail));
    }
    std::unique_ptr<AuditLog> log(new AuditLog(descriptor, std::move(*position), clock));
    if (*torn > 0) {
        log::warning("audit", "torn-line-set-aside", {{"file", file}, {"bytes", *torn}});
        log->record("torn-line-set-aside", {{"bytes", *torn}});
    }
    return log;
}

AuditLog::AuditLog(int descriptor, Position position, const Clock &clock)
    : m_descriptor(descriptor), m_clock(clock), m_position(std::move(position)), m_writer([this] { run(); })
{}

AuditLog::~AuditLog()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_one();
    m_writer.join();
    ::close(m_descriptor);
}

void AuditLog::record(std::string_view event, std::initializer_list<log::Field> fields)
{
    const std::lock_guard lock(m_mutex);
    push(event, fields);
}

void AuditLog::sample(std::string_view event, std::initializer_list<log::Field> fields)
{
    const std::int64_t second = std::chrono::duration_cast<std::chrono::seconds>(m_clock.steadyNow().time_since_epoch())
                                    .count();
    const std::lock_guard lock(m_mutex);
    if (second != m_sampleSecond) {
        m_sampleSecond = second;
        m_sampled = 0;
    }
    if (++m_sampled > kSampledPerSecond)
        ++m_lost;
    else
        push(event, fields);
}

void AuditLog::push(std::string_view event, std::initializer_list<log::Field> fields)
{
    if (m_waiting.size() >= kWaiting) {
        ++m_lost;
        return;
    }
    std::string body = R"("time":")";
    body.append(TimeText(m_clock.wallNow()).view()).append(R"(","event":")").append(event) += '"';
    for (const log::Field &field : fields)
        field.appendTo(body);
    m_waiting.push_back(std::move(body));
    m_wake.notify_one();
}

void AuditLog::run()
{
    for (bool isStopping = false; !isStopping;) {
        std::vector<std::string> bodies;
        std::uint64_t lost = 0;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_isStopping || !m_waiting.empty(); });
            bodies.swap(m_waiting);
            lost = std::exchange(m_lost, 0);
            isStopping = m_isStopping;
        }
        write(bodies, lost);
    }
}

void AuditLog::write(std::vector<std::string> &bodies, std::uint64_t lost)
{
    if (lost > 0) {
        bodies.push_back(R"("time":")" + std::string(TimeText(m_clock.wallNow()).view())
                         + R"(","event":"records-left-out","count":)" + std::to_string(lost));
    }
    std::string lines;
    for (std::string &body : bodies)
        lines += linkLine(beginLine(m_position) + body, m_position) + '\n';
    for (std::size_t written = 0; written < lines.size();) {
        const ssize_t wrote = ::write(m_descriptor, lines.data() + written, lines.size() - written);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0) {
            if (!std::exchange(m_hasFailed, true))
                log::error("audit", "write-failed", {{"reason", std::generic_category().message(errno)}});
            return;
        }
        written += static_cast<std::size_t>(wrote);
    }
    if (!lines.empty())
        ::fdatasync(m_descriptor);
}

} // namespace opsroom::audit
