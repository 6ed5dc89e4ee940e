#include "server/cli/stop_signals.h"

namespace opsroom::server_cli {

StopSignals::StopSignals()
{
    sigemptyset(&m_signals);
    sigaddset(&m_signals, SIGTERM);
    sigaddset(&m_signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
    // A peer that is gone is an error of write(), not the end of the process.
    ::signal(SIGPIPE, SIG_IGN);
}

int StopSignals::wait() const
{
    int received = 0;
    sigwait(&m_signals, &received);
    return received;
}

} // namespace opsroom::server_cli
