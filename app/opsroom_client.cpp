#include "client/cli/client_command_line.h"

#include <QtCore/QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    return opsroom::client_cli::runClientCommandLine(argc, argv);
}
