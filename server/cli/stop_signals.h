#pragma once

#include <signal.h>

namespace opsroom::server_cli {

/// SIGTERM and SIGINT, held back for the main thread: made before any other thread, which then inherits the mask.
class StopSignals
{
public:
    StopSignals();
    /// Blocks until one of them comes. \returns its number.
    int wait() const;

private:
    sigset_t m_signals{};
};

} // namespace opsroom::server_cli
