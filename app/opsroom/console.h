#pragma once

#include "server/config/node_config.h"

#include <QtCore/QString>

#include <optional>

namespace opsroom::app {

/// What the console shows and how it is started.
struct ConsoleOptions
{
    std::optional<config::NodeConfig> embedded; ///< a hub inside this process; nothing: connect to \a url
    QString url;
    QByteArray token;
    bool hasDemo = false;
    double demoRate = 50;   ///< events per second
    QString captureFile;    ///< play this as well; empty: none
    QString screenshotDir;  ///< render every page there and exit; empty: run
    QString page;           ///< to begin with, as it is called in the program; empty: the first one
    int measureSeconds = 0; ///< print after so long how long frames took, and exit; 0: run
};

/// Runs the console. Needs a QApplication, whose event loop it runs. \returns the process's exit code.
int runConsole(ConsoleOptions options);

} // namespace opsroom::app
