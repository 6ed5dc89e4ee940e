#include "app/opsroom/stop_signal_watch.h"

#include <QtCore/QCoreApplication>

#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace opsroom::app {

namespace {

/// A descriptor that becomes readable with SIGTERM or SIGINT.
int stopSignalDescriptor()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
    ::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is an error of its write
    return signalfd(-1, &signals, SFD_CLOEXEC);
}

} // namespace

StopSignalWatch::StopSignalWatch()
    : m_descriptor(stopSignalDescriptor()), m_notifier(m_descriptor, QSocketNotifier::Read)
{
    QObject::connect(&m_notifier, &QSocketNotifier::activated, qApp, [] { QCoreApplication::quit(); });
}

StopSignalWatch::~StopSignalWatch()
{
    m_notifier.setEnabled(false);
    ::close(m_descriptor);
}

} // namespace opsroom::app
