#pragma once

#include <QtCore/QSocketNotifier>

namespace opsroom::app {

/// Ends the event loop on SIGTERM and SIGINT. Made before any thread, so that all of them hold the signals back.
///
/// Thread: main.
class StopSignalWatch
{
public:
    StopSignalWatch();
    StopSignalWatch(const StopSignalWatch &) = delete;
    StopSignalWatch &operator=(const StopSignalWatch &) = delete;
    ~StopSignalWatch();

private:
    const int m_descriptor;
    QSocketNotifier m_notifier;
};

} // namespace opsroom::app
