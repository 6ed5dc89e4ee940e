#pragma once

#include "server/config/node_config.h"

namespace opsroom::app {

/// What a run of the program without a window does.
struct HeadlessOptions
{
    config::NodeConfig config;
    bool hasDemo = false;
    double demoRate = 50; ///< events per second
};

/// Runs the hub without a window, with a line of live figures on standard error, until SIGTERM or SIGINT.
///
/// Needs a QCoreApplication, whose event loop it runs. \returns the process's exit code.
int runHeadless(HeadlessOptions options);

} // namespace opsroom::app
