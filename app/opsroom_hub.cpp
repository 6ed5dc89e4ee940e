#include "server/cli/hub_command_line.h"

#include <QtCore/QCoreApplication>

int main(int argc, char **argv)
{
    // Qt's event loops, of which the hub's threads have one each, need it.
    const QCoreApplication app(argc, argv);
    return opsroom::server_cli::runHubCommandLine(argc, argv);
}
