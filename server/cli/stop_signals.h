#pragma once

#include "core/base/clock.h"

#include <optional>
#include <signal.h>

namespace opsroom::server_cli {

/// SIGTERM, SIGINT and SIGHUP, held back for the main thread: made before any other thread, which then inherits the
/// mask.
class StopSignals
{
public:
    StopSignals();
    /// Blocks until SIGTERM or SIGINT comes. \returns its number.
    int wait() const;
    /// Blocks until one of the three comes, or for \a limit. \returns its number, or nothing.
    [[nodiscard]] std::optional<int> wait(Milliseconds limit) const;

private:
    sigset_t m_signals{};
};

} // namespace opsroom::server_cli
