#include "server/conformance/conformance_command_line.h"

#include <QtCore/QCoreApplication>

int main(int argc, char **argv)
{
    // Qt's event loops, of which the transport's threads have one each, need it.
    const QCoreApplication app(argc, argv);
    return opsroom::conformance::runConformanceCommandLine(argc, argv);
}
