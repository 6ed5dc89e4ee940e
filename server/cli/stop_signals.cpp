#include "server/cli/stop_signals.h"

namespace opsroom::server_cli {

StopSignals::StopSignals()
{
    sigemptyset(&m_signals);
    sigaddset(&m_signals, SIGTERM);
    sigaddset(&m_signals, SIGINT);
    sigaddset(&m_signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
    // A peer that is gone is an error of write(), not the end of the process.
    ::signal(SIGPIPE, SIG_IGN);
    ::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is an error of its write
}

int StopSignals::wait() const
{
    int received = 0;
    do {
        sigwait(&m_signals, &received);
    } while (received == SIGHUP);
    return received;
}

std::optional<int> StopSignals::wait(Milliseconds limit) const
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(limit);
    const timespec time{seconds.count(), std::chrono::nanoseconds(limit - seconds).count()};
    const int received = ::sigtimedwait(&m_signals, nullptr, &time);
    return received > 0 ? std::optional(received) : std::nullopt;
}

} // namespace opsroom::server_cli
